"""The address of each place: its code, which never changes, then its name for people to read."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from directory.territory.naming import search_name
from directory.territory.table import CommuneRow, DepartementRow, EpciRow, RegionRow
from portal.interface.context_processors import address

Place = CommuneRow | DepartementRow | EpciRow | RegionRow


def commune_url(row: CommuneRow) -> str:
    return _address("commune", row.insee, row.name)


def around_url(row: CommuneRow) -> str:
    return _address("around", row.insee, row.name)


def compare_url(rows: Iterable[CommuneRow]) -> str:
    query = "&".join(f"c={row.insee}" for row in rows)
    return f"{address('places:comparison', get_language())}{'?' if query else ''}{query}"


def epci_url(row: EpciRow) -> str:
    return _address("epci", row.siren, row.name)


def departement_url(row: DepartementRow) -> str:
    return _address("departement", row.code, row.name)


def region_url(row: RegionRow) -> str:
    return _address("region", row.code, row.name)


def code_of(slug: str) -> str:
    """The code at the head of an address, as INSEE writes it: « 2a004-ajaccio » → « 2A004 »."""
    return slug.partition("-")[0].upper()


def _address(name: str, code: str, place: str) -> str:
    # A page has dozens of them: the pattern is asked once.
    before, _place, after = address(f"places:{name}", get_language(), "0").rpartition("0")
    return f"{before}{code}-{search_name(place).replace(' ', '-')}{after}"
