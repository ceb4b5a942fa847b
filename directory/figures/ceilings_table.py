"""The income ceilings held in memory: a few hundred amounts, forgotten when an import changes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.cache import cache

from directory.figures.ceilings import Amount, Cells
from directory.figures.enums import CeilingStatus, CeilingZone, Financing
from directory.figures.models import Ceiling

CATEGORIES = ("1", "2", "3", "4", "5", "6", "sup")
# Also in the setting PAGES_CACHE_FORGETS: what public pages show is forgotten with them.
KEY = "figures.ceilings"
KEPT_SECONDS = 600


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


def ceilings() -> CeilingTable:
    """The table of today; one query when it is not in memory."""
    table = cache.get(KEY)
    if table is None:
        columns = ("year", "zone", "financing", "category", "euros", "status")
        table = CeilingTable(Ceiling.objects.values_list(*columns))
        cache.set(KEY, table, KEPT_SECONDS)
    return table
