"""The key figures of one place, ready for its page: highlights, tables, their charts, sources.

One query. Nothing is a promise: each figure says its date or its year (CCH L.441-2-6).
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.figures.enums import TYPES, Measure, Modality
from directory.figures.reading import Cell, KeyFigure, Place, last_of, series
from directory.places.charts import Chart, Value, bars, columns
from directory.places.sources import in_order, sources_box
from directory.places.wording import (
    cell_words,
    delay_words,
    label,
    pressure_words,
    type_label,
    when,
)

BY_TYPE = (
    Measure.STOCK,
    Measure.DEMANDS,
    Measure.ALLOCATIONS,
    Measure.PRESSURE,
    Measure.DELAY,
)
OVER_YEARS = (Measure.DEMANDS, Measure.ALLOCATIONS, Measure.DELAY)
OTHERS = (
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
        items = format_html_join(
            "\n",
            '<div><dt>{}</dt><dd class="portal-highlights__value"><bdi>{}</bdi></dd>'
            '<dd class="portal-source">{}</dd></div>',
            self.highlights,
        )
        return format_html('<dl class="portal-highlights">{}</dl>', items)

    @property
    def others_list(self) -> SafeString:
        items = format_html_join(
            "\n",
            '<div><dt>{}</dt><dd><bdi class="portal-nowrap">{}</bdi>'
            ' <span class="portal-source">{}</span></dd></div>',
            self.others,
        )
        return format_html('<dl class="portal-others">{}</dl>', items)


def figures_section(place: Place) -> FiguresSection | None:
    """The figures of that place; None when none is known."""
    all_years = series([place])[place]
    figures = last_of(all_years)
    if not figures:
        return None
    over_years = {measure: all_years.get(measure, []) for measure in OVER_YEARS}
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
    pressure, delay = figures.get(Measure.PRESSURE), figures.get(Measure.DELAY)
    if pressure and (words := pressure_words(pressure.total)):
        found.append(Highlight(_("Pression"), words, _("Constaté %(when)s.") % _when(pressure)))
    if delay and (words := delay_words(delay.total)):
        found.append(Highlight(_("Délai médian constaté"), words, _delay_detail(delay)))
    for measure in (Measure.STOCK, Measure.DEMANDS, Measure.ALLOCATIONS):
        if (figure := figures.get(measure)) and figure.total:
            words, moment = cell_words(figure.total), when(figure)
            found.append(Highlight(label(measure), words, f"{moment[0].upper()}{moment[1:]}."))
    return found


def _when(figure: KeyFigure) -> dict[str, str]:
    return {"when": when(figure)}


def _delay_detail(delay: KeyFigure) -> str:
    if not delay.total.n:
        return _("La moitié des attributions %(when)s ont été plus rapides.") % _when(delay)
    return _("La moitié des %(count)s attributions %(when)s ont été plus rapides.") % {
        "count": number_format(delay.total.n, 0, use_l10n=True, force_grouping=True),
        "when": when(delay),
    }


def _by_type(figures: dict[str, KeyFigure]) -> Table | None:
    measures = [
        measure
        for measure in BY_TYPE
        if measure in figures and figures[measure].cells.keys() - {Modality.TOTAL}
    ]
    if not measures:
        return None
    known = {modality for measure in measures for modality in figures[measure].cells}
    modalities = [one for one in (*TYPES, Modality.T4P) if one in known]
    rows = [
        Row(
            type_label(modality),
            [cell_words(figures[measure].cells.get(modality)) for measure in measures],
        )
        for modality in modalities
    ]
    rows.append(Row(_("Tous"), [cell_words(figures[measure].total) for measure in measures]))
    drawn = [one for one in (Measure.DEMANDS, Measure.ALLOCATIONS) if one in measures]
    chart = bars(
        "types",
        _("Demandes et attributions selon la taille du logement"),
        _("Barres du tableau : demandes en attente et attributions pour chaque taille."),
        [
            (
                modality.replace("P", "+"),
                [_value(figures[one].cells.get(modality)) for one in drawn],
            )
            for modality in modalities
        ],
        [label(one) for one in drawn],
    )
    heads = [Column(label(one), when(figures[one])) for one in measures]
    return Table(heads, rows, [chart] if drawn else [], has_total=True)


def _by_year(over_years: dict[str, list[KeyFigure]]) -> Table | None:
    measures = [measure for measure in OVER_YEARS if over_years.get(measure)]
    years = sorted({figure.year for measure in measures for figure in over_years[measure]})
    if len(years) < 2:
        return None
    cells = {
        measure: {figure.year: figure.total for figure in over_years[measure]}
        for measure in measures
    }
    rows = [
        Row(str(year), [cell_words(cells[measure].get(year)) for measure in measures])
        for year in reversed(years)
    ]
    charts = [
        columns(
            f"annees-{measure}",
            label(measure),
            _("Colonnes du tableau, une pour chaque année : %(what)s.") % {"what": label(measure)},
            [(str(year), _value(cells[measure].get(year))) for year in years],
            rank=rank,
        )
        for rank, measure in enumerate(measures, start=1)
        # One column alone shows nothing that its number does not say.
        if sum(not figure.total.secret for figure in over_years[measure] if figure.total) > 1
    ]
    return Table([Column(label(measure), "") for measure in measures], rows, charts)


def _others(figures: dict[str, KeyFigure]) -> list[Highlight]:
    return [
        Highlight(label(measure), cell_words(figures[measure].total), when(figures[measure]))
        for measure in OTHERS
        if measure in figures and figures[measure].total
    ]


def _value(cell: Cell | None) -> Value:
    published = cell is not None and not cell.secret
    return Value(cell_words(cell), cell.value if published else None)
