"""The news: the newest first, ten a page, on the home page and in a feed."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from home.models import HomePage
from home.news.models import NewsIndexPage, NewsPage
from tests.factories.pages import (
    HomePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    body,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST_DAY = date(2026, 1, 1)


@pytest.fixture
def index():
    return NewsIndexPageFactory(parent=HomePageFactory())


def several(index, how_many: int) -> None:
    for day in range(how_many):
        NewsPageFactory(
            parent=index, title=f"Nouvelle {day}", published_on=FIRST_DAY + timedelta(day)
        )


def content(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_news_shows_its_day_its_words_and_the_way_back(client, index):
    text = {"type": "paragraph", "value": "<p>Un nouveau guichet.</p>"}
    NewsPageFactory(
        parent=index, slug="guichet", published_on=FIRST_DAY, lead="À Lille.", body=body(text)
    )

    html = content(client.get("/actualites/guichet/"))

    assert '<time datetime="2026-01-01">' in html
    assert re.search(r"Publié le 1er janvier 2026", html)
    assert "À Lille." in html
    assert "Un nouveau guichet." in html
    assert 'href="/actualites/">Toutes les actualités</a>' in re.sub(r"\s+", " ", html)


def test_the_newest_come_first_whatever_their_place_in_the_tree(client, index):
    for title, day in (("Milieu", 2), ("Ancienne", 1), ("Neuve", 3)):
        NewsPageFactory(parent=index, title=title, published_on=FIRST_DAY.replace(day=day))

    html = content(client.get("/actualites/"))

    places = [html.index(title) for title in ("Neuve", "Milieu", "Ancienne")]
    assert places == sorted(places)


def test_a_list_of_several_pages_has_its_own_address_for_each(client, index):
    several(index, 12)

    first, second = (content(client.get(f"/actualites/?page={number}")) for number in (1, 2))

    assert "Nouvelle 11" in first
    assert "Nouvelle 1<" not in first
    assert "Nouvelle 1<" in second
    assert "(page 2 sur 2)" in second
    for odd in ("0", "99", "x", "-1", "9" * 60):
        assert client.get(f"/actualites/?page={odd}").status_code == 200


@pytest.mark.parametrize("how_many", [1, 10])
def test_the_list_costs_the_same_with_one_and_ten_news(
    client, index, django_assert_num_queries, how_many
):
    several(index, how_many)
    client.get("/")

    with django_assert_num_queries(
        1  # the page
        + 1  # how many news
        + 1  # the news
    ):
        response = client.get("/actualites/")

    assert len(response.context["page_obj"].object_list) == how_many
    # Neither the menus nor the surroundings hold the news: there may be thousands.
    assert response.context["around"].children == []


def test_an_empty_list_says_so(client, index):
    assert "pas encore d'actualité" in content(client.get("/actualites/")).replace("&#x27;", "'")


def test_a_draft_and_a_private_news_are_in_no_list(client, index):
    NewsPageFactory(parent=index, title="Brouillon", live=False)
    private = NewsPageFactory(parent=index, title="Interne")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    for address in ("/actualites/", "/", "/flux/actualites.atom"):
        html = content(client.get(address))
        assert "Brouillon" not in html
        assert "Interne" not in html


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_home_page_shows_the_last_ones(client, index, django_assert_max_num_queries, how_many):
    several(index, how_many)
    client.get("/plan-du-site/")

    with django_assert_max_num_queries(12):
        html = content(client.get("/"))

    shown = re.findall(r"Nouvelle (\d)<", html)
    assert shown == [str(day) for day in reversed(range(how_many))][:3]
    assert 'href="/actualites/"' in html


def test_a_home_page_without_news_has_no_empty_part(client, index):
    assert "Actualités" not in content(client.get("/"))


def test_a_published_news_is_on_the_home_page_at_once(
    client, index, django_capture_on_commit_callbacks
):
    page = NewsPageFactory(parent=index, title="À venir", live=False)
    assert "À venir" not in content(client.get("/"))

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert "À venir" in content(client.get("/"))


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_feed_holds_the_newest_in_a_fixed_number_of_queries(
    client, index, django_assert_max_num_queries, how_many
):
    several(index, how_many)
    client.get("/")

    with django_assert_max_num_queries(6):
        response = client.get("/flux/actualites.atom")

    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert len(entries) == min(how_many, 20)
    assert entries[0].find(f"{ATOM}title").text == f"Nouvelle {how_many - 1}"
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link.startswith("http://testserver/actualites/")
    assert not response.cookies


def test_what_a_word_processor_leaves_in_a_text_breaks_no_feed(client, index):
    NewsPageFactory(parent=index, title="Un\x0bguichet", lead="À Lille\x0bet\x0cà Lens.")

    feed = ElementTree.fromstring(client.get("/flux/actualites.atom").content)

    assert feed.find(f"{ATOM}entry/{ATOM}title").text == "Un guichet"
    assert feed.find(f"{ATOM}entry/{ATOM}summary").text == "À Lille et à Lens."


def test_a_news_with_a_name_in_other_letters_leads_back_to_the_list(index):
    assert NewsPageFactory(parent=index, slug="новини").list_url == "/actualites/"


def test_without_news_there_is_no_feed(client):
    HomePageFactory()

    assert client.get("/flux/actualites.atom").status_code == 404


def test_a_news_has_a_day_and_its_place():
    with pytest.raises(ValidationError, match="published_on"):
        NewsPage(title="Sans jour", slug="x", path="0001", depth=1).full_clean()
    assert NewsIndexPage in HomePage.allowed_subpage_models()
    assert NewsIndexPage.allowed_subpage_models() == [NewsPage]
    assert NewsPage.allowed_subpage_models() == []
