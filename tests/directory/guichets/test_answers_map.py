"""The answers of a search on a map: the list is first, the map is one link away."""

import re

import pytest
from django.urls import reverse

from directory.guichets.models import Guichet
from tests.factories.guichets import GuichetFactory

pytestmark = pytest.mark.django_db
URL = reverse("guichets:list")


def main(client, query: str, status: int = 200, path: str = URL) -> str:
    response = client.get(f"{path}?{query}")
    assert response.status_code == status
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main")] if status == 200 else page


def numbers(page: str) -> list[str]:
    return re.findall(r'<text class="portal-map__number"[^>]*>([\d, ]+)</text>', page)


@pytest.fixture
def twelve():
    """In the Nord, from Lille to the east."""
    return [
        GuichetFactory(name=f"Guichet {rank:02}", latitude=50.637, longitude=3.063 + rank / 20)
        for rank in range(12)
    ]


def test_the_list_leads_to_the_map_and_back(client, twelve):
    listed = main(client, "departement=59")
    assert "portal-map__mark" not in listed
    link = re.search(r'href="(\?[^"]*carte=oui[^"]*)"', listed)[1].replace("&amp;", "&")

    on_map = main(client, link.removeprefix("?"))

    assert numbers(on_map) == [str(number) for number in range(1, 11)]
    listed = re.search(r'(?s)<ol class="portal-places" start="1">(.*?)</ol>', on_map)[1]
    assert re.findall(r">(Guichet \d\d)</a>", listed) == [one.name for one in twelve[:10]]
    assert 'href="?departement=59&amp;page=1"' in on_map


def test_the_next_page_goes_on_numbering_and_stays_a_map(client, twelve):
    first = main(client, "departement=59&carte=oui")
    following = re.search(r'href="\?([^"]*page=2)"', first)[1].replace("&amp;", "&")

    second = main(client, following)

    assert numbers(second) == ["11", "12"]
    assert 'start="11"' in second


def test_near_a_person_the_map_says_where_they_stand(client, twelve):
    page = main(client, "lat=50.63&lon=3.06&carte=oui")

    assert numbers(page)[0] == "1"
    assert "portal-map__ring" in page
    assert "Le cercle rouge : votre position." in page
    assert " km" in page


def test_what_the_map_does_not_show_is_said_and_stays_in_the_list(client):
    GuichetFactory(name="Ici", latitude=50.637, longitude=3.063)
    GuichetFactory(name="Ailleurs", latitude=43.3, longitude=5.4)

    page = main(client, "departement=59&carte=oui")

    assert numbers(page) == ["2"]
    assert "1 guichet de la liste n'est pas sur la carte." in page.replace("&#x27;", "'")
    assert "Ici" in page
    assert "Ailleurs" in page


def test_without_any_position_the_list_is_all(client):
    GuichetFactory(commune=None, name="Nulle part")
    Guichet.objects.update(latitude=None, longitude=None, commune=None)

    page = main(client, "commune=59350&carte=oui")

    assert "portal-map__mark" not in page
    assert "Nulle part" in page
    assert "Nous n'avons pas de carte de cet endroit." in page
    assert "sur la carte." not in page


def test_nothing_found_with_a_map_says_the_ways_out(client):
    assert "Nous ne connaissons pas de guichet ici" in main(client, "commune=2A004&carte=oui")
    main(client, "departement=59&carte=oui&page=9", status=404)
    main(client, "carte=oui")
    main(client, "carte=<script>&departement=59")


@pytest.mark.parametrize("count", [2, 12])
def test_a_map_costs_no_query_more(client, count, django_assert_num_queries):
    for rank in range(count):
        GuichetFactory(latitude=50.637, longitude=3.063 + rank / 20)
    main(client, "departement=59&ouvert=oui")
    with django_assert_num_queries(0):
        main(client, "departement=59&carte=oui&ouvert=oui")


def test_a_map_is_not_for_robots_and_is_in_arabic_too(client, twelve):
    page = client.get(f"{URL}?departement=59&carte=oui").content.decode()
    in_arabic = client.get(f"/ar{URL}?departement=59&carte=oui").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert "عرض القائمة، مع المواعيد والخدمات" in in_arabic
    assert 'lang="fr">Guichet 00</a>' in in_arabic
