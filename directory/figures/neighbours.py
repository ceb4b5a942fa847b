"""The communes near one where fewer demands wait for one allocation."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from directory.figures.enums import Measure
from directory.figures.reading import Cell
from directory.figures.totals import CommuneTotals, totals_of
from directory.territory.around import communes_around
from directory.territory.table import CommuneRow, communes

RADII_KM = (5, 10, 20)


class Neighbour(NamedTuple):
    """A commune near another, where the pressure is lower."""

    row: CommuneRow
    distance_km: float
    totals: CommuneTotals


class Surroundings(NamedTuple):
    """`own`: the pressure of the commune itself; None when it is not known or masked."""

    own: Cell | None
    lower: list[Neighbour]


def neighbours(insee: str, radius_km: float, *, limit: int = 20) -> Surroundings:
    """Communes within `radius_km` where fewer demands wait for one allocation, the lowest first.

    Distances are between centroids (domain.md 8.1). One query at most; no commune when the
    pressure of this one is not known or masked. A city with arrondissements gives way to them.
    """
    table = communes()
    row = table.get(insee)
    near = communes_around(table, row, radius_km) if row else []
    totals = totals_of({insee, *(other.insee for other, _distance in near)})
    own = totals[insee].pressure
    if own is None:
        return Surroundings(None, [])
    found = []
    for other, distance in near:
        pressure = totals[other.insee].pressure
        if other is not row and pressure is not None and pressure < own:
            found.append((pressure, round(distance, 1), other.insee, other))
    found.sort(key=itemgetter(0, 1, 2))
    lower = [
        Neighbour(other, distance, totals[code])
        for _pressure, distance, code, other in found[:limit]
    ]
    return Surroundings(Cell(own, measure=Measure.PRESSURE), lower)
