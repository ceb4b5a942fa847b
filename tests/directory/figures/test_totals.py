import pytest

from directory.figures.reading import Place, last_totals
from directory.figures.totals import MEASURES, compare, totals_of
from portal.interface import stamp
from tests.factories.figures import FigureFactory

pytestmark = pytest.mark.django_db
LILLE, ROUBAIX, CROIX = "59350", "59512", "59163"


def test_only_five_communes_are_compared():
    assert len(compare(f"5900{n}" for n in range(1, 9))) == 5


@pytest.mark.parametrize("years", [1, 8])
def test_those_of_communes_are_read_at_once_and_kept(years, django_assert_num_queries):
    for year in range(years):
        for code in (LILLE, ROUBAIX, CROIX):
            FigureFactory(code=code, year=2018 + year)

    with django_assert_num_queries(1):
        found = compare([ROUBAIX, LILLE])
    with django_assert_num_queries(1):
        totals_of([LILLE, ROUBAIX, CROIX])
    with django_assert_num_queries(0):
        again = compare([ROUBAIX, CROIX, LILLE])

    assert list(found) == [ROUBAIX, LILLE]
    assert list(again) == [ROUBAIX, CROIX, LILLE]
    assert again[LILLE] is found[LILLE]


def test_they_are_read_again_once_something_public_changes():
    FigureFactory(year=2024, value=100)
    totals_of([LILLE])

    FigureFactory(year=2025, value=200)
    stamp.touch()

    assert totals_of([LILLE])[LILLE].figures["demands"].total.value == 200


@pytest.mark.parametrize(
    ("allocations", "pressure"),
    [({"value": 1000}, 10), ({"value": 0}, None), ({"value": 4}, None), ({"secret": "S"}, None)],
)
def test_its_pressure_is_that_of_its_figures(allocations, pressure):
    FigureFactory(value=10_000)
    FigureFactory(measure="allocations", **{"value": None, **allocations})

    totals = totals_of([LILLE])[LILLE]

    shown = totals.figures.get("pressure")
    assert totals.pressure == pressure == (shown and shown.total.value)
    place = Place("COM", LILLE)
    assert totals.figures == last_totals([place], MEASURES)[place]
