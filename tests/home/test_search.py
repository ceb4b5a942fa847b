import pytest
from django.urls import reverse

from home.search import LONGEST_QUERY, clean_query
from home.words import plain_words
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

URL = "/recherche/"


def ascii_start(value: str) -> str:
    return ascii(value)[:12]


@pytest.fixture
def home(db):
    return HomePageFactory()


def found(client, query: str, **others) -> list[str]:
    response = client.get(URL, {"q": query, **others})
    assert response.status_code == 200
    return [page.title for page in response.context["page_obj"]]


def test_words_are_compared_without_accents_case_or_ligatures():
    assert plain_words("L'Élève d’ŒUVRE  ") == "l eleve d oeuvre"


def test_a_long_query_is_cut_and_unprintable_marks_are_dropped():
    assert clean_query("  a\x00b\n c ") == "a b c"
    assert len(clean_query("x" * 5_000)) == LONGEST_QUERY


def test_an_empty_search_asks_for_words_and_lists_nothing(client, home):
    GuidePageFactory(parent=home)

    assert found(client, "  ") == []
    assert "Aucune page" not in client.get(URL).content.decode()


@pytest.mark.parametrize("typed", ["séparation", "SEPARATION", "séparations", "la séparation"])
def test_a_page_is_found_without_accents_and_in_the_plural(client, home, typed):
    GuidePageFactory(parent=home, title="Je me sépare", lead="Pendant une séparation.")
    GuidePageFactory(parent=home, title="Autre chose")

    assert found(client, typed) == ["Je me sépare"]


def test_what_is_in_the_blocks_is_found(client, home):
    callout = {"meaning": "warning", "title": "", "text": "<p>Appelez le 3919.</p>"}
    GuidePageFactory(parent=home, title="Aide", body=body({"type": "callout", "value": callout}))

    assert found(client, "3919") == ["Aide"]


def test_a_title_comes_before_a_body(client, home):
    GuidePageFactory(parent=home, title="Autre", lead="Un mot sur le handicap.")
    GuidePageFactory(parent=home, title="Handicap")

    assert found(client, "handicap") == ["Handicap", "Autre"]


def test_what_is_not_published_is_not_found(client, home):
    GuidePageFactory(parent=home, title="Brouillon", live=False)

    assert found(client, "brouillon") == []


def test_without_result_the_page_says_what_to_do(client, home):
    html = client.get(URL, {"q": "zzz <script>"}).content.decode()

    assert "Aucune page ne contient « zzz &lt;script&gt; »" in html
    assert "Essayez avec un seul mot" in html


def test_results_are_cut_in_pages_and_a_wrong_page_shows_one(client, home):
    for _ in range(12):
        GuidePageFactory(parent=home, title="Un guide pareil")

    assert len(found(client, "pareil")) == 10
    assert len(found(client, "pareil", page="2")) == 2
    assert len(found(client, "pareil", page="dix")) == 10


@pytest.mark.parametrize(
    "typed",
    ["'", "a & | ! ( )", "%", "\\", "é" * 300, "\x01", "🏠", "-- ;"],
    ids=ascii_start,
)
def test_whatever_is_typed_the_page_answers(client, home, typed):
    assert found(client, typed) == []


def test_what_people_type_is_never_cached(client, home):
    response = client.get(URL, {"q": "violences"})

    assert "no-store" in response["Cache-Control"]


def test_the_search_is_only_read(client, home):
    assert client.post(URL, {"q": "a"}).status_code == 405


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_search_costs_the_same_with_one_and_five_results(
    client, home, django_assert_max_num_queries, how_many
):
    for _ in range(how_many):
        GuidePageFactory(parent=home, title="Un guide pareil")

    with django_assert_max_num_queries(8):
        titles = found(client, "pareil")

    assert len(titles) == how_many


@pytest.mark.parametrize(
    ("typed", "shown"), [("Lille", True), ("lomme", True), ("logement", False)]
)
def test_a_commune_that_is_named_is_offered(client, home, typed, shown):
    page = client.get(reverse("search"), {"q": typed}).content.decode()

    assert ('href="/communes/59350-lille/"' in page) == shown
