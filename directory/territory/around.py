"""The communes around one, by the distance between their centroids (domain.md 8.1)."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from directory.territory.table import CommuneRow, CommuneTable

EARTH_RADIUS_KM = 6371
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
    latitude, longitude, squares = row.latitude, row.longitude, _squares(table)
    angle = radius_km / EARTH_RADIUS_KM
    tall = math.degrees(angle)
    # The meridians that touch the circle, nearer to the pole than its centre.
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(latitude)))))
    found = [Around(row, 0.0)]
    for north in _numbers(latitude, tall):
        for east in _numbers(longitude, wide):
            for other in squares.get((north, east), ()):
                if other is not row:
                    distance = km_between(latitude, longitude, other.latitude, other.longitude)
                    if distance <= radius_km:
                        found.append(Around(other, distance))
    return found


def km_between(latitude: float, longitude: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance (haversine)."""
    north, other_north = math.radians(latitude), math.radians(other_lat)
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north)
        * math.cos(other_north)
        * math.sin(math.radians(other_lon - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def _numbers(middle: float, reach: float) -> range:
    """Of the squares from `middle - reach` to `middle + reach`, in degrees."""
    return range(_number(middle - reach), _number(middle + reach) + 1)


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
