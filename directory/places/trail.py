"""Where a page stands: the links from the home page down to it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.places.addresses import commune_url, departement_url, epci_url, region_url
from directory.territory.table import CommuneRow, DepartementRow, communes
from portal.interface.context_processors import address


class Step(NamedTuple):
    label: str
    url: str


def to_communes() -> list[Step]:
    language = get_language()
    home, search = address("wagtail_serve", language, ""), address("places:search", language)
    return [Step(_("Accueil"), home), Step(_("Communes"), search)]


def to_region(code: str) -> list[Step]:
    region = communes().region(code)
    return [*to_communes(), Step(region.name, region_url(region))]


def to_departement(row: DepartementRow) -> list[Step]:
    return [*to_region(row.region), Step(row.name, departement_url(row))]


def above_commune(row: CommuneRow) -> list[Step]:
    """Down to its EPCI, or to the city of an arrondissement."""
    table = communes()
    steps = to_departement(table.departement(row.departement))
    if city := table.get(row.parent):
        return [*steps, Step(city.name, commune_url(city))]
    if epci := table.epci(row.epci):
        return [*steps, Step(epci.name, epci_url(epci))]
    return steps
