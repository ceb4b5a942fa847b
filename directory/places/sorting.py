"""Tables of communes that any column sorts, through links: nothing but the address is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode

from directory.figures.enums import Measure
from directory.figures.models import Source
from directory.figures.reading import KeyFigure
from directory.places.addresses import commune_url
from directory.places.wording import LABELS, cell_words, when
from directory.territory.naming import sort_name
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


class CellText(NamedTuple):
    text: str
    when: str


@dataclass(frozen=True)
class CommuneLine:
    """A commune and its figures; `distance_km` from the commune it is a neighbour of."""

    row: CommuneRow
    figures: dict[str, KeyFigure]
    distance_km: float | None = None
    # The demand would count elsewhere than for the commune that the page is about.
    other_territory: bool = False
    links: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return commune_url(self.row)

    @property
    def cells(self) -> list[CellText]:
        return [_cell(self.figures.get(measure)) for measure in MEASURES.values()]


def _cell(figure: KeyFigure | None) -> CellText:
    if figure is None or figure.total is None:
        return CellText("–", "")
    return CellText(cell_words(figure.total), when(figure))


def sort(lines: Sequence[CommuneLine], column: str, order: str) -> list[CommuneLine]:
    """By that column; what is not published stays last in both orders, then by name."""
    by_name = sorted(lines, key=lambda line: (sort_name(line.row.name), line.row.insee))
    value = _value_of(column)
    known = [line for line in by_name if value(line) is not None]
    unknown = [line for line in by_name if value(line) is None]
    return sorted(known, key=value, reverse=order == DOWN) + unknown


def _value_of(column: str) -> Callable:
    if column == "distance":
        return lambda line: line.distance_km
    measure = MEASURES.get(column)
    if measure is None:
        return lambda line: sort_name(line.row.name)

    def value(line):
        figure = line.figures.get(measure)
        return figure.total.value if figure and figure.total else None

    return value


def heads(
    columns: Sequence[tuple[str, str]], column: str, order: str, kept: Sequence[tuple[str, str]]
) -> list[Head]:
    """One for each (name in the address, label); `kept`: the rest of the question."""
    found = []
    for name, label in columns:
        current = name == column
        turned = DOWN if current and order == UP else UP
        query = urlencode([*kept, ("tri", name), ("ordre", turned)])
        state = {UP: "ascending", DOWN: "descending"}[order] if current else ""
        found.append(Head(str(label), f"?{query}", state))
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
