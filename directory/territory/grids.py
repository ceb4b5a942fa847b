"""Rows by where they stand: a search near a point reads and compares those around it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import TypeVar

from directory.territory.distances import Box, Point, Spot, box_around, chord_of
from portal.interface.kept import KeptRows

R = TypeVar("R")
G = TypeVar("G")

# Some twenty kilometres: a square holds dozens of communes and town halls, a few guichets.
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


# {square: (x, y, z, row) of each that stands there}, see `distances.Spot`.
Grid = dict[Square, list[tuple[float, float, float, R]]]


def grid_of(rows: Iterable[tuple[R, float, float]]) -> Grid[R]:
    """From (row, latitude, longitude)."""
    found: Grid[R] = {}
    for row, latitude, longitude in rows:
        line, column = floor(latitude * SQUARES_PER_DEGREE), floor(longitude * SQUARES_PER_DEGREE)
        found.setdefault(square(line, column), []).append((*Spot.at(latitude, longitude), row))
    return found


def within(
    squares: Iterable[Iterable[tuple[float, float, float, R]]], point: Point, kilometres: float
) -> list[tuple[float, R]]:
    """(chord, row) of those of these squares that are no farther, in no order."""
    (a, b, c), farthest = Spot.at(*point), chord_of(kilometres)
    # A list: of a generator each step costs as much as a distance.
    return [
        (chord, row)
        for standing in squares
        for x, y, z, row in standing
        if (chord := (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c)) <= farthest
    ]


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
    squares = [kept[group].get(where, ()) for where, there in around for group in there]
    return sorted(within(squares, point, kilometres))
