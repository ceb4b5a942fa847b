import re

import pytest
from django.urls import reverse

from directory.places.sitemaps import CommunesSitemap

pytestmark = pytest.mark.django_db


def addresses(client, url: str) -> list[str]:
    response = client.get(url)
    assert response.status_code == 200
    found = re.findall(r"<loc>(.*?)</loc>", response.content.decode())
    return [address.removeprefix("http://testserver") for address in found]


def test_the_index_names_every_part(client):
    parts = addresses(client, reverse("sitemap"))

    assert "/sitemap-pages.xml" in parts
    assert "/sitemap-territoires.xml" in parts
    assert "/sitemap-communes.xml?p=8" in parts


def test_every_commune_has_its_page_once():
    items = CommunesSitemap().items()

    assert len(items) == len({row.insee for row in items}) == 35_014


def test_the_last_part_holds_what_remains(client):
    found = addresses(client, "/sitemap-communes.xml?p=8")

    assert len(found) == 14
    assert all(address.startswith("/communes/") for address in found)


def test_territories_are_there(client):
    found = addresses(client, "/sitemap-territoires.xml")

    assert len(found) == len(set(found))
    assert {"/regions/32-hauts-de-france/", "/departements/59-nord/"} <= set(found)
    assert "/intercommunalites/200093201-metropole-europeenne-de-lille/" in found


@pytest.mark.parametrize("url", ["/sitemap-communes.xml?p=99", "/sitemap-autre.xml"])
def test_what_is_not_there_is_not_found(client, url):
    assert client.get(url).status_code == 404
