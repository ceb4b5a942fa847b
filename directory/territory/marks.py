"""A map of numbered marks: where the lines of a list are, among the communes around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.territory.distances import Point
from directory.territory.maps import drawing_of

# In units of a drawing, of some 150 m: never nearer than some streets, whatever is shown.
NARROWEST = 20
# Around what is shown, and of the size of a mark, in hundredths of the width.
MARGIN, RADIUS, LETTERS = 12, 3.2, 4.4
# More communes than that are drawn by their EPCI.
MOST_COMMUNES = 160
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


@dataclass(frozen=True)
class MarksMap:
    """`shown`: the numbers that are on it. `title` names it, `description` says what it shows."""

    key: str
    title: str
    description: str
    sight: Sight
    ground: str
    lines: str
    area: str
    here: tuple[float, float] | None
    marks: list[tuple[list[int], float, float]]
    km: float  # in a unit of the drawing
    shown: frozenset[int]

    @property
    def figure(self) -> SafeString:
        """As HTML; links stand in the list, never in the map alone."""
        left, top, width, height = self.sight
        unit, key, title = width / 100, escape(self.key), escape(self.title)
        drawing = "".join(
            f'<path class="portal-map__{part}" d="{escape(d)}" />'
            for part, d in (("ground", self.ground), ("area", self.area), ("line", self.lines))
            if d
        )
        if self.here:
            x, y = self.here
            drawing += (
                f'<circle class="portal-map__ring" cx="{x:.2f}" cy="{y:.2f}" r="{unit * 2:.2f}" />'
            )
        drawing += "".join(self._mark(*mark) for mark in self.marks) + self._scale()
        return mark_safe(  # noqa: S308  texts are escaped just here, the rest is numbers
            '<figure class="portal-map portal-map--marks">'
            '<svg class="portal-map__drawing" role="img"'
            f' viewBox="{left:.2f} {top:.2f} {width:.2f} {height:.2f}"'
            f' aria-labelledby="carte-{key}-titre carte-{key}-texte">'
            f'<title id="carte-{key}-titre">{title}</title>'
            f'<desc id="carte-{key}-texte">{escape(self.description)}</desc>'
            f'<g aria-hidden="true">{drawing}</g></svg>'
            f'<figcaption class="fr-text--xs fr-mb-0">{title}</figcaption></figure>\n'
        )

    def _mark(self, numbers: list[int], x: float, y: float) -> str:
        """At its place, moved inwards at the edges; a few numbers in each row."""
        left, top, width, height = self.sight
        unit = width / 100
        rows = [
            ", ".join(map(str, numbers[at : at + IN_A_ROW]))
            for at in range(0, len(numbers), IN_A_ROW)
        ]
        line = 2 * RADIUS * unit
        tall, wide = line * len(rows), max(line, (max(map(len, rows)) * 2.6 + RADIUS) * unit)
        x = min(max(x, left + wide / 2), left + width - wide / 2)
        y = min(max(y, top + tall / 2), top + height - tall / 2)
        first = y - tall / 2 + line / 2
        texts = "".join(
            f'<text class="portal-map__number" direction="ltr" x="{x:.2f}" dy="0.36em"'
            f' y="{first + rank * line:.2f}" font-size="{LETTERS * unit:.2f}">{row}</text>'
            for rank, row in enumerate(rows)
        )
        return (
            f'<rect class="portal-map__mark" x="{x - wide / 2:.2f}" y="{y - tall / 2:.2f}"'
            f' width="{wide:.2f}" height="{tall:.2f}" rx="{line / 2:.2f}" />{texts}'
        )

    def _scale(self) -> str:
        """A bar at the foot, at most a third of the width."""
        left, top, width, height = self.sight
        unit = width / 100
        long = max((one for one in SCALES if one <= 33 * unit * self.km), default=SCALES[0])
        x, y = left + 4 * unit, top + height - 4 * unit
        said = _("%(km)s km") % {"km": number_format(long)}
        return (
            f'<path class="portal-map__scale" d="M{x:.2f} {y - unit:.2f}v{unit:.2f}'
            f'h{long / self.km:.2f}v{-unit:.2f}" />'
            f'<text class="portal-map__length" x="{x + unit:.2f}" y="{y - 1.5 * unit:.2f}"'
            f' font-size="{LETTERS * unit:.2f}">{escape(said)}</text>'
        )


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
    seen = [d for d, *circle in drawing["places"].values() if sight.sees(*circle)]
    if len(seen) > MOST_COMMUNES:
        seen = [d for d, *_circle in drawing["epcis"].values()]
    return MarksMap(
        key=key,
        title=title,
        description=description,
        sight=sight,
        ground=drawing["outline"],
        lines="".join(seen),
        area=path,
        here=standing,
        marks=_together(placed, sight.width / 100),
        km=KM_PER_DEGREE / abs(tall),
        shown=frozenset(number for number, _x, _y in placed),
    )


def _together(
    placed: Iterable[tuple[int, float, float]], unit: float
) -> list[tuple[list[int], float, float]]:
    """Those that would cover each other are one mark, where its first number is."""
    found: list[tuple[list[int], float, float]] = []
    for number, x, y in placed:
        for numbers, other_x, other_y in found:
            wide = RADIUS * unit * (1 + min(len(numbers), IN_A_ROW))
            if abs(x - other_x) < wide and abs(y - other_y) < 2 * RADIUS * unit:
                numbers.append(number)
                break
        else:
            found.append(([number], x, y))
    return found
