"""The communes near one where fewer demands wait for one allocation."""

from __future__ import annotations

from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from directory.figures.enums import Level, Measure
from directory.figures.reading import (
    Cell,
    KeyFigure,
    Place,
    figures_of,
    read_totals,
    total_pressure,
)
from directory.territory.around import communes_around
from directory.territory.table import CommuneRow, communes

RADII_KM = (5, 10, 20)
SHOWN = (Measure.DEMANDS, Measure.ALLOCATIONS, Measure.DELAY, Measure.STOCK, Measure.PRESSURE)


class Neighbour(NamedTuple):
    """A commune near another, where the pressure is lower."""

    row: CommuneRow
    distance_km: float
    pressure: Decimal
    figures: dict[str, KeyFigure]


class Surroundings(NamedTuple):
    """`own`: the pressure of the commune itself; None when it is not known or masked."""

    own: Cell | None
    lower: list[Neighbour]


def neighbours(insee: str, radius_km: float, *, limit: int = 20) -> Surroundings:
    """Communes within `radius_km` where fewer demands wait for one allocation, the lowest first.

    Distances are between centroids (domain.md 8.1). One query; no commune when the pressure of
    this one is not known or masked. A city with arrondissements gives way to them.
    """
    table = communes()
    row = table.get(insee)
    near = communes_around(table, row, radius_km) if row else []
    codes = {insee, *(other.insee for other, _distance in near)}
    read = read_totals((Place(Level.COMMUNE, code) for code in codes), SHOWN)
    own = total_pressure(read[Place(Level.COMMUNE, insee)])
    if own is None:
        return Surroundings(None, [])
    found = []
    for other, distance in near:
        totals = read[Place(Level.COMMUNE, other.insee)]
        pressure = total_pressure(totals)
        if other is not row and pressure is not None and pressure.value < own.value:
            found.append((pressure.value, round(distance, 1), other.insee, other, totals))
    found.sort(key=itemgetter(0, 1, 2))
    lower = [
        Neighbour(other, distance, pressure, figures_of(totals, SHOWN))
        for pressure, distance, _code, other, totals in found[:limit]
    ]
    return Surroundings(own, lower)
