"""The communes around one, by the distance between their centroids (domain.md 8.1)."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from directory.territory.distances import Spot, box_around, chord_of, kilometres
from directory.territory.table import CommuneRow, CommuneTable

# Squares of a tenth of a degree hold a few communes each.
SQUARES_PER_DEGREE = 10

Squares = dict[tuple[int, int], list[CommuneRow]]


class Around(NamedTuple):
    row: CommuneRow
    distance_km: float


def communes_around(table: CommuneTable, row: CommuneRow, radius_km: float) -> list[Around]:
    """Those of today within that distance, `row` included, in no order; no query.

    A city with arrondissements gives way to them, unless it is `row`. Empty when the position of
    `row` is not known.
    """
    if row.closed or row.latitude is None or row.longitude is None:
        return []
    here, farthest = Spot.at(row.latitude, row.longitude), chord_of(radius_km)
    south, north, west, east = box_around(row.latitude, row.longitude, radius_km)
    squares, found = _squares(table), [Around(row, 0.0)]
    for line in range(_number(south), _number(north) + 1):
        for column in range(_number(west), _number(east) + 1):
            for other in squares.get((line, column), ()):
                if south <= other.latitude <= north and west <= other.longitude <= east:
                    chord = here.chord(Spot.at(other.latitude, other.longitude))
                    if chord <= farthest and other is not row:
                        found.append(Around(other, kilometres(chord)))
    return found


def _number(degrees: float) -> int:
    return math.floor(degrees * SQUARES_PER_DEGREE)


# A table is never changed: another import makes another one, and these squares go with it.
@lru_cache(maxsize=1)
def _squares(table: CommuneTable) -> Squares:
    squares: Squares = defaultdict(list)
    for row in table.every:
        if row.selectable and row.latitude is not None and row.longitude is not None:
            squares[_number(row.latitude), _number(row.longitude)].append(row)
    return dict(squares)
