"""Made-up figures for every commune, to show the portal: their source says so on each page.

The same every time: they follow from the population, the zone and the code of the commune. Orders
of magnitude are those of domain.md 12.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from zlib import crc32

from directory.figures.enums import TYPES, Level, Measure, Modality
from directory.figures.figures_import import Given, Published, sync
from directory.figures.places import Place, Places
from directory.imports.registry import Job, Report
from directory.territory.models import Commune

LAST_YEAR = 2025
YEARS = range(LAST_YEAR - 9, LAST_YEAR + 1)
PUBLISHED = Published(
    "demonstration",
    LAST_YEAR,
    "Données de démonstration",
    "Portail (chiffres inventés)",
    licence="",
    demonstration=True,
)
PERSONS_PER_HOME = 2.2
# Below, a commune is given no social dwelling: the real ones are mostly without.
SMALLEST_STOCK = 12
# Below, a count is not split by size of home: nearly every part of it would be masked.
SMALLEST_SPLIT = 60


# Cities from this population have so many times the social homes of the other communes.
CITY, CITY_STOCK = 50_000, 1.35


class Zone(NamedTuple):
    """Of 100 homes how many are social; per social dwelling and year, demands and allocations."""

    share: float
    demands: float
    allocations: float
    delay: int  # months


# The whole country comes near domain.md 12.1: 2.8 million demands, 370,000 allocations a year.
ZONES = {
    "Abis": Zone(24, 0.70, 0.052, 40),
    "A": Zone(22, 0.60, 0.062, 29),
    "B1": Zone(20, 0.45, 0.070, 21),
    "B2": Zone(16, 0.30, 0.085, 14),
    "C": Zone(7, 0.20, 0.090, 8),
}
# How many in a hundred, by size of home, of dwellings, demands (domain.md 12.3), allocations.
SIZES = {
    Measure.STOCK: (8, 21, 37, 27, 7),
    Measure.DEMANDS: (11, 30, 34, 20, 5),
    Measure.ALLOCATIONS: (10, 25, 37, 22, 6),
}
MEASURES = tuple(SIZES)
# {measure: {year: count}}
Counts = dict[str, dict[int, int]]


def load(*, now: datetime, progress) -> Report:
    """Bring the demonstration figures up to date; to be run in a transaction.

    Territories that have real figures keep them.
    """
    places = Places()
    job = Job(now, progress, lambda line, reason: None, accept_losses=True)
    rows = Commune.objects.filter(closed_on__isnull=True, departement__territory__isnull=False)
    # Read before: the connection is busy while cells are copied.
    communes = list(rows.order_by("pk").values_list("pk", "population", "zone_abc"))
    return sync(cells(communes, places), PUBLISHED, places=places, job=job)


def cells(communes: list[tuple[str, int | None, str]], places: Places) -> Iterator[Given]:
    """The figures of every territory that has social dwellings; the children add up."""
    counts: dict[Place, Counts] = {}
    delays: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    cities = {parent for parent, _departement, _epci in places.communes.values() if parent}
    for insee, population, zone in communes:
        if insee in cities or not population:
            continue
        place = (Level.COMMUNE.value, insee)
        found = of_commune(insee, population, ZONES.get(zone, ZONES["C"]))
        if not found:
            continue
        counts[place], delay = found
        delays[place].append((delay, counts[place][Measure.ALLOCATIONS][LAST_YEAR]))
        for parent in places.parents(place):
            delays[parent] += delays[place]
            _add(counts.setdefault(parent, {}), counts[place])
    sizes = _sizes(counts, places)
    for place, by_measure in counts.items():
        yield from _of_place(place, by_measure, sizes[place], delays[place])


def of_commune(insee: str, population: int, zone: Zone) -> tuple[Counts, int] | None:
    """(counts by measure and year, delay in months); None without social dwelling."""
    # From 0.75 to 1.25: no two communes of a zone are the same.
    wobble = 0.75 + (crc32(insee.encode()) % 1000) / 2000
    share = zone.share / 100 * (CITY_STOCK if population >= CITY else 1)
    stock = int(population / PERSONS_PER_HOME * share * wobble)
    if population < 800 or stock < SMALLEST_STOCK:
        return None
    counts: Counts = {measure: {} for measure in MEASURES}
    for year in YEARS:
        past = LAST_YEAR - year
        counts[Measure.STOCK][year] = int(stock * 0.991**past)
        # More demands and fewer allocations every year (domain.md 12.1).
        counts[Measure.DEMANDS][year] = int(stock * zone.demands * wobble * 0.955**past)
        counts[Measure.ALLOCATIONS][year] = int(stock * zone.allocations * 1.022**past)
    return counts, max(2, int(zone.delay * (0.6 + wobble / 2)))


def _add(total: Counts, more: Counts) -> None:
    for measure, years in more.items():
        into = total.setdefault(measure, {})
        for year, value in years.items():
            into[year] = into.get(year, 0) + value


def _sizes(counts: dict[Place, Counts], places: Places) -> dict[Place, dict[str, list[int]]]:
    """{place: {measure: by size of home}} of the last year; parents are sums of communes."""
    found: dict[Place, dict[str, list[int]]] = {}
    parents = {parent for place in counts for parent in places.parents(place)}
    for place in counts.keys() - parents:
        found[place] = {
            measure: share_out(counts[place][measure][LAST_YEAR], SIZES[measure])
            for measure in MEASURES
        }
    for place in list(found):
        for parent in places.parents(place):
            total = found.setdefault(parent, {measure: [0] * len(TYPES) for measure in MEASURES})
            for measure, values in found[place].items():
                total[measure] = [a + b for a, b in zip(total[measure], values, strict=True)]
    return found


def share_out(total: int, hundredths: tuple[int, ...]) -> list[int]:
    """Whole numbers in these proportions, whose sum is the total (largest remainders)."""
    values = [total * each // 100 for each in hundredths]
    remainders = sorted(
        range(len(hundredths)), key=lambda rank: (-(total * hundredths[rank] % 100), rank)
    )
    for rank in remainders[: total - sum(values)]:
        values[rank] += 1
    return values


def _of_place(place: Place, counts: Counts, sizes, delays) -> Iterator[Given]:
    for measure, years in counts.items():
        for year, value in years.items():
            on = _day(measure, year)
            yield Given(*place, measure, year, Modality.TOTAL.value, value, None, on)
        if years[LAST_YEAR] < SMALLEST_SPLIT:
            continue
        on = _day(measure, LAST_YEAR)
        for modality, value in zip(TYPES, sizes[measure], strict=True):
            yield Given(*place, measure, LAST_YEAR, modality.value, value, None, on)
    allocations = sum(n for _delay, n in delays)
    if allocations:
        mean = sum(delay * n for delay, n in delays) // allocations
        yield Given(*place, Measure.DELAY, LAST_YEAR, Modality.TOTAL.value, mean, allocations)


def _day(measure: str, year: int) -> date | None:
    if measure == Measure.STOCK:
        return date(year, 1, 1)
    return date(year, 12, 31) if measure == Measure.DEMANDS else None
