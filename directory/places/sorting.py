"""Tables of communes that any column sorts, through links: nothing but the address is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import NamedTuple
from urllib.parse import quote_plus

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.figures.enums import Measure
from directory.figures.models import Source
from directory.figures.reading import KeyFigure, in_digits
from directory.places.addresses import commune_url
from directory.places.wording import LABELS, cell_words, when
from directory.territory.table import CommuneRow

UP, DOWN = "croissant", "decroissant"
# What the address calls each column.
MEASURES = {
    "pression": Measure.PRESSURE,
    "delai": Measure.DELAY,
    "demandes": Measure.DEMANDS,
    "attributions": Measure.ALLOCATIONS,
    "logements": Measure.STOCK,
}


class Head(NamedTuple):
    label: str
    url: str  # sorts by this column, or turns its order
    sorted: str  # as aria-sort says it; empty when the table is sorted by another column


class CommuneLine(NamedTuple):
    """A commune and its figures; `distance_km` from the commune it is a neighbour of.

    `url` is that of its page, `link` that of the action of the table.
    """

    row: CommuneRow
    figures: dict[str, KeyFigure]
    link: str
    distance_km: float | None = None
    # The demand would count elsewhere than for the commune that the page is about.
    other_territory: bool = False


@dataclass(frozen=True)
class CommunesTable:
    """`action` names the link of each line. All of it is text, which is escaped here.

    Written in Python: a template would take ten times as long over all the cells.
    """

    heads: Sequence[Head]
    lines: Sequence[CommuneLine]
    action: str

    @property
    def head(self) -> SafeString:
        return mark_safe(  # noqa: S308  each text is escaped just here
            "\n".join(
                f'<th scope="col"{_sorted(head)}><a href="{escape(head.url)}">'
                f"{escape(head.label)}</a></th>"
                for head in self.heads
            )
        )

    @property
    def body(self) -> SafeString:
        elsewhere = escape(_("autre territoire : il faut une autre demande"))
        elsewhere = f' <span class="portal-source">{elsewhere}</span>'
        action, moments, rows = escape(self.action), {}, []
        for line in self.lines:
            name = escape(line.row.label)
            cells = [_distance(line.distance_km)] if line.distance_km is not None else []
            cells += [_cell(line.figures.get(measure), moments) for measure in MEASURES.values()]
            rows.append(
                f'<tr><th scope="row"><a href="{escape(commune_url(line.row))}">{name}</a>'
                f"{elsewhere if line.other_territory else ''}</th>\n"
                f"{''.join(f'<td>{cell}</td>' for cell in cells)}"
                f'<td><a href="{escape(line.link)}">{action}'
                f'<span class="fr-sr-only">{name}</span></a></td></tr>'
            )
        return mark_safe("\n".join(rows))  # noqa: S308  each text is escaped just here


def _sorted(head: Head) -> str:
    return f' aria-sort="{escape(head.sorted)}"' if head.sorted else ""


def _distance(kilometres: float) -> str:
    return f"<bdi>{in_digits(Decimal(str(kilometres)), 1)}&nbsp;km</bdi>"


def _cell(figure: KeyFigure | None, moments: dict[tuple, str]) -> str:
    """`moments`: the words of the days and years already said in the table."""
    if figure is None or figure.total is None:
        return "<bdi>–</bdi>"
    waiting = figure.waiting
    moment = (figure.on, figure.year, waiting and (waiting.on, waiting.year))
    if moment not in moments:
        moments[moment] = escape(when(figure))
    return (
        f"<bdi>{escape(cell_words(figure.total))}</bdi> "
        f'<span class="portal-source">{moments[moment]}</span>'
    )


def sort(lines: Sequence[CommuneLine], column: str, order: str) -> list[CommuneLine]:
    """By that column; what is not published stays last in both orders, then by name."""
    by_name = sorted(lines, key=lambda line: (line.row.sort_name, line.row.insee))
    value = _value_of(column)
    known = [line for line in by_name if value(line) is not None]
    unknown = [line for line in by_name if value(line) is None]
    return sorted(known, key=value, reverse=order == DOWN) + unknown


def _value_of(column: str) -> Callable:
    if column == "distance":
        return lambda line: line.distance_km
    measure = MEASURES.get(column)
    if measure is None:
        return lambda line: line.row.sort_name

    def value(line):
        figure = line.figures.get(measure)
        return figure.total.value if figure and figure.total else None

    return value


def heads(
    columns: Sequence[tuple[str, str]], column: str, order: str, kept: Sequence[tuple[str, str]]
) -> list[Head]:
    """One for each (name in the address, label); `kept`: the rest of the question."""
    found, kept = [], "".join(f"{name}={quote_plus(value)}&" for name, value in kept)
    for name, label in columns:
        current = name == column
        turned = DOWN if current and order == UP else UP
        state = {UP: "ascending", DOWN: "descending"}[order] if current else ""
        found.append(Head(str(label), f"?{kept}tri={name}&ordre={turned}", state))
    return found


def measure_columns() -> list[tuple[str, str]]:
    return [(name, LABELS[measure]) for name, measure in MEASURES.items()]


def asked(request, columns: Sequence[str], default: str) -> tuple[str, str]:
    """(column, order) of the address; what it does not know is the default."""
    column, order = request.GET.get("tri", ""), request.GET.get("ordre", "")
    return (column if column in columns else default, order if order in (UP, DOWN) else UP)


def sources_of(lines: Sequence[CommuneLine]) -> list[Source]:
    """Those of all the figures shown, each once."""
    found = {
        figure.source.pk: figure.source
        for line in lines
        for figure in line.figures.values()
        if figure.measure in MEASURES.values()
    }
    return sorted(found.values(), key=lambda source: (source.name, -source.vintage))
