"""The income ceilings held in memory: a few hundred amounts, read again after an import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from directory.figures.ceilings import Amount, Cells
from directory.figures.enums import CeilingStatus, CeilingZone, Financing
from directory.figures.models import Ceiling
from directory.territory.held import Held

CATEGORIES = ("1", "2", "3", "4", "5", "6", "sup")
STAMP = "ceilings"
COLUMNS = ("year", "zone", "financing", "category", "euros", "status")


class CeilingTable:
    """`years`: those whose ceilings are complete for one zone at least, the latest first."""

    def __init__(self, rows: Iterable[tuple]):
        self._amounts = {
            (year, zone, financing, category): Amount(euros, CeilingStatus(status))
            for year, zone, financing, category, euros, status in rows
        }
        years = {year for year, *_rest in self._amounts}
        self.years = [
            year
            for year in sorted(years, reverse=True)
            if any(self.is_complete(year, zone) for zone in CeilingZone)
        ]

    def is_complete(self, year: int, zone: str) -> bool:
        return all(
            (year, zone, financing, category) in self._amounts
            for financing in Financing
            for category in CATEGORIES
        )

    def year_for(self, today: date, zone: str) -> int | None:
        """The year whose ceilings apply today; the last known while those of the year are not.

        None for a zone without ceilings: overseas has its own, which are not known here.
        """
        known = [year for year in self.years if year <= today.year and self.is_complete(year, zone)]
        return known[0] if known else None

    def cells(self, year: int, zone: str) -> Cells:
        return lambda financing, category: self._amounts[year, zone, financing, category]


ceilings = Held(STAMP, lambda _stamp: CeilingTable(Ceiling.objects.values_list(*COLUMNS)))
"""The ceilings of today, a CeilingTable."""


def fresh_ceilings() -> CeilingTable:
    """Those of this instant, for a page that will be kept; one query."""
    ceilings.look_again()
    return ceilings()
