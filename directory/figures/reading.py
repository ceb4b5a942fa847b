"""Key figures ready to be shown: each with its date, source and link; nothing below the threshold.

Every function costs a constant number of queries, whatever the number of places or years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.formats import get_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.figures.enums import COUNTS, UNITS, Measure, Modality, Secret, SruStatus
from directory.figures.models import Figure, Source
from portal.interface.kept import Kept

# Asked for each of the hundred cells of a page: a member of an enumeration takes ten times as long.
TOTAL, PRIMARY, SRU_STATUS = (
    str(code) for code in (Modality.TOTAL, Secret.PRIMARY, Measure.SRU_STATUS)
)
# By how many places after the point.
UNIT_OF = (Decimal(1), Decimal("0.1"), Decimal("0.01"))


class Place(NamedTuple):
    """A territory as the figures name it: Place("COM", "59350"), Place("FR", "FR")."""

    level: str
    code: str


class Cell(NamedTuple):
    """One value, or why it is not shown. `n`: how many allocations a delay is about."""

    value: Decimal | None = None
    secret: str = ""
    n: int | None = None
    measure: str = ""

    @property
    def text(self) -> str:
        """« 1 960 », « 31,5 », « < 11 », « secret », or the words of a SRU status."""
        value, secret, _n, measure = self
        if secret:
            masked = _("< %(threshold)d") % {"threshold": settings.FIGURES_SECRECY_THRESHOLD}
            return masked if secret == PRIMARY else _("secret")
        if measure == SRU_STATUS:
            return SruStatus(int(value)).label
        if value == value.to_integral_value():
            return in_digits(value, 0)
        return in_digits(value, 2 if UNITS.get(measure) == "€/m²" else 1)

    @property
    def unit(self) -> str:
        return UNITS.get(self.measure, "")


def in_digits(value: Decimal, places: int) -> str:
    """« 1 960,5 », rounded half up: `number_format` takes five times as long, hundreds of times."""
    if places:
        thousand, point = _separators(get_language())
        text = f"{value.quantize(UNIT_OF[places], ROUND_HALF_UP):,}"
        return text.translate({ord(","): thousand, ord("."): point})
    whole = int(value.to_integral_value(ROUND_HALF_UP))
    if -1000 < whole < 1000:
        return str(whole)
    return f"{whole:,}".replace(",", _separators(get_language())[0])


@cache
def _separators(language: str | None) -> tuple[str, str]:
    return tuple(get_format(f"{what}_SEPARATOR", language) for what in ("THOUSAND", "DECIMAL"))


class KeyFigure(NamedTuple):
    """One measure of one territory in one year, by size of home: {"total": Cell, "T1": Cell…}.

    `on` is the day of a stock; None when the figure is about the whole of `year`. `waiting`: of a
    pressure, the demands it counts when they are not of `year`; None when they are.
    """

    measure: str
    year: int
    on: date | None
    source: Source
    cells: dict[str, Cell]
    waiting: KeyFigure | None = None

    @property
    def label(self) -> str:
        return Measure(self.measure).label

    @property
    def total(self) -> Cell | None:
        return self.cells.get(TOTAL)


Figures = dict[Place, dict[str, KeyFigure]]


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
    read = read_totals(places, _with_pressure(measures) or Measure.values)
    return {place: figures_of(totals, measures) for place, totals in read.items()}


def _last_of_each(places: Sequence[Place], rows: QuerySet, measures: Sequence[str]) -> Figures:
    found: Figures = {place: {} for place in places}
    for place, figure in _grouped(rows.values_list(*ROW)):
        found[place][figure.measure] = figure
    return {place: _only(figures, measures) for place, figures in found.items()}


def _only(figures: dict[str, KeyFigure], measures: Sequence[str]) -> dict[str, KeyFigure]:
    """These measures, all without a name, of what was read; the pressure is computed."""
    _put_pressure(figures)
    if not measures:
        return figures
    return {measure: figures[measure] for measure in measures if measure in figures}


def _each_once(places: Iterable[Place]) -> list[Place]:
    return list(dict.fromkeys(Place(*place) for place in places))


def series(place: Place, *, years: int = 10) -> dict[str, list[KeyFigure]]:
    """The last `years` years of each measure of a place, the oldest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(YEARS, [str(place.level), place.code])
        rows = cursor.fetchall()
    found: dict[str, list[KeyFigure]] = {}
    for _place, figure in _grouped(rows):
        found.setdefault(figure.measure, []).append(figure)
    return {measure: figures[-years:] for measure, figures in found.items()}


# Written out: the page of a commune asks it, and the ORM takes ten times as long to write it as
# PostgreSQL to answer.
YEARS = """
    SELECT level, code, measure, year, modality, value, n, secret, "on", source_id
    FROM figures_figure
    WHERE level = %s AND code = %s
    ORDER BY measure, year, modality
"""


def last_of(over_years: dict[str, list[KeyFigure]]) -> dict[str, KeyFigure]:
    """What `key_figures` gives, from the series of all the measures of a place; no query."""
    figures = {measure: found[-1] for measure, found in over_years.items() if found}
    _put_pressure(figures)
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


