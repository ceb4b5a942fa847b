"""A map of numbered marks: where the lines of a list are, among the communes around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.territory.clipping import clipped
from directory.territory.distances import Point
from directory.territory.maps import drawing_of
from portal.interface.markup import lines
from portal.interface.wording import said_once

# In units of a drawing, of some 150 m: never nearer than some streets, whatever is shown.
NARROWEST = 20
# Around what is shown, and of the size of a mark, in hundredths of the width.
MARGIN, RADIUS, LETTERS = 12, 3.2, 4.4
# Seen from farther, communes would be a net: the outline of the département alone.
WIDEST_OF_COMMUNES = 150
# Numbers beside each other in a mark; the others are below.
IN_A_ROW = 3
KM_PER_DEGREE = 111.2
# Lengths of the scale, in kilometres.
SCALES = (0.5, 1, 2, 5, 10, 20, 50)


class Mark(NamedTuple):
    number: int
    place: Point


class Sight(NamedTuple):
    """What is seen of a drawing, in its units."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, spots: Sequence[tuple[float, float]]) -> Sight:
        """All these and something around; neither a ribbon nor a pillar."""
        xs, ys = [x for x, _y in spots], [y for _x, y in spots]
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        side = max(wide, tall, NARROWEST) * (1 + 2 * MARGIN / 100)
        width, height = side, max(side * 0.7, tall + side * 2 * MARGIN / 100)
        left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2
        return cls(left, top, width, height)

    def sees(self, x: float, y: float, radius: float) -> bool:
        return (
            self.left - radius < x < self.left + self.width + radius
            and self.top - radius < y < self.top + self.height + radius
        )

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """A little outside: what is cut there is not seen."""
        more = self.unit
        right, bottom = self.left + self.width, self.top + self.height
        return self.left - more, self.top - more, right + more, bottom + more

    @property
    def unit(self) -> float:
        """A hundredth of the width."""
        return self.width / 100

    @property
    def line(self) -> float:
        """The height of a row of numbers."""
        return 2 * RADIUS * self.unit


class Stamp(NamedTuple):
    """A mark as it is drawn: numbers in rows, in a box of units."""

    numbers: list[int]
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def at(cls, sight: Sight, numbers: list[int], x: float, y: float) -> Stamp:
        """Around a spot, moved inwards at the edges."""
        rows, line = _rows(numbers), sight.line
        tall = line * len(rows)
        wide = max(line, (max(map(len, rows)) * 2.6 + RADIUS) * sight.unit)
        left = min(max(x - wide / 2, sight.left), sight.left + sight.width - wide)
        top = min(max(y - tall / 2, sight.top), sight.top + sight.height - tall)
        return cls(numbers, left, top, wide, tall)

    def touches(self, other: Stamp) -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


def _rows(numbers: Sequence[int]) -> list[str]:
    """« 1, 4, 5 », a few in each."""
    return [
        ", ".join(map(str, numbers[at : at + IN_A_ROW])) for at in range(0, len(numbers), IN_A_ROW)
    ]


