"""Where a page stands: the links from the home page down to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.places.addresses import commune_url, departement_url, epci_url, region_url
from directory.territory.table import CommuneRow, DepartementRow, communes
from portal.interface.context_processors import address
from portal.interface.markup import lines


class Step(NamedTuple):
    url: str
    label: str


def breadcrumb(steps: Iterable[Step], title: str) -> SafeString:
    """The steps from the home page down, then the page itself. Open at every size: it must work
    without JavaScript."""
    links = lines('<li><a class="fr-breadcrumb__link" href="{}">{}</a></li>', steps)
    return format_html(
        '<nav class="fr-breadcrumb fr-mb-2w" aria-label="{}"><ol class="fr-breadcrumb__list">{}\n'
        '<li><a class="fr-breadcrumb__link" aria-current="page">{}</a></li></ol></nav>',
        _("vous êtes ici :"),
        links,
        title,
    )


def to_communes() -> list[Step]:
    language = get_language()
    home, search = address("wagtail_serve", language, ""), address("places:search", language)
    return [Step(home, _("Accueil")), Step(search, _("Communes"))]


def to_region(code: str) -> list[Step]:
    region = communes().region(code)
    return [*to_communes(), Step(region_url(region), region.name)]


def to_departement(row: DepartementRow) -> list[Step]:
    return [*to_region(row.region), Step(departement_url(row), row.name)]


def above_commune(row: CommuneRow) -> list[Step]:
    """Down to its EPCI, or to the city of an arrondissement."""
    table = communes()
    steps = to_departement(table.departement(row.departement))
    if city := table.get(row.parent):
        return [*steps, Step(commune_url(city), city.name)]
    if epci := table.epci(row.epci):
        return [*steps, Step(epci_url(epci), epci.name)]
    return steps
