"""The last totals of communes, which lists of communes share: kept until something changes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from directory.figures.enums import Level, Measure
from directory.figures.reading import (
    KeyFigure,
    Place,
    Total,
    figures_of,
    read_totals,
    total_pressure,
)
from portal.interface.kept import KeptRows

MEASURES = (
    Measure.PRESSURE,
    Measure.DELAY,
    Measure.DEMANDS,
    Measure.ALLOCATIONS,
    Measure.STOCK,
)
MOST_COMPARED = 5
# The communes of some départements, a few megabytes.
MOST_KEPT = 4000


class CommuneTotals:
    """What was last published of a commune for all sizes of home, of MEASURES.

    `pressure`: None when it is not known or masked. Two are equal when they are the same object:
    what is worked out of one may be kept with it.
    """

    __slots__ = ("_totals", "pressure")

    def __init__(self, totals: dict[str, Total]):
        self._totals = totals
        self.pressure: Decimal | None = total_pressure(totals)

    @property
    def figures(self) -> dict[str, KeyFigure]:
        return figures_of(self._totals, MEASURES)


def _read(codes: Iterable[str]) -> dict[str, CommuneTotals]:
    read = read_totals((Place(Level.COMMUNE, code) for code in codes), MEASURES)
    return {place.code: CommuneTotals(totals) for place, totals in read.items()}


totals_of = KeptRows(_read, most=MOST_KEPT)
"""Those of these communes, {code: CommuneTotals}; one query at most."""


def compare(insee_codes: Iterable[str]) -> dict[str, CommuneTotals]:
    """Those of at most five communes, in the order given; one query at most."""
    codes = list(dict.fromkeys(insee_codes))[:MOST_COMPARED]
    found = totals_of(codes)
    return {code: found[code] for code in codes}
