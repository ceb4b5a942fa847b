"""The published pages that each process keeps: what Wagtail itself would say of them."""

import pytest
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home import published as module
from home.published import published
from portal.interface import stamp
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


def test_each_page_has_the_address_that_wagtail_gives_it(home):
    english = Locale.objects.get_or_create(language_code="en")[0]
    guide = GuidePageFactory(parent=home, slug="étapes")
    guide.copy_for_translation(english, copy_parents=True, alias=True)

    kept = published().by_id.values()
    urls = {page.pk: page.url for page in kept}

    wanted = {page.pk: page.url or "" for page in Page.objects.live()}
    assert urls == wanted
    assert {"/%C3%A9tapes/", "/en/%C3%A9tapes/"} <= set(urls.values())


def test_with_two_sites_an_address_says_its_host():
    other = HomePageFactory(slug="ailleurs")
    Site.objects.create(hostname="ailleurs.fr", root_page=other)
    home = HomePageFactory()

    hosts = [published().by_id[page.pk].url for page in (home, other)]

    assert hosts == [Page.objects.get(pk=page.pk).url for page in (home, other)]
    assert hosts == ["http://localhost/", "http://ailleurs.fr/"]


def test_a_page_under_a_private_one_is_not_open(home):
    group = GuidePageFactory(parent=home, slug="reservee")
    under = GuidePageFactory(parent=group, slug="dessous")
    PageViewRestriction.objects.create(page=group, restriction_type="login")

    pages = published().by_id

    assert pages[home.pk].is_open
    assert not pages[group.pk].is_open
    assert not pages[under.pk].is_open


def test_a_page_made_private_is_refused_at_once(client, home, django_capture_on_commit_callbacks):
    guide = GuidePageFactory(parent=home, slug="reservee")
    assert client.get("/reservee/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=guide, restriction_type="login")

    assert client.get("/reservee/").status_code == 302


def test_what_is_kept_is_read_again_after_a_publication(
    home, django_assert_num_queries, django_capture_on_commit_callbacks
):
    published()
    with django_assert_num_queries(0):
        assert published().by_id[home.pk].title == home.title

    Page.objects.filter(pk=home.pk).update(title="Autre titre")
    with django_capture_on_commit_callbacks(execute=True):
        stamp.touch_on_commit()

    assert published().by_id[home.pk].title == "Autre titre"


def test_a_page_that_went_since_is_not_found(client, home):
    GuidePageFactory(parent=home, slug="etapes")
    published()
    # Behind Wagtail's back: nothing tells the process.
    Page.objects.filter(slug="etapes").update(live=False)

    assert client.get("/etapes/").status_code == 404


def test_invented_hosts_do_not_fill_the_memory(rf, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    pages = published()

    for number in range(2 * module.MOST_HOSTS):
        assert pages.site_of(rf.get("/", headers={"host": f"a{number}.fr"})) is not None

    assert len(pages._sites) <= module.MOST_HOSTS


def test_twenty_pages_are_read_in_as_many_queries_as_one(home, django_assert_num_queries):
    def cost(how_many):
        for _ in range(how_many):
            GuidePageFactory(parent=home)
        module.kept.forget()
        Site.get_site_root_paths()
        with django_assert_num_queries(2):  # pages, private pages
            published()

    cost(1)
    cost(20)
