"""The key figures of one place, ready for its page: highlights, tables, their charts, sources.

One query. Nothing is a promise: each figure says its date or its year (CCH L.441-2-6).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.figures.enums import TYPES, Measure, Modality
from directory.figures.reading import (
    TOTAL,
    Cell,
    KeyFigure,
    Place,
    in_digits,
    last_of,
    series,
)
from directory.places.charts import Chart, Value, bars, columns
from directory.places.sources import in_order, sources_box
from directory.places.wording import (
    cell_words,
    delay_words,
    labels,
    pressure_words,
    when,
)
from portal.interface.markup import lines

# Their codes: a member of an enumeration takes ten times as long to name, and a page has hundreds.
STOCK, DEMANDS, ALLOCATIONS = map(str, (Measure.STOCK, Measure.DEMANDS, Measure.ALLOCATIONS))
PRESSURE, DELAY = str(Measure.PRESSURE), str(Measure.DELAY)
SIZES = (*map(str, TYPES), str(Modality.T4P))
BY_TYPE = (STOCK, DEMANDS, ALLOCATIONS, PRESSURE, DELAY)
OVER_YEARS = (DEMANDS, ALLOCATIONS, DELAY)
OTHERS = tuple(
    map(
        str,
        (
            Measure.NEW_DWELLINGS,
            Measure.VACANCY,
            Measure.ROTATION,
            Measure.RENT_MEDIAN,
            Measure.RENT_MEAN,
            Measure.OLD_SHARE,
            Measure.TRANSFER_SHARE,
            Measure.SRU_RATE,
            Measure.SRU_TARGET,
            Measure.SRU_STATUS,
        ),
    )
)


class Highlight(NamedTuple):
    label: str
    value: str
    detail: str


class Column(NamedTuple):
    label: str
    when: str


class Row(NamedTuple):
    label: str
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """`charts` repeat the table. `has_total`: its last row is the total of the others."""

    columns: list[Column]
    rows: list[Row]
    charts: list[Chart]
    has_total: bool = False

    def html(self, title: str, head: str) -> SafeString:
        """The table and its charts, in a tenth of the time of a template. `title`: the id of its
        heading; `head`: what its first column holds."""
        total = " portal-table--total" if self.has_total else ""
        columns = "".join(
            f'<th scope="col">{escape(column.label)}{_source(column.when)}</th>'
            for column in self.columns
        )
        rows = "\n".join(
            f'<tr><th scope="row">{escape(row.label)}</th>'
            f"{''.join([f'<td><bdi>{escape(cell)}</bdi></td>' for cell in row.cells])}</tr>"
            for row in self.rows
        )
        charts = "".join([chart.figure for chart in self.charts])
        return mark_safe(  # noqa: S308  each text is escaped just here
            f'<div class="portal-table{total}" role="region" tabindex="0"'
            f' aria-labelledby="{title}"><table aria-labelledby="{title}">\n'
            f'<thead><tr><th scope="col">{escape(head)}</th>{columns}</tr></thead>\n'
            f"<tbody>{rows}</tbody></table></div>\n"
            f'{f"""<div class="portal-charts">{charts}</div>""" if charts else ""}'
        )

    @property
    def by_size(self) -> SafeString:
        return self.html("par-taille", _("Taille"))

    @property
    def by_year(self) -> SafeString:
        return self.html("par-annee", _("Année"))


def _source(text: str) -> str:
    return f' <span class="portal-source">{escape(text)}</span>' if text else ""


@dataclass(frozen=True)
class FiguresSection:
    highlights: list[Highlight]
    types: Table | None
    years: Table | None
    others: list[Highlight]
    sources: SafeString
    demonstration: bool
    masked: bool  # some cell is not published: the page says why

    @property
    def highlights_list(self) -> SafeString:
        items = lines(
            '<div><dt>{}</dt><dd class="portal-highlights__value"><bdi>{}</bdi></dd>'
            '<dd class="portal-source">{}</dd></div>',
            self.highlights,
        )
        return format_html('<dl class="portal-highlights">{}</dl>', items)

    @property
    def others_list(self) -> SafeString:
        items = lines(
            '<div><dt>{}</dt><dd><bdi class="portal-nowrap">{}</bdi>'
            ' <span class="portal-source">{}</span></dd></div>',
            self.others,
        )
        return format_html('<dl class="portal-others">{}</dl>', items)


def figures_section(place: Place) -> FiguresSection | None:
    """The figures of that place; None when none is known."""
    all_years = series(place)
    figures = last_of(all_years)
    if not figures:
        return None
    over_years = {measure: all_years[measure] for measure in OVER_YEARS if measure in all_years}
    shown = [*figures.values(), *(one for found in over_years.values() for one in found)]
    sources = in_order(figure.source for figure in shown)
    return FiguresSection(
        highlights=highlights(figures),
        types=_by_type(figures),
        years=_by_year(over_years),
        others=_others(figures),
        sources=sources_box(sources),
        demonstration=any(source.demonstration for source in sources),
        masked=any(cell.secret for figure in shown for cell in figure.cells.values()),
    )


def highlights(figures: dict[str, KeyFigure]) -> list[Highlight]:
    """What is read first: the pressure, the delay, then the counts, each with its date."""
    found = []
    names, pressure, delay = labels(), figures.get(PRESSURE), figures.get(DELAY)
    if pressure and (words := pressure_words(pressure.total)):
        found.append(Highlight(_("Pression"), words, _("Constaté %(when)s.") % _when(pressure)))
    if delay and (words := delay_words(delay.total)):
        found.append(Highlight(_("Délai médian constaté"), words, _delay_detail(delay)))
    for measure in (STOCK, DEMANDS, ALLOCATIONS):
        if (figure := figures.get(measure)) and (total := figure.total):
            words, moment = cell_words(total), when(figure)
            found.append(Highlight(names[measure], words, f"{moment[0].upper()}{moment[1:]}."))
    return found


def _when(figure: KeyFigure) -> dict[str, str]:
    return {"when": when(figure)}


def _delay_detail(delay: KeyFigure) -> str:
    if not delay.total.n:
        return _("La moitié des attributions %(when)s ont été plus rapides.") % _when(delay)
    return _("La moitié des %(count)s attributions %(when)s ont été plus rapides.") % {
        "count": in_digits(Decimal(delay.total.n), 0),
        "when": when(delay),
    }


def _by_type(figures: dict[str, KeyFigure]) -> Table | None:
    by_size = {one: figures[one].cells for one in BY_TYPE if one in figures}
    by_size = {one: cells for one, cells in by_size.items() if cells.keys() - {TOTAL}}
    if not by_size:
        return None
    names, known = labels(), set().union(*by_size.values())
    sizes = [size for size in SIZES if size in known]
    said = {
        measure: {size: cell_words(cells.get(size)) for size in (*sizes, TOTAL)}
        for measure, cells in by_size.items()
    }
    rows = [Row(names[size], [words[size] for words in said.values()]) for size in sizes]
    rows.append(Row(_("Tous"), [words[TOTAL] for words in said.values()]))
    drawn = [one for one in (DEMANDS, ALLOCATIONS) if one in said]
    chart = bars(
        "types",
        _("Demandes et attributions selon la taille du logement"),
        _("Barres du tableau : demandes en attente et attributions pour chaque taille."),
        [
            (
                size.replace("P", "+"),
                [Value(said[one][size], _number(by_size[one].get(size))) for one in drawn],
            )
            for size in sizes
        ],
        [names[one] for one in drawn],
    )
    heads = [Column(names[one], when(figures[one])) for one in said]
    return Table(heads, rows, [chart] if drawn else [], has_total=True)


def _by_year(over_years: dict[str, list[KeyFigure]]) -> Table | None:
    totals = {
        measure: {figure.year: figure.total for figure in figures}
        for measure, figures in over_years.items()
    }
    years = sorted(set().union(*totals.values()))
    if len(years) < 2:
        return None
    names, charts, said = labels(), [], []
    sentence = _("Colonnes du tableau, une pour chaque année : %(what)s.")
    for rank, (measure, cells) in enumerate(totals.items(), start=1):
        words = [cell_words(cells.get(year)) for year in years]
        said.append(words)
        numbers = [_number(cells.get(year)) for year in years]
        # One column alone shows nothing that its number does not say.
        if len(years) - numbers.count(None) > 1:
            values = [
                (str(year), Value(*value))
                for year, *value in zip(years, words, numbers, strict=True)
            ]
            name = names[measure]
            chart = columns(f"annees-{measure}", name, sentence % {"what": name}, values, rank=rank)
            charts.append(chart)
    rows = [Row(str(year), list(cells)) for year, *cells in zip(years, *said, strict=True)]
    return Table([Column(names[measure], "") for measure in totals], rows[::-1], charts)


def _others(figures: dict[str, KeyFigure]) -> list[Highlight]:
    names = labels()
    return [
        Highlight(names[measure], cell_words(figures[measure].total), when(figures[measure]))
        for measure in OTHERS
        if measure in figures and figures[measure].total
    ]


def _number(cell: Cell | None) -> float | None:
    """What a bar draws; None when it is not published."""
    return None if cell is None or cell.value is None else float(cell.value)
