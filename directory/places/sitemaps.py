"""The pages of places, for search engines: paginated, without a query."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap

from directory.places.addresses import (
    Place,
    commune_url,
    departement_url,
    epci_url,
    region_url,
)
from directory.territory.table import CommuneRow, DepartementRow, EpciRow, RegionRow, communes

URL_OF = {
    CommuneRow: commune_url,
    EpciRow: epci_url,
    DepartementRow: departement_url,
    RegionRow: region_url,
}


class PlacesSitemap(Sitemap):
    limit = 5000

    def location(self, item: Place) -> str:
        return URL_OF[type(item)](item)


class TerritoriesSitemap(PlacesSitemap):
    """Regions, départements, EPCI."""

    def items(self) -> list[Place]:
        table = communes()
        departements = [
            row for region in table.regions for row in table.departements_of_region(region.code)
        ]
        epcis = {epci for row in departements for epci in table.epcis_of_departement(row.code)}
        return [*table.regions, *departements, *sorted(epcis)]


class CommunesSitemap(PlacesSitemap):
    """Communes and arrondissements of today, by département."""

    def items(self) -> list[Place]:
        table = communes()
        return [
            row
            for region in table.regions
            for departement in table.departements_of_region(region.code)
            for commune in table.communes_of_departement(departement.code)
            for row in (commune, *table.arrondissements(commune.insee))
        ]
