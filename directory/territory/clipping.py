"""The paths of the maps, cut at the edges of what is seen: nothing invisible is sent, nor lies over
the words around the drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

# As `data/maps/prepare.py` writes them, in whole units: a start, then the steps from it.
_RING = re.compile(r"M(-?\d+) (-?\d+)(?:l([-\d ]+)|h1v1)z")
_NUMBER = re.compile(r"-?\d+")
Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def clipped(d: str, box: Box) -> str:
    """The part of each ring that is in the box; empty for none."""
    left, top, right, bottom = box
    text = ""
    for ring in _rings(d):
        for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
            ring = _half(ring, axis, edge, sign)
        if len(ring) > 2:
            text += f"M{' '.join(f'{x:.1f} {y:.1f}' for x, y in ring)}z"
    return text


def _rings(d: str) -> Iterable[list[Spot]]:
    for x, y, steps in _RING.findall(d):
        spots: list[Spot] = [(int(x), int(y))]
        numbers = iter(map(int, _NUMBER.findall(steps)))
        for across, down in zip(numbers, numbers, strict=True):
            spots.append((spots[-1][0] + across, spots[-1][1] + down))
        yield spots


def _half(ring: list[Spot], axis: int, edge: float, sign: int) -> list[Spot]:
    """What of a ring is on one side of a line (Sutherland and Hodgman)."""
    found: list[Spot] = []
    for one, other in pairwise([*ring, *ring[:1]]):
        before, after = sign * (one[axis] - edge), sign * (other[axis] - edge)
        if before >= 0:
            found.append(one)
        if before * after < 0:
            share = before / (before - after)
            cut = tuple(a + share * (b - a) for a, b in zip(one, other, strict=True))
            found.append(cut)
    return found
