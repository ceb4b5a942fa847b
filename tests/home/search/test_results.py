"""What words find, from the address of the search to the page of results."""

import pytest
from django.urls import reverse

from home.enums import EntryKind
from home.search import asking
from home.search.asking import LONGEST_QUERY, clean_query
from home.search.indexing import index_page
from home.words import plain_words
from tests.factories.guichets import GuichetFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body
from tests.factories.words import GlossaryPageFactory, TermFactory

URL = "/recherche/"
FAQ = {
    "type": "accordion",
    "value": [
        {"question": "Faut-il payer ?", "answer": "<p>Non, la demande est gratuite.</p>"},
        {"question": "Combien de temps dure-t-elle ?", "answer": "<p>Un an.</p>"},
    ],
}


def ascii_start(value: str) -> str:
    return ascii(value)[:12]


@pytest.fixture
def home(db):
    return HomePageFactory()


@pytest.fixture
def write(home):
    """Adds a page and indexes it, as its publication does."""

    def add(**fields):
        page = GuidePageFactory(parent=home, **fields)
        index_page(page)
        return page

    return add


def answer(client, query: str, **others):
    response = client.get(URL, {"q": query, **others})
    assert response.status_code == 200
    return response


def found(client, query: str, **others) -> list[str]:
    """The titles, the marks taken off."""
    context = answer(client, query, **others).context
    shown = context["found"].page if "found" in context else []
    return [str(r.title).replace("<mark>", "").replace("</mark>", "") for r in shown]


def test_words_are_compared_without_accents_case_or_ligatures():
    assert plain_words("L'Élève d’ŒUVRE  ") == "l eleve d oeuvre"


def test_a_long_query_is_cut_and_unprintable_marks_are_dropped():
    assert clean_query("  a\x00b\n c ") == "a b c"
    assert len(clean_query("x" * 5_000)) == LONGEST_QUERY
    assert clean_query("mot " * 50).split() == ["mot"] * 12


@pytest.mark.parametrize("typed", ["об'єкт", "обʼєкт", "об’єкт"])
def test_the_apostrophes_of_every_keyboard_are_one(typed):
    assert plain_words(typed) == "об єкт"


def test_marks_that_nobody_sees_are_in_no_word(client, write):
    write(title="Un loge\u00adment")

    assert found(client, "logement") == ["Un loge\u00adment"]
    assert clean_query("\u200flogem\u200bent\u200e") == "logement"


def test_an_empty_search_asks_for_words_and_lists_nothing(client, write):
    write()
    html = client.get(URL, {"q": "  "}).content.decode()

    assert 'type="search"' in html
    assert "Rien ne contient" not in html


@pytest.mark.parametrize("typed", ["séparation", "SEPARATION", "séparations", "la séparation"])
def test_a_page_is_found_without_accents_and_in_the_plural(client, write, typed):
    write(title="Je me sépare", lead="Pendant une séparation.")
    write(title="Autre chose")

    assert found(client, typed) == ["Je me sépare"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("logements sociaux", "Le logement social"),
        ("les guichets", "Un guichet près de chez vous"),
        ("attestations", "Votre attestation"),
        ("l’œuvre", "Une œuvre"),
    ],
)
def test_french_plurals_and_apostrophes_change_nothing(client, write, typed, title):
    write(title=title)
    write(title="Autre chose")

    assert found(client, typed) == [title]


@pytest.mark.parametrize("typed", ["divorcé", "divorcée", "divorcés", "DIVORCEES"])
def test_the_feminine_is_found_for_the_masculine_and_back(client, write, typed):
    write(title="Un homme divorcé")
    write(title="Une femme divorcée")
    write(title="Des femmes divorcées")
    write(title="Autre chose")

    assert len(found(client, typed)) == 3


def test_what_is_in_the_blocks_is_found(client, write):
    callout = {"meaning": "warning", "title": "", "text": "<p>Appelez le 3919.</p>"}
    write(title="Aide", body=body({"type": "callout", "value": callout}))

    assert found(client, "3919") == ["Aide"]


def test_a_title_comes_before_a_body(client, write):
    write(title="Autre", lead="Un mot sur le handicap.")
    write(title="Handicap")

    assert found(client, "handicap") == ["Handicap", "Autre"]


