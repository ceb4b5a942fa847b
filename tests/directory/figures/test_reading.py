from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from directory.figures import reading
from directory.figures.enums import Measure
from directory.figures.models import Figure
from directory.figures.reading import Place
from directory.places.wording import when
from tests.factories.figures import FigureFactory

pytestmark = pytest.mark.django_db
LILLE, ROUBAIX, CROIX = "59350", "59512", "59163"


def commune(code):
    return Place("COM", code)


def pressed(code, demands, allocations):
    FigureFactory(code=code, value=demands)
    FigureFactory(code=code, allocated=True, value=allocations)


def test_a_figure_comes_with_its_day_its_source_and_its_link():
    FigureFactory(dated=True)
    FigureFactory(modality="T1", value=3120, dated=True)

    figure = reading.key_figures([commune(LILLE)])[commune(LILLE)]["demands"]

    assert figure.total.text == "18\N{NO-BREAK SPACE}740"
    assert figure.cells["T1"].value == 3120
    assert (figure.on.isoformat(), figure.year) == ("2025-12-31", 2025)
    assert (figure.source.publisher, figure.source.url) == (
        "Ministère chargé du logement",
        "https://exemple.fr/sne",
    )


def test_the_last_year_of_each_measure_is_read_and_no_year_is_mixed_with_another():
    FigureFactory(year=2024, modality="T1", value=900)
    FigureFactory(year=2024, value=9000)
    FigureFactory(year=2025, value=9100)
    FigureFactory(year=2024, allocated=True, value=500)

    found = reading.key_figures([commune(LILLE)])[commune(LILLE)]

    assert found["demands"].year == 2025
    assert list(found["demands"].cells) == ["total"]
    assert found["allocations"].year == 2024


def test_the_pressure_is_computed_from_what_is_published():
    pressed(LILLE, 18740, 1960)
    for modality, demands, allocations in (("T1", 3120, None), ("T2", 6980, 620)):
        FigureFactory(modality=modality, value=demands)
        masked = {"masked": True} if allocations is None else {"value": allocations}
        FigureFactory(measure="allocations", modality=modality, **masked)

    pressure = reading.key_figures([commune(LILLE)])[commune(LILLE)]["pressure"]

    assert {modality: cell.value for modality, cell in pressure.cells.items()} == {
        "total": Decimal("9.6"),
        "T2": Decimal("11.3"),
    }


@pytest.mark.parametrize(
    ("secret", "text"), [("P", "< 11"), ("S", "secret")], ids=["primary", "secondary"]
)
def test_a_masked_cell_says_why(secret, text):
    FigureFactory(value=None, secret=secret)

    total = reading.key_figures([commune(LILLE)])[commune(LILLE)]["demands"].total

    assert (total.text, total.value) == (text, None)


def test_a_small_count_does_not_leave_even_when_the_table_holds_it():
    FigureFactory(value=7)
    FigureFactory(measure="delay", value=31, n=4)

    found = reading.key_figures([commune(LILLE)])[commune(LILLE)]

    assert (found["demands"].total.value, found["demands"].total.text) == (None, "< 11")
    assert (found["delay"].total.value, found["delay"].total.n) == (None, None)


def test_zero_is_no_secret():
    FigureFactory(value=0)

    assert reading.key_figures([commune(LILLE)])[commune(LILLE)]["demands"].total.text == "0"


@pytest.mark.parametrize("masked", [{"secret": "P"}, {"secret": "", "value": None}])
def test_the_table_refuses_a_masked_cell_that_keeps_its_value(masked):
    with pytest.raises(IntegrityError), transaction.atomic():
        FigureFactory(**masked)

    assert not Figure.objects.exists()


@pytest.mark.parametrize("years", [1, 8])
def test_all_the_figures_of_places_cost_one_query(years, django_assert_num_queries):
    for year in range(years):
        for code in (LILLE, ROUBAIX, CROIX):
            FigureFactory(code=code, year=2018 + year)

    with django_assert_num_queries(
        1  # figures
        + 1  # sources, kept until something public changes
    ):
        found = reading.last_totals(map(commune, (LILLE, ROUBAIX, CROIX)))
    with django_assert_num_queries(1):
        by_year = reading.series(commune(LILLE))

    assert [place.code for place in found] == [LILLE, ROUBAIX, CROIX]
    assert len(by_year["demands"]) == years
    assert reading.series(Place("DEP", LILLE)) == {}


def test_a_pressure_of_two_years_says_both():
    FigureFactory(code=LILLE, measure=Measure.DEMANDS, year=2025, value=1000, on="2025-12-31")
    FigureFactory(code=LILLE, measure=Measure.ALLOCATIONS, year=2024, value=100, on=None)

    figure = reading.key_figures([commune(LILLE)])[commune(LILLE)]["pressure"]

    assert (figure.year, figure.waiting.year) == (2024, 2025)
    assert when(figure) == "en 2024, demandes au 31 décembre 2025"


def test_a_pressure_of_one_year_says_it_once():
    FigureFactory(code=LILLE, measure=Measure.DEMANDS, year=2024, value=1000)
    FigureFactory(code=LILLE, measure=Measure.ALLOCATIONS, year=2024, value=100, on=None)

    assert when(reading.key_figures([commune(LILLE)])[commune(LILLE)]["pressure"]) == "en 2024"


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_ratio_of_the_source_does_not_tell_a_masked_count(year):
    """10 000 demands, 2 000 for one allocation: five allocations, which are not published."""
    FigureFactory(value=10_000)
    FigureFactory(allocated=True, value=5)
    FigureFactory(measure="pressure", year=year, value=2000)

    assert Measure.PRESSURE not in reading.key_figures([commune(LILLE)])[commune(LILLE)]
    assert Measure.PRESSURE not in reading.last_totals([commune(LILLE)])[commune(LILLE)]
    assert Measure.PRESSURE not in reading.last_of(reading.series(commune(LILLE)))
    totals = reading.read_totals([commune(LILLE)], Measure.values)[commune(LILLE)]
    assert reading.total_pressure(totals) is None


def test_the_ratio_of_the_source_is_told_where_it_gives_no_count():
    FigureFactory(measure="pressure", value=Decimal("9.6"))

    found = reading.key_figures([commune(LILLE)])[commune(LILLE)][Measure.PRESSURE]

    assert found.total.value == Decimal("9.6")
