"""The paths of the maps, cut at the edges of what is seen: nothing invisible is sent, nor lies over
the words around the drawing."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

# As `data/maps/prepare.py` writes them, in whole units: a start, then the steps from it.
_RING = re.compile(r"M(-?\d+) (-?\d+)(?:l([-\d ]+)|h1v1)z")
Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def clipped(d: str, box: Box) -> str:
    """The part of each ring that is in the box; empty for none."""
    return "".join([_cut(ring, box) for ring in _RING.finditer(d)])


def _cut(ring: re.Match, box: Box) -> str:
    left, top, right, bottom = box
    start_x, start_y, steps = ring.groups()
    numbers = list(map(int, (steps or "").replace("-", " -").split()))
    xs = list(accumulate(numbers[::2], initial=int(start_x)))
    ys = list(accumulate(numbers[1::2], initial=int(start_y)))
    west, east, north, south = min(xs), max(xs), min(ys), max(ys)
    if east < left or west > right or south < top or north > bottom:
        return ""
    if left <= west and east <= right and top <= north and south <= bottom:
        return ring[0]
    spots: list[Spot] = list(zip(xs, ys, strict=True))
    for axis, edge, sign, crossed in (
        (0, left, 1, west < left),
        (0, right, -1, east > right),
        (1, top, 1, north < top),
        (1, bottom, -1, south > bottom),
    ):
        if crossed and spots:
            spots = _half(spots, axis, edge, sign)
    if len(spots) < 3:
        return ""
    return f"M{' '.join([f'{x:.1f} {y:.1f}' for x, y in spots])}z"


def _half(ring: list[Spot], axis: int, edge: float, sign: int) -> list[Spot]:
    """What of a ring is on one side of a line (Sutherland and Hodgman)."""
    found: list[Spot] = []
    for one, other in pairwise([*ring, *ring[:1]]):
        before, after = sign * (one[axis] - edge), sign * (other[axis] - edge)
        if before >= 0:
            found.append(one)
        if before * after < 0:
            share = before / (before - after)
            (x, y), (to_x, to_y) = one, other
            found.append((x + share * (to_x - x), y + share * (to_y - y)))
    return found
