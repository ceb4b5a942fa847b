"""Which words of a text the glossary explains."""

import pytest
from wagtail.models import Locale, Site

from home.glossary.dictionary import Dictionary, Entry, current, read
from home.published import published
from portal.interface import stamp
from tests.factories.pages import HomePageFactory
from tests.factories.words import GlossaryPageFactory, TermFactory


def dictionary(**forms: str) -> Dictionary:
    """`slug="form, other form"`."""
    return Dictionary(
        (form, Entry(slug, slug, "…", f"/#{slug}"))
        for slug, several in forms.items()
        for form in several.split(", ")
    )


def found(text: str, **forms: str) -> list[str]:
    return [match[0] for match, _entry in dictionary(**forms).found_in(text, set())]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Les bailleurs sociaux", "bailleur social", ["bailleurs sociaux"]),
        ("Les Bailleurs\xa0sociaux", "bailleur social", ["Bailleurs\xa0sociaux"]),
        ("Un bail, des bails", "bail", ["bail"]),
        ("Des tribunaux", "tribunal", ["tribunaux"]),
        ("Les bureaux", "bureau", ["bureaux"]),
        ("Les plafonds de ressources", "plafond de ressources", ["plafonds de ressources"]),
        ("L'ancienneté compte", "ancienneté", ["ancienneté"]),
        ("une attestation d&#x27;enregistrement", "attestation d'enregistrement", None),
        ("une attestation d’enregistrement", "attestation d'enregistrement", None),
        ("Un logement PLUS", "PLUS", ["PLUS"]),
        ("Un peu plus, T10", "PLUS", []),
        ("Un T1", "T1", ["T1"]),
        ("Un T12", "T1", []),
        ("un sous-bailleur", "bailleur", []),
        ("la demande (radiée)", "radiée", ["radiée"]),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
    ],
)
def test_a_word_is_found_as_people_write_it(text, form, expected):
    answer = found(text, mot=form)

    assert answer == ([text.removeprefix("une ")] if expected is None else expected)


def test_the_longest_word_wins_and_each_is_told_once():
    text = "Le revenu fiscal de référence, ou RFR. Un revenu. Le RFR encore, un revenu encore."

    assert found(text, rfr="revenu fiscal de référence, RFR", revenu="revenu") == [
        "revenu fiscal de référence",
        "revenu",
    ]


def test_a_dictionary_without_words_finds_nothing():
    assert list(Dictionary().found_in("un guichet", set())) == []


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 5])
def test_reading_the_words_costs_one_query_however_many(django_assert_num_queries, how_many):
    GlossaryPageFactory(parent=HomePageFactory())
    TermFactory.create_batch(how_many)
    Site.get_site_root_paths()

    published()  # kept beside

    with django_assert_num_queries(1):
        dictionaries = read()

    assert len(dictionaries["fr"].entries) == how_many


@pytest.mark.django_db
def test_what_is_known_costs_no_query(django_assert_num_queries):
    GlossaryPageFactory(parent=HomePageFactory())
    TermFactory(term="Guichet", slug="guichet", other_forms="comptoir\n\n")
    stamp.touch()
    current()

    with django_assert_num_queries(0):
        words = current().words_of(["Au comptoir", "ou au guichet"])

    assert [(entry.term, entry.address) for entry in words] == [
        ("Guichet", "/glossaire/#mot-guichet")
    ]


@pytest.mark.django_db
def test_neither_a_draft_nor_another_language_is_told():
    GlossaryPageFactory(parent=HomePageFactory())
    TermFactory(term="Brouillon", live=False)
    english = Locale.objects.create(language_code="en")
    TermFactory(term="Office", locale=english)
    stamp.touch()

    assert current().words_of(["Brouillon Office"]) == []
    # Without a glossary page in English there is nowhere to lead.
    assert current("en").words_of(["Office"]) == []


@pytest.mark.django_db
def test_without_a_glossary_page_nothing_is_explained():
    TermFactory(term="Guichet")
    stamp.touch()

    assert current().words_of(["guichet"]) == []