def test_a_question_is_a_result_of_its_own_and_leads_to_its_answer(client, write):
    page = write(title="Questions fréquentes", body=body(FAQ))
    response = answer(client, "payer", sorte="question")
    (result,) = response.context["found"].page

    assert result.kind is EntryKind.QUESTION
    assert result.url == f"{page.url}#question-faut-il-payer"
    assert 'id="question-faut-il-payer"' in client.get(page.url).content.decode()
    assert "gratuite" in str(result.text)


def test_a_word_of_the_glossary_is_found_once_published(client, home):
    page = GlossaryPageFactory(parent=home)
    term = TermFactory(term="Cotation", slug="cotation", definition="Un nombre de points.")
    (result,) = answer(client, "cotation").context["found"].page
    assert (result.kind, result.url) == (EntryKind.TERM, f"{page.url}#mot-cotation")

    term.unpublish()
    assert found(client, "cotation") == []


def test_results_are_narrowed_by_kind(client, write):
    write(title="Payer son loyer", body=body(FAQ))
    html = answer(client, "payer").content.decode()

    assert "Tout (2)" in html
    assert found(client, "payer", sorte="question") == ["Faut-il payer ?"]
    assert found(client, "payer", sorte="page") == ["Payer son loyer"]
    assert len(found(client, "payer", sorte="rien-de-tel")) == 2


@pytest.mark.parametrize("typed", ["renouvelemant", "renouvellemnt", "Renouvelllement"])
def test_a_misspelled_word_is_read_as_the_likeliest_one(client, write, typed):
    write(title="Le renouvellement")
    html = answer(client, typed).content.decode()

    assert found(client, typed) == ["Le renouvellement"]
    assert "<strong>renouvellement</strong>" in html


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l'atestation", "l'attestation"),
        ("d’atestation", "d’attestation"),
        ("atestation, merci", "attestation, merci"),
        ("mon-atestation", "mon-attestation"),
        ("avec attestation", "avec attestation"),
    ],
)
def test_a_misspelled_word_is_read_behind_an_apostrophe_or_a_comma(write, typed, meant):
    write(title="Votre attestation", lead="Venez avec.")

    assert asking.correct(typed, language="fr") == meant


def test_a_word_that_pages_write_no_more_is_no_longer_right(client, write):
    page = write(title="Le renouvelemant")
    page.title = "Le renouvellement"
    page.save_revision().publish()

    assert found(client, "renouvelemant") == ["Le renouvellement"]


def test_a_misspelled_french_word_is_read_under_another_language(write):
    write(title="Le renouvellement")

    assert asking.correct("renouvelemant", language="en") == "renouvellement"


def test_without_a_page_that_holds_all_words_those_that_hold_some_are_shown(client, write):
    write(title="Le handicap")
    write(title="Les étudiants")
    html = answer(client, "handicap étudiants").content.decode()

    assert sorted(found(client, "handicap étudiants")) == ["Le handicap", "Les étudiants"]
    assert "celles qui en contiennent une partie" in html


def test_the_words_found_are_marked_and_everything_is_escaped(client, write):
    write(title="Le <b>bail</b>", lead=f"{'avant ' * 60}les baux & le bail <i>signé</i>")
    html = answer(client, "bail").content.decode()

    assert "Le &lt;b&gt;<mark>bail</mark>&lt;/b&gt;" in html
    assert "&amp; le <mark>bail</mark>" in html
    assert "<b>bail" not in html


@pytest.mark.parametrize("typed", ["renouvelement", "renouveler", "renouvellements"])
def test_the_other_endings_of_a_word_are_marked(client, write, typed):
    write(title="Renouveler", lead="Le renouvellement se demande : renouvelez.")
    (result,) = answer(client, typed).context["found"].page

    assert result.title == "<mark>Renouveler</mark>"
    assert str(result.text).count("<mark>") == 2


def test_what_an_editor_chose_in_a_list_is_no_word_of_the_page(client, write):
    write(title="Étapes", body=body({"type": "heading", "value": {"text": "Début", "level": "2"}}))

    assert found(client, "titre de partie") == []


