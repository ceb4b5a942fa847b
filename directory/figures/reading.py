"""Key figures ready to be shown: each with its date, source and link; nothing below the threshold.

Every function costs a constant number of queries, whatever the number of places or years.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property, reduce
from operator import or_
from typing import NamedTuple

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.formats import get_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.figures.enums import COUNTS, UNITS, Level, Measure, Modality, Secret, SruStatus
from directory.figures.models import Figure, Source
from directory.territory.models import Commune
from portal.interface.kept import Kept

RADII_KM = (5, 10, 20)
MOST_COMPARED = 5
EARTH_RADIUS_KM = 6371
KM_PER_DEGREE = 111.2
# By how many places after the point.
UNIT_OF = (Decimal(1), Decimal("0.1"), Decimal("0.01"))


class Place(NamedTuple):
    """A territory as the figures name it: Place("COM", "59350"), Place("FR", "FR")."""

    level: str
    code: str


@dataclass(frozen=True)
class Cell:
    """One value, or why it is not shown. `n`: how many allocations a delay is about."""

    value: Decimal | None = None
    secret: str = ""
    n: int | None = None
    measure: str = ""

    @cached_property
    def text(self) -> str:
        """« 1 960 », « 31,5 », « < 11 », « secret », or the words of a SRU status."""
        if self.secret == Secret.PRIMARY:
            return _("< %(threshold)d") % {"threshold": settings.FIGURES_SECRECY_THRESHOLD}
        if self.secret:
            return _("secret")
        if self.measure == Measure.SRU_STATUS:
            return SruStatus(int(self.value)).label
        whole = self.value == self.value.to_integral_value()
        return _in_digits(self.value, 0 if whole else 2 if self.unit == "€/m²" else 1)

    @property
    def unit(self) -> str:
        return UNITS.get(self.measure, "")


def _in_digits(value: Decimal, places: int) -> str:
    """« 1 960,5 », rounded half up: `number_format` takes five times as long, hundreds of times."""
    thousand, point = _separators(get_language())
    text = f"{value.quantize(UNIT_OF[places], ROUND_HALF_UP):,}"
    return text.translate({ord(","): thousand, ord("."): point})


@cache
def _separators(language: str | None) -> tuple[str, str]:
    return tuple(get_format(f"{what}_SEPARATOR", language) for what in ("THOUSAND", "DECIMAL"))


@dataclass(frozen=True)
class KeyFigure:
    """One measure of one territory in one year, by size of home: {"total": Cell, "T1": Cell…}.

    `on` is the day of a stock; None when the figure is about the whole of `year`. `waiting`: of a
    pressure, the demands it counts when they are not of `year`; None when they are.
    """

    measure: str
    year: int
    on: date | None
    source: Source
    cells: dict[str, Cell] = field(default_factory=dict)
    waiting: KeyFigure | None = None

    @property
    def label(self) -> str:
        return Measure(self.measure).label

    @property
    def total(self) -> Cell | None:
        return self.cells.get(Modality.TOTAL)


@dataclass(frozen=True)
class Neighbour:
    """A commune near another, where the pressure is lower."""

    insee: str
    name: str
    distance_km: float
    pressure: Decimal
    figures: dict[str, KeyFigure]


Figures = dict[Place, dict[str, KeyFigure]]
Series = dict[Place, dict[str, list[KeyFigure]]]


def key_figures(places: Iterable[Place], measures: Sequence[str] = ()) -> Figures:
    """The last year of each measure of these places; one query. A place without figure has {}."""
    same = Figure.objects.filter(
        level=OuterRef("level"), code=OuterRef("code"), measure=OuterRef("measure")
    )
    last = Subquery(same.order_by("-year").values("year")[:1])
    places = _each_once(places)
    rows = _rows(places, _with_pressure(measures)).filter(year=last)
    return _last_of_each(places, rows, measures)


def last_totals(places: Iterable[Place], measures: Sequence[str] = ()) -> Figures:
    """The same for a list: of each figure, only what it is for all sizes of home; one query."""
    places = _each_once(places)
    rows = _rows(places, _with_pressure(measures)).filter(modality=Modality.TOTAL)
    rows = rows.order_by("level", "code", "measure", "-year").distinct("level", "code", "measure")
    return _last_of_each(places, rows, measures)


def _last_of_each(places: Sequence[Place], rows: QuerySet, measures: Sequence[str]) -> Figures:
    found: Figures = {place: {} for place in places}
    for place, figure in _grouped(rows):
        found[place][figure.measure] = figure
    for figures in found.values():
        if pressure := _pressure(figures):
            figures[Measure.PRESSURE] = pressure
        if measures:
            for extra in set(figures) - set(measures):
                del figures[extra]
    return found


def _each_once(places: Iterable[Place]) -> list[Place]:
    return list(dict.fromkeys(Place(*place) for place in places))


def compare(insee_codes: Iterable[str]) -> Figures:
    """The last totals of at most five communes, in the order given; one query."""
    codes = list(dict.fromkeys(insee_codes))[:MOST_COMPARED]
    return last_totals(Place(Level.COMMUNE, code) for code in codes)


def series(places: Iterable[Place], measures: Sequence[str] = (), *, years: int = 10) -> Series:
    """The last `years` years of each measure, the oldest first; one query."""
    places = _each_once(places)
    found: Series = {place: {} for place in places}
    for place, figure in _grouped(_rows(places, measures)):
        found[place].setdefault(figure.measure, []).append(figure)
    for by_measure in found.values():
        for measure, figures in by_measure.items():
            by_measure[measure] = figures[-years:]
    return found


def last_of(over_years: dict[str, list[KeyFigure]]) -> dict[str, KeyFigure]:
    """What `key_figures` gives, from the series of all the measures of a place; no query."""
    figures = {measure: found[-1] for measure, found in over_years.items() if found}
    if pressure := _pressure(figures):
        figures[Measure.PRESSURE] = pressure
    return figures


def pressures(over_years: dict[str, list[KeyFigure]]) -> list[KeyFigure]:
    """The pressure of each year of the series of a place, the oldest first; no query.

    Demands and allocations of one year; the last is that of `last_of`.
    """
    by_year: dict[int, dict[str, KeyFigure]] = {}
    for measure in (Measure.DEMANDS, Measure.ALLOCATIONS, Measure.PRESSURE):
        for figure in over_years.get(measure, ()):
            by_year.setdefault(figure.year, {})[measure] = figure
    found = {year: _pressure(figures) for year, figures in by_year.items()}
    if last := last_of(over_years).get(Measure.PRESSURE):
        found[last.year] = last
    return [found[year] for year in sorted(found) if found[year]]


def neighbours(insee: str, radius_km: float, *, limit: int = 20) -> list[Neighbour]:
    """Communes within `radius_km` where fewer demands wait for one allocation, the lowest first.

    Distances are between centroids (domain.md 8.1). Two queries at most; empty when the pressure
    of the commune is not known or masked. A city with arrondissements gives way to them.
    """
    near = _communes_near(insee, radius_km)
    if not near:
        return []
    wanted = (Measure.DEMANDS, Measure.ALLOCATIONS, Measure.DELAY, Measure.STOCK, Measure.PRESSURE)
    figures = last_totals((Place(Level.COMMUNE, code) for code in near), wanted)
    own = _total(figures[Place(Level.COMMUNE, insee)].get(Measure.PRESSURE))
    if own is None:
        return []
    found = []
    for code, (name, distance) in near.items():
        of_commune = figures[Place(Level.COMMUNE, code)]
        pressure = _total(of_commune.get(Measure.PRESSURE))
        if code != insee and pressure is not None and pressure < own:
            found.append(Neighbour(code, name, round(distance, 1), pressure, of_commune))
    found.sort(key=lambda each: (each.pressure, each.distance_km, each.insee))
    return found[:limit]


def _rows(places: Sequence[Place], measures: Sequence[str]) -> QuerySet:
    by_level: dict[str, list[str]] = {}
    for place in places:
        by_level.setdefault(place.level, []).append(place.code)
    asked = [Q(level=level, code__in=codes) for level, codes in by_level.items()]
    rows = Figure.objects.filter(reduce(or_, asked, Q())) if asked else Figure.objects.none()
    if measures:
        rows = rows.filter(measure__in=measures)
    return rows.order_by("level", "code", "measure", "year", "modality")


def _with_pressure(measures: Sequence[str]) -> Sequence[str]:
    """What must be read for these measures to be known."""
    if Measure.PRESSURE in measures:
        return list({*measures, Measure.DEMANDS, Measure.ALLOCATIONS})
    return measures


def _read_sources(_every: None) -> dict[int, Source]:
    return Source.objects.in_bulk()


# One small table, read once a process: `sources(None)`.
sources = Kept(_read_sources, most=1)
# What is read of a row: tuples, a page reads hundreds of them.
ROW = ("level", "code", "measure", "year", "modality", "value", "n", "secret", "on", "source_id")


def _grouped(rows: QuerySet):
    """(place, figure) for each measure and year, cells together."""
    current, key, known = None, None, sources(None)
    for level, code, measure, year, modality, value, n, secret, on, source in rows.values_list(
        *ROW
    ):
        if key != (level, code, measure, year):
            if current:
                yield Place(*key[:2]), current
            key = (level, code, measure, year)
            # An import may have just brought a source that is not among those kept.
            of = known.get(source) or Source.objects.get(pk=source)
            current = KeyFigure(measure, year, on, of)
        current.cells[modality] = _cell(measure, value, n, secret)
    if current:
        yield Place(*key[:2]), current


def _cell(measure: str, value: Decimal | None, n: int | None, secret: str) -> Cell:
    """A second lock: whatever the table holds, a small count does not leave."""
    counted = value if measure in COUNTS else n
    if counted is not None and 0 < counted < settings.FIGURES_SECRECY_THRESHOLD:
        secret = Secret.PRIMARY
    if secret:
        return Cell(secret=secret, measure=measure)
    return Cell(value, n=n, measure=measure)


def _pressure(figures: dict[str, KeyFigure]) -> KeyFigure | None:
    """Demands waiting for one allocation, of the cells that are published.

    The year is that of the allocations; demands of another year are said in `waiting`. A size of
    home whose counts are not published keeps the ratio of the source, of the same year.
    """
    demands, allocations = figures.get(Measure.DEMANDS), figures.get(Measure.ALLOCATIONS)
    given = figures.get(Measure.PRESSURE)
    if not (demands and allocations):
        return given
    cells = {}
    if given and given.year == allocations.year:
        cells |= given.cells
    for modality in demands.cells.keys() & allocations.cells.keys():
        cells.pop(modality, None)
        waiting, allocated = demands.cells[modality], allocations.cells[modality]
        if not (waiting.secret or allocated.secret) and allocated.value:
            ratio = (waiting.value / allocated.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
            cells[modality] = Cell(ratio, measure=Measure.PRESSURE)
    if not cells:
        return None
    return KeyFigure(
        Measure.PRESSURE,
        allocations.year,
        allocations.on,
        allocations.source,
        _in_order(cells),
        waiting=demands if demands.year != allocations.year else None,
    )


def _in_order(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {modality: cells[modality] for modality in Modality.values if modality in cells}


def _total(figure: KeyFigure | None) -> Decimal | None:
    return figure.total.value if figure and figure.total else None


def _communes_near(insee: str, radius_km: float) -> dict[str, tuple[str, float]]:
    """{code: (name, km)} of today's communes around one, itself included; one query."""
    centre = Commune.objects.filter(pk=insee)
    latitude = Subquery(centre.values("latitude"))
    longitude = Subquery(centre.values("longitude"))
    degrees = radius_km / KM_PER_DEGREE
    # A degree of longitude is shorter in the north: twice as wide holds up to 60° (France: 51°).
    rows = Commune.objects.filter(
        Q(selectable=True) | Q(pk=insee),
        closed_on__isnull=True,
        latitude__range=(latitude - degrees, latitude + degrees),
        longitude__range=(longitude - 2 * degrees, longitude + 2 * degrees),
    ).values_list("insee", "name", "latitude", "longitude")
    points = {code: (name, lat, lon) for code, name, lat, lon in rows}
    if insee not in points:
        return {}
    _name, lat, lon = points[insee]
    near = {code: (name, _km(lat, lon, *point)) for code, (name, *point) in points.items()}
    return {code: found for code, found in near.items() if found[1] <= radius_km}


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance (haversine)."""
    lat, lon, other_lat, other_lon = map(math.radians, (lat, lon, other_lat, other_lon))
    a = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(a))
