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
from directory.figures.reading import in_digits
from directory.figures.totals import CommuneTotals
from directory.places.addresses import commune_url
from directory.places.sources import in_order
from directory.places.wording import cell_words, label, when
from directory.territory.table import CommuneRow
from portal.interface.wording import said_once

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
    """A commune of a table; `distance_km` from the commune it is a neighbour of.

    `link`: where the action of the table leads.
    """

    row: CommuneRow
    totals: CommuneTotals
    link: str
    distance_km: float | None = None
    # The demand would count elsewhere than for the commune that the page is about.
    other_territory: bool = False


class Said(NamedTuple):
    """What tables say of a commune: by measure, words and the number that sorts and draws it.

    `cells`: those of MEASURES as HTML, in their order.
    """

    words: dict[str, str]
    values: dict[str, float]
    cells: str
    sources: tuple[Source, ...]


@said_once
def said_of(totals: CommuneTotals) -> Said:
    """Written in Python: a template would take ten times as long over all the cells."""
    figures, words, values, cells = totals.figures, {}, {}, []
    for measure in MEASURES.values():
        figure = figures.get(measure)
        total = figure.total if figure else None
        words[measure] = said = cell_words(total)
        cell = f"<bdi>{escape(said)}</bdi>"
        if total:
            cell += f' <span class="portal-source">{escape(when(figure))}</span>'
            if total.value is not None:
                values[measure] = float(total.value)
        cells.append(f"<td>{cell}</td>")
    sources = tuple(figure.source for figure in figures.values())
    return Said(words, values, "".join(cells), sources)


@dataclass(frozen=True)
class CommunesTable:
    """`action` names the link of each line. Texts are escaped here."""

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
        action, rows = escape(self.action), []
        for line in self.lines:
            name, distance = escape(line.row.label), line.distance_km
            rows.append(
                f'<tr><th scope="row"><a href="{escape(commune_url(line.row))}">{name}</a>'
                f"{elsewhere if line.other_territory else ''}</th>\n"
                f"{'' if distance is None else _kilometres(distance)}{said_of(line.totals).cells}"
                f'<td><a href="{escape(line.link)}">{action}'
                f'<span class="fr-sr-only">{name}</span></a></td></tr>'
            )
        return mark_safe("\n".join(rows))  # noqa: S308  each text is escaped, here and above


def _sorted(head: Head) -> str:
    return f' aria-sort="{escape(head.sorted)}"' if head.sorted else ""


def _kilometres(distance: float) -> str:
    return f"<td><bdi>{in_digits(Decimal(str(distance)), 1)}&nbsp;km</bdi></td>"


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
    return lambda line: said_of(line.totals).values.get(measure)


def heads(
    columns: Sequence[tuple[str, str]], column: str, order: str, kept: Sequence[tuple[str, str]]
) -> list[Head]:
    """One for each (name in the address, label); `kept`: the rest of the question."""
    found, kept = [], "".join(f"{name}={quote_plus(value)}&" for name, value in kept)
    for name, title in columns:
        current = name == column
        turned = DOWN if current and order == UP else UP
        state = {UP: "ascending", DOWN: "descending"}[order] if current else ""
        found.append(Head(title, f"?{kept}tri={name}&ordre={turned}", state))
    return found


def measure_columns() -> list[tuple[str, str]]:
    return [(name, label(measure)) for name, measure in MEASURES.items()]


def asked(request, columns: Sequence[str], default: str) -> tuple[str, str]:
    """(column, order) of the address; what it does not know is the default."""
    column, order = request.GET.get("tri", ""), request.GET.get("ordre", "")
    return (column if column in columns else default, order if order in (UP, DOWN) else UP)


def sources_of(lines: Sequence[CommuneLine]) -> list[Source]:
    """Those of all the figures shown."""
    return in_order(source for line in lines for source in said_of(line.totals).sources)
