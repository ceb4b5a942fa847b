import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from tests.factories.guichets import GuichetFactory

pytestmark = pytest.mark.django_db
PART = "/sitemap-guichets.xml"


def addresses(client, url: str) -> set[str]:
    response = client.get(url)
    assert response.status_code == 200
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", response.content.decode())
    return set(found)


def test_open_guichets_are_there_and_only_they(client):
    shown = GuichetFactory()
    closed = GuichetFactory(closed_on=timezone.localdate() - timedelta(days=1))
    helper = GuichetFactory(organisme__kind=OrganismeKind.HELPER)
    made_up = GuichetFactory(demonstration=True)

    found = addresses(client, PART)

    assert shown.get_absolute_url() in found
    assert not {each.get_absolute_url() for each in (closed, helper, made_up)} & found
    assert PART in addresses(client, reverse("sitemap"))


@pytest.mark.parametrize("how_many", [1, 6])
def test_a_part_costs_the_same(client, django_assert_num_queries, how_many):
    GuichetFactory.create_batch(how_many)

    with django_assert_num_queries(
        1  # how many there are
        + 1  # their codes
    ):
        assert len(addresses(client, PART)) >= how_many


@pytest.mark.parametrize("demonstration", [True, False])
def test_a_made_up_guichet_is_not_for_search_engines(client, demonstration):
    guichet = GuichetFactory(demonstration=demonstration)

    page = client.get(guichet.get_absolute_url()).content.decode()

    assert ('name="robots" content="noindex"' in page) is demonstration
    assert ("application/ld+json" in page) is not demonstration
