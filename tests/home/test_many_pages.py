"""A tree ten times larger costs no query more, wherever it is read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import GuidePage
from portal.pages_cache.middleware import STORE
from tests.factories.pages import GuidePageFactory, HomePageFactory, SiteMapPageFactory
from tests.factories.tree import many_like

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    home = HomePageFactory()
    SiteMapPageFactory(parent=home)
    guide = GuidePageFactory(parent=home, slug="etapes", title="Les étapes")
    GuidePageFactory(parent=guide, title="Une étape")
    return guide


def asked(client, path) -> int:
    """Queries, nothing kept of the page."""
    client.get(path)
    STORE.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("where", ["menus", "search", "sitemap", "explorer"])
def test_fifty_and_five_hundred_pages_cost_the_same(client, admin_client, guide, where):
    reader, path = {
        "menus": (client, "/etapes/"),
        "search": (client, "/recherche/?q=etape"),
        "sitemap": (client, "/sitemap-pages.xml"),
        "explorer": (admin_client, reverse("wagtailadmin_explore", args=[guide.pk])),
    }[where]

    many_like(guide, 50)
    few = asked(reader, path)
    many_like(guide, 450)
    many = asked(reader, path)

    assert GuidePage.objects.child_of(guide).count() == 501
    assert many == few
