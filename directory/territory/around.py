"""The communes around one, by the distance between their centroids (domain.md 8.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from directory.territory.distances import Point, box_around, kilometres
from directory.territory.grids import Grid, grid_of, squares_in, within
from directory.territory.table import CommuneRow, CommuneTable


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
    here, grid = Point(row.latitude, row.longitude), _grid(table)
    squares = [grid.get(where, ()) for where in squares_in(box_around(*here, radius_km))]
    others = [
        Around(other, kilometres(chord))
        for chord, other in within(squares, here, radius_km)
        if other is not row
    ]
    return [Around(row, 0.0), *others]


# A table is never changed: another import makes another one, and these squares go with it.
@lru_cache(maxsize=1)
def _grid(table: CommuneTable) -> Grid[CommuneRow]:
    return grid_of(
        (row, row.latitude, row.longitude)
        for row in table.every
        if row.selectable and row.latitude is not None and row.longitude is not None
    )