# The last total of one measure of one place: year, value, n, secret, on, source_id.
Total = tuple[int, Decimal | None, int | None, str, date | None, int]
# Written out: for hundreds of totals the ORM takes longer to write a statement than PostgreSQL to
# answer this one, which goes down the index once for each of them and reads no other year.
LAST_TOTALS = """
    SELECT place.level, place.code, asked.measure, last.*
    FROM unnest(%s::text[], %s::text[]) AS place (level, code)
    CROSS JOIN unnest(%s::text[]) AS asked (measure)
    CROSS JOIN LATERAL (
        SELECT year, value, n, secret, "on", source_id
        FROM figures_figure
        WHERE code = place.code AND level = place.level AND measure = asked.measure
            AND modality = 'total'
        ORDER BY year DESC
        LIMIT 1
    ) AS last
"""


def read_totals(places: Iterable[Place], measures: Iterable[str]) -> dict[Place, dict[str, Total]]:
    """The last of each measure, for all sizes of home; one query. Secrecy is not yet applied."""
    found: dict[Place, dict[str, Total]] = {place: {} for place in _each_once(places)}
    levels, codes = [str(place.level) for place in found], [place.code for place in found]
    with connection.cursor() as cursor:
        cursor.execute(LAST_TOTALS, [levels, codes, [str(measure) for measure in measures]])
        for row in cursor.fetchall():
            found[row[:2]][row[2]] = row[3:]
    return found


def figures_of(totals: dict[str, Total], measures: Sequence[str]) -> dict[str, KeyFigure]:
    """These measures of a place, all without a name; secrecy applied, the pressure computed."""
    known, figures, threshold = sources(None), {}, settings.FIGURES_SECRECY_THRESHOLD
    for measure, (year, value, n, secret, on, source) in totals.items():
        cells = {TOTAL: _cell(measure, value, n, secret, threshold)}
        figures[measure] = KeyFigure(measure, year, on, _source_of(source, known), cells)
    return _only(figures, measures)


def total_pressure(totals: dict[str, Total]) -> Decimal | None:
    """The total of the pressure that `figures_of` gives, when it is published."""
    demands, allocations = totals.get(Measure.DEMANDS), totals.get(Measure.ALLOCATIONS)
    threshold = settings.FIGURES_SECRECY_THRESHOLD
    if demands and allocations:
        waiting = _cell(Measure.DEMANDS, *demands[1:4], threshold)
        ratio = _for_one(waiting, _cell(Measure.ALLOCATIONS, *allocations[1:4], threshold))
        return ratio.value if ratio else None
    given = totals.get(Measure.PRESSURE)
    return _cell(Measure.PRESSURE, *given[1:4], threshold).value if given else None


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


def _source_of(pk: int, known: dict[int, Source]) -> Source:
    # An import may have just brought a source that is not among those kept.
    return known.get(pk) or Source.objects.get(pk=pk)


# What is read of a row: tuples, a page reads hundreds of them.
ROW = ("level", "code", "measure", "year", "modality", "value", "n", "secret", "on", "source_id")


def _grouped(rows: Iterable[tuple]):
    """(place, figure) for each measure and year, cells together."""
    key, known, threshold = None, sources(None), settings.FIGURES_SECRECY_THRESHOLD
    cells: dict[str, Cell] = {}
    for level, code, measure, year, modality, value, n, secret, on, source in rows:
        if key != (level, code, measure, year):
            key, cells = (level, code, measure, year), {}
            # Its cells come with the rows that follow.
            yield (level, code), KeyFigure(measure, year, on, _source_of(source, known), cells)
        cells[modality] = _cell(measure, value, n, secret, threshold)


def _cell(measure: str, value: Decimal | None, n: int | None, secret: str, threshold: int) -> Cell:
    """A second lock: whatever the table holds, a count under the threshold does not leave."""
    counted = value if measure in COUNTS else n
    if counted is not None and 0 < counted < threshold:
        secret = PRIMARY
    if secret:
        return Cell(None, secret, None, measure)
    return Cell(value, "", n, measure)


def _put_pressure(figures: dict[str, KeyFigure]) -> None:
    """In place of the one that the source gives: beside a masked count, it would tell the count."""
    if pressure := _pressure(figures):
        figures[Measure.PRESSURE] = pressure
    else:
        figures.pop(Measure.PRESSURE, None)


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
        if ratio := _for_one(waiting, allocated):
            cells[modality] = ratio
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


def _for_one(waiting: Cell, allocated: Cell) -> Cell | None:
    """How many demands for one allocation, when both are published and there was one."""
    if waiting.secret or allocated.secret or not allocated.value:
        return None
    ratio = (waiting.value / allocated.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Cell(ratio, measure=Measure.PRESSURE)


def _in_order(cells: dict[str, Cell]) -> dict[str, Cell]:
    if len(cells) == 1:
        return cells
    return {modality: cells[modality] for modality in Modality.values if modality in cells}
