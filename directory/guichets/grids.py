"""Kept rows by where they stand: a search near a point reads and compares those around it alone."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import Generic, TypeVar

from directory.territory.distances import Box, Point, Spot, box_around, chord_of
from portal.interface.kept import KeptRows

R = TypeVar("R")
G = TypeVar("G")

# Some twenty kilometres: a square holds dozens of town halls, a few guichets.
SQUARES_PER_DEGREE = 4
AROUND_EARTH = 360 * SQUARES_PER_DEGREE

Square = tuple[int, int]


def square(line: int, column: int) -> Square:
    """From whole quarters of a degree of latitude and of longitude."""
    return line, _around_earth(column)


def _around_earth(column: int) -> int:
    return (column + AROUND_EARTH // 2) % AROUND_EARTH - AROUND_EARTH // 2


def squares_in(box: Box) -> list[Square]:
    """Each square that the box touches, once."""
    south, north, west, east = (floor(degrees * SQUARES_PER_DEGREE) for degrees in box)
    columns = [_around_earth(one) for one in range(west, min(east + 1, west + AROUND_EARTH))]
    return [(line, column) for line in range(south, north + 1) for column in columns]


class Standing(Generic[R]):
    """The rows of a square and where each stands."""

    __slots__ = ("rows", "x", "y", "z")

    def __init__(self) -> None:
        self.rows: list[R] = []
        self.x, self.y, self.z = array("d"), array("d"), array("d")

    def add(self, row: R, spot: Spot) -> None:
        self.rows.append(row)
        for axis, value in zip((self.x, self.y, self.z), spot, strict=True):
            axis.append(value)

    def within(self, here: Spot, farthest: float) -> list[tuple[float, R]]:
        """(chord, row) of those that are no farther than that chord."""
        x, y, z = here
        return [
            (chord, row)
            for row, a, b, c in zip(self.rows, self.x, self.y, self.z, strict=True)
            if (chord := (a - x) * (a - x) + (b - y) * (b - y) + (c - z) * (c - z)) <= farthest
        ]


Grid = Mapping[Square, Standing[R]]


def grid_of(rows: Iterable[tuple[R, float, float]]) -> Grid[R]:
    """From (row, latitude, longitude)."""
    found: dict[Square, Standing[R]] = {}
    for row, latitude, longitude in rows:
        where = square(floor(latitude * SQUARES_PER_DEGREE), floor(longitude * SQUARES_PER_DEGREE))
        found.setdefault(where, Standing()).add(row, Spot.at(latitude, longitude))
    return found


def nearest(
    point: Point,
    kilometres: float,
    *,
    groups: Mapping[Square, Sequence[G]],
    grids: KeptRows[G, Grid[R]],
) -> list[tuple[float, R]]:
    """(chord, row) of those so near, nearest first; of two as near, the lesser row first.

    `groups`: those that have a row in a square; only the grids of these are asked for.
    """
    around = [
        (where, groups[where])
        for where in squares_in(box_around(*point, kilometres))
        if where in groups
    ]
    kept = grids({group for _where, there in around for group in there})
    here, farthest = Spot.at(*point), chord_of(kilometres)
    found: list[tuple[float, R]] = []
    for where, there in around:
        for group in there:
            if standing := kept[group].get(where):
                found += standing.within(here, farthest)
    found.sort()
    return found
