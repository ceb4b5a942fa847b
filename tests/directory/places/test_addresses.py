import pytest
from django.urls import resolve, reverse
from django.utils import translation

from directory.places.addresses import (
    around_url,
    code_of,
    commune_url,
    compare_url,
    departement_url,
    epci_url,
    region_url,
)
from directory.territory.table import communes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_commune_has_an_address_that_leads_to_it(language):
    rows = list(communes().every)

    with translation.override(language):
        prefix = reverse("places:search")
        addresses = [commune_url(row) for row in rows]

    slugs = [address.removeprefix(prefix).removesuffix("/") for address in addresses]
    assert all(slug.isascii() and slug.replace("-", "").isalnum() for slug in slugs)
    assert [code_of(slug) for slug in slugs] == [row.insee for row in rows]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_place_is_read_at_its_address(language):
    table = communes()
    lille, croix = table.get("59350"), table.get("59163")
    departement = table.departement("59")

    with translation.override(language):
        asked = {
            commune_url(lille): "commune",
            around_url(lille): "around",
            epci_url(table.epci(lille.epci)): "epci",
            departement_url(departement): "departement",
            region_url(table.region(departement.region)): "region",
            compare_url([]): "comparison",
        }
        found = {address: resolve(address).url_name for address in asked}
        comparison = compare_url([lille, croix])

    assert found == asked
    assert comparison.endswith("?c=59350&c=59163")
