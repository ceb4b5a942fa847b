"""Charts drawn by the server beside their table: bars and columns, in units of the drawing.

A chart repeats a table for the eye and holds no more than it. A value that is not published has
no bar, only the words of its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

WIDTH = 320
LABEL_WIDTH, VALUE_WIDTH, LINE, SHORT_NAME = 44, 62, 16, 6
BAR, BAR_GAP, GROUP_GAP = 14, 3, 9
COLUMNS_HEIGHT, HEAD, FOOT = 96, 18, 18


class Value(NamedTuple):
    """What a bar shows; `number` is None when it is not published."""

    text: str
    number: float | None


class Bars(NamedTuple):
    """All the bars of one series, as the `d` of one path."""

    rank: int  # from 1: its look
    d: str


class Label(NamedTuple):
    x: int
    y: int
    text: str
    anchor: str  # « start », « middle », « end »


@dataclass(frozen=True)
class Chart:
    """`key` makes the ids of the drawing; `legend`: the names of its series, in their order."""

    key: str
    title: str
    description: str
    height: int
    bars: list[Bars]
    labels: list[Label]
    legend: Sequence[str] = ()
    width: int = WIDTH

    @property
    def figure(self) -> SafeString:
        """As HTML, in a tenth of the time of a template."""
        legend = "".join(
            f'<li class="portal-chart__key portal-chart__key--{rank}">{escape(name)}</li>'
            for rank, name in enumerate(self.legend, start=1)
        )
        if legend:
            legend = f'<ul class="portal-chart__legend" aria-hidden="true">{legend}</ul>'
        key = escape(self.key)
        return mark_safe(  # noqa: S308  each text is escaped, here and in `drawing`
            '<figure class="portal-chart">'
            f'<figcaption class="portal-chart__title">{escape(self.title)}</figcaption>{legend}'
            f'<svg role="img" viewBox="0 0 {self.width} {self.height}"'
            f' aria-labelledby="graphique-{key}">'
            f'<title id="graphique-{key}">{escape(self.description)}</title>'
            f'<g aria-hidden="true">{self.drawing}</g></svg></figure>\n'
        )

    @property
    def drawing(self) -> str:
        """The bars and the words, for the inside of the `svg`."""
        bars = "".join(
            f'<path class="portal-chart__bar portal-chart__bar--{bar.rank}" d="{bar.d}" />'
            for bar in self.bars
        )
        labels = "".join(
            f'<text x="{label.x}" y="{label.y}" text-anchor="{label.anchor}">'
            f"{escape(label.text)}</text>"
            for label in self.labels
        )
        return bars + labels


def bars(
    key: str,
    title: str,
    description: str,
    groups: Sequence[tuple[str, Sequence[Value]]],
    legend: Sequence[str] = (),
) -> Chart:
    """Lying bars, a group for each name, one bar for each series; all on one scale from zero.

    Short names stand before their bars, else each on its own line.
    """
    most = max((value.number or 0 for _name, values in groups for value in values), default=0)
    beside = all(len(name) <= SHORT_NAME for name, _values in groups)
    left = LABEL_WIDTH if beside else 0
    room = WIDTH - left - VALUE_WIDTH
    drawn: dict[int, str] = {}
    labels, y = [], 0
    for name, values in groups:
        height = len(values) * (BAR + BAR_GAP)
        labels.append(Label(0, y + (height // 2 + 3 if beside else 11), name, "start"))
        y += 0 if beside else LINE
        for rank, value in enumerate(values, start=1):
            length = _share(value.number, most, room)
            if value.number is not None:
                bar = _rectangle(left, y, max(length, 1), BAR)
                drawn[rank] = drawn.get(rank, "") + bar
            labels.append(Label(left + length + 5, y + BAR - 3, value.text, "start"))
            y += BAR + BAR_GAP
        y += GROUP_GAP
    series = [Bars(rank, d) for rank, d in sorted(drawn.items())]
    return Chart(key, title, description, y, series, labels, legend)


def columns(
    key: str, title: str, description: str, values: Sequence[tuple[str, Value]], rank: int = 1
) -> Chart:
    """Standing columns, one for each year; the highest and the last say their value."""
    numbers = [value.number for _year, value in values]
    most = max((number for number in numbers if number is not None), default=0)
    step = WIDTH // max(len(values), 1)
    # Few years are not drawn as a few walls.
    step, drawn, labels = min(step, 64), "", []
    said = {len(values) - 1, *(i for i, number in enumerate(numbers) if number == most)}
    # Words side by side would run into each other.
    if len(said) > 1 and any(abs(i - (len(values) - 1)) == 1 for i in said):
        said = {len(values) - 1}
    for i, (year, value) in enumerate(values):
        height = _share(value.number, most, COLUMNS_HEIGHT)
        top, middle = HEAD + COLUMNS_HEIGHT - height, i * step + step // 2
        if value.number is not None:
            drawn += _rectangle(i * step + 3, top, step - 6, max(height, 1))
        if i in said:
            labels.append(_inside(Label(middle, top - 5, value.text, "middle"), values, step))
        labels.append(Label(middle, HEAD + COLUMNS_HEIGHT + 14, year, "middle"))
    height = HEAD + COLUMNS_HEIGHT + FOOT
    return Chart(key, title, description, height, [Bars(rank, drawn)], labels)


def _rectangle(x: int, y: int, width: int, height: int) -> str:
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _inside(label: Label, values: Sequence, step: int) -> Label:
    """At the edges of the drawing, the words turn inwards."""
    if label.x < 2 * step // 2 + 1:
        return label._replace(x=label.x - step // 2 + 3, anchor="start")
    if label.x + step > len(values) * step:
        return label._replace(x=label.x + step // 2 - 3, anchor="end")
    return label


def _share(number: float | None, most: float, room: int) -> int:
    return round(number / most * room) if number and most else 0
