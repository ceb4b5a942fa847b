import math
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest
from django.conf import settings

from directory.figures.enums import Level, Measure
from directory.figures.models import Figure
from directory.figures.neighbours import neighbours
from directory.figures.reading import Place, last_totals
from directory.figures.totals import MEASURES
from directory.territory.models import Commune
from directory.territory.table import communes
from tests.factories.figures import FigureFactory, SourceFactory

pytestmark = pytest.mark.django_db
LILLE, ROUBAIX, CROIX = "59350", "59512", "59163"
COUNTED = ("demands", "allocations", "stock")


def pressed(code, demands, allocations):
    FigureFactory(code=code, value=demands)
    FigureFactory(code=code, allocated=True, value=allocations)


@pytest.mark.parametrize("how_many", [1, 3])
def test_neighbours_are_those_near_with_a_lower_pressure(how_many, django_assert_num_queries):
    pressed(LILLE, 1000, 100)
    near = [CROIX, "59378", "59410"][:how_many]
    for rank, code in enumerate(near):
        pressed(code, 100 + 100 * rank, 100)
    pressed(ROUBAIX, 2000, 100)
    pressed("59178", 100, 100)  # Douai, 33 km away

    communes()
    with django_assert_num_queries(
        1  # figures of the communes around
    ):
        found = neighbours(LILLE, 20).lower
    with django_assert_num_queries(0):
        neighbours(LILLE, 5)

    assert [each.row.insee for each in found] == near
    assert found[0].totals.pressure == 1
    assert 0 < found[0].distance_km < 20
    assert Measure.DEMANDS in found[0].totals.figures


def test_without_pressure_of_its_own_a_commune_has_no_such_neighbour():
    FigureFactory(masked=True)
    pressed(CROIX, 100, 100)

    assert neighbours(LILLE, 20) == (None, [])
    assert neighbours("00000", 20) == (None, [])


def kilometres(here, there) -> float:
    lat, lon, other_lat, other_lon = map(math.radians, (*here, *there))
    a = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * 6371 * math.asin(math.sqrt(a))


def published(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.secret:
        return None
    counted = figure.value if figure.measure in COUNTED else figure.n
    small = counted is not None and 0 < counted < settings.FIGURES_SECRECY_THRESHOLD
    return None if small else figure.value


def pressure_of(rows: dict[str, Figure]) -> Decimal | None:
    demands, allocations = published(rows.get("demands")), published(rows.get("allocations"))
    if demands is not None and allocations:
        return (demands / allocations).quantize(Decimal("0.1"), ROUND_HALF_UP)
    # Beside a masked count, the ratio of the source would tell it.
    if "demands" in rows and "allocations" in rows:
        return None
    return published(rows.get("pressure"))


def measured(insee: str, radius: float, limit: int) -> list[tuple]:
    """(code, km, pressure): every commune and every figure looked at, one by one."""
    last: dict[str, dict[str, Figure]] = {}
    for figure in Figure.objects.filter(level="COM", modality="total").order_by("year"):
        last.setdefault(figure.code, {})[figure.measure] = figure
    places = {
        code: point
        for code, *point in Commune.objects.selectable()
        .exclude(latitude=None)
        .values_list("insee", "latitude", "longitude")
    }
    own = pressure_of(last.get(insee, {}))
    found = []
    for code in last.keys() & places.keys() - {insee}:
        far, pressure = kilometres(places[insee], places[code]), pressure_of(last[code])
        if far <= radius and own is not None and pressure is not None and pressure < own:
            found.append((pressure, round(far, 1), code))
    return [(code, far, pressure) for pressure, far, code in sorted(found)[:limit]]


def made_up(random: Random, codes: list[str]) -> None:
    """Figures of all sorts: small, masked, of several years, a pressure given by the source."""
    source, rows = SourceFactory(), []
    for code in codes:
        for measure in ("demands", "allocations", "pressure", "delay", "stock"):
            for year in random.sample((2022, 2023, 2024, 2025), random.choice((0, 1, 1, 3))):
                secret = random.choice(("", "", "", "P", "S"))
                value = None if secret else Decimal(random.choice((0, 4, 11, 30, 250, 9000)))
                n = None if secret or measure != "delay" else random.choice((None, 3, 40))
                for modality in ("total", "T1"):
                    key = {"code": code, "measure": measure, "year": year, "modality": modality}
                    rest = {"value": value, "secret": secret, "n": n, "source": source}
                    rows.append(Figure(level="COM", **key, **rest))
    Figure.objects.bulk_create(rows)


@pytest.mark.parametrize("seed", range(12))
def test_they_are_those_found_by_looking_at_every_figure(seed):
    random = Random(seed)
    nord = {row.insee for row in communes().communes_of_departement("59")} - {LILLE}
    made_up(random, [LILLE, *random.sample(sorted(nord), 150)])
    FigureFactory(code=LILLE, year=2026, value=90_000)
    FigureFactory(code=LILLE, year=2026, allocated=True, value=1000)

    for radius, limit in ((5, 20), (20, 20), (60, 5)):
        found = neighbours(LILLE, radius, limit=limit)

        expected = measured(LILLE, radius, limit)
        assert [
            (near.row.insee, near.distance_km, near.totals.pressure) for near in found.lower
        ] == (expected)
        totals = last_totals(
            (Place(Level.COMMUNE, near.row.insee) for near in found.lower), MEASURES
        )
        assert [near.totals.figures for near in found.lower] == list(totals.values())
        for near in found.lower:
            assert near.totals.figures["pressure"].total.value == near.totals.pressure
            assert all(figure.cells.keys() == {"total"} for figure in near.totals.figures.values())


@pytest.mark.parametrize("seed", range(6))
def test_last_totals_are_the_last_rows_of_the_table(seed):
    random = Random(seed)
    codes = [row.insee for row in communes().communes_of_departement("62")[:40]]
    made_up(random, codes)
    places = [Place(Level.COMMUNE, code) for code in codes]

    found = last_totals(places, ["demands", "delay"])

    for place in places:
        rows = Figure.objects.filter(code=place.code, modality="total").order_by("year")
        last = {row.measure: row for row in rows if row.measure in ("demands", "delay")}
        assert {
            measure: (figure.year, figure.total.value) for measure, figure in found[place].items()
        } == {measure: (row.year, published(row)) for measure, row in last.items()}
