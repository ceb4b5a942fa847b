"""Old addresses lead where editors say, and cost nothing to the rest of the site."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def old(home):
    """An old address and where it leads."""

    def make(address: str, **where) -> Redirect:
        return Redirect.objects.create(
            old_path=Redirect.normalise_path(address), **(where or {"redirect_link": "/etapes/"})
        )

    return make


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("/ancien/", "/ancien/"),
        ("/ancien", "/ancien/?utm_source=lettre"),
        ("/page.html", "/page.html"),
        ("/page.html?id=3", "/page.html?id=3"),
        ("/a.php?x=1&y=2", "/a.php?y=2&x=1"),
        ("/démarches/été/", "/démarches/été/"),
        ("/d%C3%A9marches/", "/d%C3%A9marches/?a=b"),
    ],
)
def test_an_old_address_leads_to_the_new_one(client, old, kept, asked):
    old(kept)

    response = client.get(asked)

    assert (response.status_code, response.url) == (301, "/etapes/")


def test_a_redirection_may_be_for_a_time(client, old):
    old("/ancien/", redirect_link="/etapes/", is_permanent=False)

    assert client.get("/ancien/").status_code == 302


def test_a_redirection_leads_to_a_page_wherever_it_moves(client, home, old):
    guide = GuidePageFactory(parent=home, slug="etapes")
    old("/ancien/", redirect_page=guide)

    assert client.get("/ancien/").url.endswith("/etapes/")


def test_the_whole_address_comes_before_its_path_and_this_site_before_all(client, old):
    site = Site.objects.get(is_default_site=True)
    old("/liste.php", redirect_link="/tous/")
    old("/liste.php", redirect_link="/ce-site/", site=site)
    old("/liste.php?id=3", redirect_link="/trois/")

    assert client.get("/liste.php?id=3").url == "/trois/"
    assert client.get("/liste.php?id=4").url == "/ce-site/"


def test_a_page_that_exists_is_never_redirected(client, home, old):
    GuidePageFactory(parent=home, slug="etapes")
    old("/etapes/", redirect_link="/ailleurs/")

    assert client.get("/etapes/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/nulle/part/?a=b", "/nulle/part.html?a=b", "/déjà/vu/?é=è", "/%00/?a=%00"]
)
def test_an_address_that_leads_nowhere_costs_one_query(
    client, home, django_assert_max_num_queries, address
):
    client.get("/")  # the process now knows the pages

    with django_assert_max_num_queries(1):  # redirections
        response = client.get(address)

    assert response.status_code == 404
    assert "Cette page n'existe pas" in response.content.decode()


def test_what_another_room_does_not_find_is_no_old_page(client, old, django_assert_num_queries):
    old("/demande/ZZZZZZZZZZ/", redirect_link="/etapes/")

    with django_assert_num_queries(0):
        response = client.get("/demande/ZZZZZZZZZZ/")

    assert response.status_code == 404