def test_what_is_not_published_is_not_found(client, write):
    write(title="Brouillon", live=False)

    assert found(client, "brouillon") == []


def test_a_page_is_found_once_published_and_no_longer_once_withdrawn(client, home):
    page = GuidePageFactory(parent=home, title="Ancien titre")
    page.title = "Titre neuf"
    page.save_revision().publish()
    assert found(client, "neuf") == ["Titre neuf"]

    page.unpublish()
    assert found(client, "neuf") == []


def test_a_page_for_some_people_is_not_found(client, write):
    page = write(title="Réservée")
    page.view_restrictions.create(restriction_type="login")

    assert found(client, "réservée") == []


@pytest.mark.parametrize("address", [URL, f"/en{URL}"])
def test_a_page_that_no_address_leads_to_is_not_found(client, home, address):
    page = GuidePageFactory(title="Ailleurs")
    index_page(page)
    response = client.get(address, {"q": "ailleurs"})

    assert response.status_code == 200
    assert response.context["found"].total == 0


def test_without_result_the_page_says_what_to_do(client, home):
    html = answer(client, "zzz <script>").content.decode()

    assert "Rien ne contient « zzz &lt;script&gt; »" in html
    for way_out in ("/glossaire/", "/questions-frequentes/", "/plan-du-site/", "/aide-et-contact/"):
        assert f'href="{way_out}"' in html
    assert reverse("guichets:list") in html


def test_results_are_cut_in_pages_and_a_wrong_page_shows_one(client, write):
    for _ in range(12):
        write(title="Un guide pareil")

    assert len(found(client, "pareil")) == 10
    assert len(found(client, "pareil", page="2")) == 2
    assert len(found(client, "pareil", page="dix")) == 10


@pytest.mark.parametrize(
    "typed",
    ["'", "a & | ! ( )", "%", "\\", "é" * 300, "\x01", "🏠", "-- ;", "' OR 1=1 --", "سكن"],
    ids=ascii_start,
)
def test_whatever_is_typed_the_page_answers(client, home, typed):
    assert found(client, typed) == []


def test_what_people_type_is_never_cached(client, home):
    response = client.get(URL, {"q": "violences"})

    assert "no-store" in response["Cache-Control"]


def test_the_search_is_only_read(client, home):
    assert client.post(URL, {"q": "a"}).status_code == 405


@pytest.mark.parametrize("how_many", [1, 30])
@pytest.mark.parametrize(("typed", "most"), [("pareil", 8), ("pareill", 14)])
def test_the_search_costs_the_same_with_few_and_many_results(
    client, write, django_assert_max_num_queries, how_many, typed, most
):
    for _ in range(how_many):
        write(title="Un guide pareil")

    with django_assert_max_num_queries(most):
        titles = found(client, typed)

    assert len(titles) == min(how_many, 10)


@pytest.mark.parametrize(
    ("typed", "shown"), [("Lille", True), ("lomme", True), ("logement", False)]
)
def test_a_commune_that_is_named_is_offered(client, home, typed, shown):
    html = answer(client, typed).content.decode()

    assert ('<a href="/communes/59350-lille/">Lille' in html) is shown
    assert ("0 résultat" in html) is not shown


@pytest.mark.parametrize("typed", ["maison de l'habitat", "HABITAT", "maison de l’hâbitat"])
def test_a_guichet_is_found_by_its_name_without_accents(client, home, typed):
    guichet = GuichetFactory(name="Maison de l'Habitat")
    GuichetFactory(name="Autre guichet")
    shown = answer(client, typed).context["found"].guichets

    assert shown == [guichet]


def test_suggestions_are_titles_then_communes(client, write):
    write(title="Lire un courrier")
    write(title="Autre chose à lire")
    response = client.get(f"{URL}suggestions/", {"q": "li"})
    labels = [result["label"] for result in response.json()["results"]]

    assert labels[:2] == ["Lire un courrier", "Autre chose à lire"]
    assert {"label": "Lille (59000)", "hint": "Commune"} in response.json()["results"]
    assert client.get(f"{URL}suggestions/", {"q": "%_"}).json() == {"results": []}
