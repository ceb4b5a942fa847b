"""The address of each place: its code, which never changes, then its name for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from directory.territory.naming import search_name
from directory.territory.table import CommuneRow, DepartementRow, EpciRow, RegionRow

Place = CommuneRow | DepartementRow | EpciRow | RegionRow


def commune_url(row: CommuneRow) -> str:
    return reverse("places:commune", args=[_slug(row.insee, row.name)])


def around_url(row: CommuneRow) -> str:
    return reverse("places:around", args=[_slug(row.insee, row.name)])


def compare_url(rows: Iterable[CommuneRow]) -> str:
    query = urlencode([("c", row.insee) for row in rows])
    return f"{reverse('places:comparison')}{'?' if query else ''}{query}"


def epci_url(row: EpciRow) -> str:
    return reverse("places:epci", args=[_slug(row.siren, row.name)])


def departement_url(row: DepartementRow) -> str:
    return reverse("places:departement", args=[_slug(row.code, row.name)])


def region_url(row: RegionRow) -> str:
    return reverse("places:region", args=[_slug(row.code, row.name)])


def code_of(slug: str) -> str:
    """The code at the head of an address, as INSEE writes it: « 2a004-ajaccio » → « 2A004 »."""
    return slug.partition("-")[0].upper()


def _slug(code: str, name: str) -> str:
    return f"{code}-{search_name(name).replace(' ', '-')}"