@dataclass(frozen=True)
class MarksMap:
    """`shown`: the numbers that are on it. `title` names it, `description` says what it shows."""

    key: str
    title: str
    description: str
    sight: Sight
    ground: str
    area: str
    here: tuple[float, float] | None
    marks: list[Stamp]
    km: float  # in a unit of the drawing
    shown: frozenset[int]

    @property
    def figure(self) -> SafeString:
        """As HTML; links stand in the list, never in the map alone."""
        return format_html(
            '<figure class="portal-map portal-map--marks">'
            '<svg class="portal-map__drawing" role="img" viewBox="{sight}"'
            ' aria-labelledby="carte-{key}-titre carte-{key}-texte">'
            '<title id="carte-{key}-titre">{title}</title>'
            '<desc id="carte-{key}-texte">{description}</desc>'
            '<g aria-hidden="true">{paths}{marks}{scale}{here}</g></svg>'
            '<figcaption class="fr-text--xs fr-mb-0">{title}</figcaption></figure>\n',
            key=self.key,
            title=self.title,
            description=self.description,
            sight=" ".join(map(_units, self.sight)),
            paths=self._paths(),
            marks=self._boxes() + self._numbers(),
            scale=self._scale(),
            here=self._here(),
        )

    def _paths(self) -> SafeString:
        paths = (("ground", self.ground), ("area", self.area))
        return lines('<path class="portal-map__{}" d="{}" />', (path for path in paths if path[1]))

    def _boxes(self) -> SafeString:
        round_by = _units(self.sight.line / 2)
        return lines(
            '<rect class="portal-map__mark" x="{}" y="{}" width="{}" height="{}" rx="{}" />',
            ((*map(_units, mark[1:]), round_by) for mark in self.marks),
        )

    def _numbers(self) -> SafeString:
        line, size = self.sight.line, _units(LETTERS * self.sight.unit)
        return lines(
            '<text class="portal-map__number" direction="ltr" x="{}" y="{}" dy="0.36em"'
            ' font-size="{}">{}</text>',
            (
                (_units(left + width / 2), _units(top + (rank + 0.5) * line), size, row)
                for numbers, left, top, width, _height in self.marks
                for rank, row in enumerate(_rows(numbers))
            ),
        )

    def _scale(self) -> SafeString:
        """A bar at the foot, at most a third of the width."""
        left, top, _width, height = self.sight
        unit = self.sight.unit
        long = max((one for one in SCALES if one <= 33 * unit * self.km), default=SCALES[0])
        x, y = left + 4 * unit, top + height - 4 * unit
        return format_html(
            '<path class="portal-map__scale" d="M{} {}v{}h{}v-{}" />'
            '<text class="portal-map__length" direction="ltr" x="{}" y="{}"'
            ' font-size="{}">{}</text>',
            *map(_units, (x, y - unit, unit, long / self.km, unit)),
            *map(_units, (x + unit, y - 1.5 * unit, LETTERS * unit)),
            _length(long),
        )

    def _here(self) -> SafeString:
        """Where the person stands, above all the rest."""
        rings = [(*self.here, self.sight.unit * 2)] if self.here else []
        return lines(
            '<circle class="portal-map__ring" cx="{}" cy="{}" r="{}" />',
            (map(_units, ring) for ring in rings),
        )


@said_once
def _length(km: float) -> str:
    return _("%(km)s km") % {"km": number_format(km)}


def _units(number: float) -> str:
    return f"{number:.2f}"


def map_of_marks(
    departement: str,
    marks: Iterable[Mark],
    *,
    key: str,
    title: str,
    description: str,
    insee: str = "",
    here: Point | None = None,
) -> MarksMap | None:
    """The marks that stand in the drawing of that département, with the commune `insee` and the
    place of who asks; None when no such drawing, or no mark is there. Numbers that would cover
    each other share one mark."""
    drawing = drawing_of(departement)
    if drawing is None:
        return None
    x0, wide, y0, tall = drawing["degrees"]
    across, down = drawing["size"]
    placed = [
        (number, x0 + wide * place.longitude, y0 + tall * place.latitude) for number, place in marks
    ]
    placed = [(number, x, y) for number, x, y in placed if 0 <= x <= across and 0 <= y <= down]
    if not placed:
        return None
    spots = [(x, y) for _number, x, y in placed]
    standing = here and (x0 + wide * here.longitude, y0 + tall * here.latitude)
    path, *_circle = drawing["places"].get(insee) or [""]
    sight = Sight.of([*spots, *([standing] if standing else [])])
    seen = [drawing["outline"]]
    if sight.width <= WIDEST_OF_COMMUNES:
        seen = [d for d, *circle in drawing["places"].values() if sight.sees(*circle)]
    edges = sight.edges
    return MarksMap(
        key=key,
        title=title,
        description=description,
        sight=sight,
        ground="".join([clipped(d, edges) for d in seen]),
        area=clipped(path, edges),
        here=standing,
        marks=_apart(placed, sight),
        km=KM_PER_DEGREE / abs(tall),
        shown=frozenset(number for number, _x, _y in placed),
    )


def _apart(placed: Iterable[tuple[int, float, float]], sight: Sight) -> list[Stamp]:
    """Those that would cover each other are one mark, where its first number is."""
    spots = {number: (x, y) for number, x, y in placed}
    marks = [Stamp.at(sight, [number], *spot) for number, spot in spots.items()]
    while pair := next((two for two in combinations(marks, 2) if two[0].touches(two[1])), None):
        one, other = pair
        numbers = sorted(one.numbers + other.numbers)
        marks[marks.index(one)] = Stamp.at(sight, numbers, *spots[one.numbers[0]])
        marks.remove(other)
    return marks
