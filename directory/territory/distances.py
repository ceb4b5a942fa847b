"""Places on earth, and distances as the crow flies, on a sphere of 6,371 km."""

from __future__ import annotations

import math
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_DIAMETER_KM = 12742.0
KM_PER_DEGREE = 111.0
# Nearer to a pole, every longitude is near.
NARROWEST_COSINE = 0.05


class Point(NamedTuple):
    """Degrees, within a hundred metres when a person gives them: more would be of no use to us."""

    latitude: float
    longitude: float

    @classmethod
    def read(cls, latitude: str, longitude: str) -> Point | None:
        """None for what is not a place on earth."""
        try:
            north, east = (float(text[:20].replace(",", ".")) for text in (latitude, longitude))
        except ValueError:
            return None
        if not (math.isfinite(north) and math.isfinite(east)):
            return None
        if abs(north) > 90 or abs(east) > 180:
            return None
        return cls(round(north, 3), round(east, 3))


class Spot(NamedTuple):
    """A place on the sphere of radius 1, so that comparing two distances costs three products."""

    x: float
    y: float
    z: float

    @classmethod
    def at(cls, latitude: float, longitude: float) -> Spot:
        """`latitude`, `longitude`: degrees."""
        north, east = radians(latitude), radians(longitude)
        return cls(cos(north) * cos(east), cos(north) * sin(east), sin(north))

    def chord(self, other: Spot) -> float:
        """The square of the straight line through the earth: it grows with the distance."""
        return self.chords([other])[0]

    def chords(self, others: Iterable[Spot | None]) -> list[float]:
        """Each chord; infinite to what stands nobody knows where."""
        x, y, z = self
        return [
            math.inf
            if other is None
            else (other[0] - x) ** 2 + (other[1] - y) ** 2 + (other[2] - z) ** 2
            for other in others
        ]


def kilometres(chord: float) -> float:
    """The distance of two places from their `chord`."""
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(chord) / 2))


def chord_of(distance: float) -> float:
    """The `chord` of two places that far from each other, in kilometres."""
    return (2 * sin(distance / EARTH_DIAMETER_KM)) ** 2


class Box(NamedTuple):
    """Degrees; west of -180 or east of 180, it goes on at the other side."""

    south: float
    north: float
    west: float
    east: float


def box_around(latitude: float, longitude: float, distance: float) -> Box:
    """A box that holds all that is so near, in kilometres, and a little more."""
    tall = distance / KM_PER_DEGREE
    cosine = cos(radians(min(90.0, abs(latitude) + tall)))
    wide = tall / cosine if cosine > NARROWEST_COSINE else 180.0
    return Box(latitude - tall, latitude + tall, longitude - wide, longitude + wide)
