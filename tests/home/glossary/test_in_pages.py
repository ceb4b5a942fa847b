"""Words explained where they stand: in pages, in the hints of forms, and on a page of their own."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import mark_safe
from wagtail.models import Locale

from home.glossary.models import GlossaryPage, Term
from portal.interface import stamp
from portal.interface.forms import PortalForm
from tests.factories.pages import GuidePageFactory, HomePageFactory, body
from tests.factories.words import GlossaryPageFactory, TermFactory

pytestmark = pytest.mark.django_db

TEXT = {"type": "paragraph", "value": "<p>Allez à un <b>guichet</b>. Le guichet est gratuit.</p>"}
MARKED = (
    '<a class="portal-word" href="/glossaire/#mot-guichet" aria-describedby="sens-guichet">'
    "guichet</a>"
    '<span class="fr-tooltip fr-placement" id="sens-guichet" role="tooltip">'
    "Là où l&#x27;on vous &lt;aide&gt;.</span>"
)


@pytest.fixture
def home():
    home = HomePageFactory()
    GlossaryPageFactory(parent=home)
    TermFactory(term="guichet", slug="guichet", definition="Là où l'on vous <aide>.")
    stamp.touch()
    return home


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_of_a_language_without_words_of_its_own_repeats_the_french_ones(home):
    page = GlossaryPage.objects.get()
    english = Locale.objects.create(language_code="en")
    home.copy_for_translation(english, alias=True)
    alias = page.copy_for_translation(english, alias=True)

    assert [letter for letter, _words in alias.letters()] == ["G"]


def test_a_page_explains_a_word_where_it_stands_first(client, home):
    GuidePageFactory(parent=home, slug="etapes", lead="Au guichet, on vous aide.", body=body(TEXT))

    html = html_of(client, "/etapes/")

    assert f"Au {MARKED}, on vous aide." in html
    assert html.count("portal-word") == 1


def test_an_editor_may_leave_the_words_of_a_page_alone(client, home):
    GuidePageFactory(parent=home, slug="etapes", body=body(TEXT), explains_words=False)

    assert "portal-word" not in html_of(client, "/etapes/")


def test_titles_links_buttons_cards_and_quotations_are_left_alone(client, home):
    other = GuidePageFactory(parent=home, slug="autre", title="Le guichet")
    GuidePageFactory(
        parent=home,
        slug="etapes",
        title="Mon guichet",
        body=body(
            {"type": "heading", "value": {"text": "Au guichet", "level": "2"}},
            {
                "type": "paragraph",
                "value": f'<p><a linktype="page" id="{other.pk}">le <b>guichet</b></a></p>',
            },
            {
                "type": "callout",
                "value": {"meaning": "warning", "title": "Au guichet", "text": "<p>Oui.</p>"},
            },
            {"type": "accordion", "value": [{"question": "Un guichet ?", "answer": "<p>Non</p>"}]},
            {"type": "quote", "value": {"text": "Le guichet.", "author": ""}},
            {"type": "definitions", "value": [{"term": "Guichet", "meaning": "<p>Oui</p>"}]},
            {
                "type": "table",
                "value": {"caption": "Le guichet", "headings": ["Guichet"], "rows": [["A"]]},
            },
            {"type": "link_cards", "value": [other.pk]},
        ),
    )

    html = html_of(client, "/etapes/")

    assert "portal-word" not in html
    assert "Au guichet</h2>" in html


def test_a_word_published_withdrawn_or_rewritten_changes_pages_at_once(
    client, home, django_capture_on_commit_callbacks
):
    GuidePageFactory(parent=home, slug="etapes", body=body(TEXT))
    assert "vous &lt;aide&gt;" in html_of(client, "/etapes/")
    term = Term.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        term.definition = "Autre chose."
        term.save_revision().publish()
    assert "Autre chose." in html_of(client, "/etapes/")

    with django_capture_on_commit_callbacks(execute=True):
        term.unpublish()
    assert "portal-word" not in html_of(client, "/etapes/")


def test_a_page_asked_again_costs_no_query(client, home, django_assert_num_queries):
    GuidePageFactory(parent=home, slug="etapes", body=body(TEXT))
    first = html_of(client, "/etapes/")

    with django_assert_num_queries(0):
        assert html_of(client, "/etapes/") == first


# -- the page of the glossary


def test_the_glossary_lists_words_by_letter_without_accents(client, home):
    guide = GuidePageFactory(parent=home, slug="etapes")
    TermFactory(
        term="État",
        slug="etat",
        text=f'<p><a linktype="page" id="{guide.pk}">Les étapes</a></p>',
    )
    TermFactory(term="Échéance", slug="echeance")
    TermFactory(term="Brouillon", slug="brouillon", live=False)

    html = html_of(client, "/glossaire/")

    places = [html.index(f'id="{name}"') for name in ("lettre-e", "mot-echeance", "mot-etat")]
    assert places == sorted(places)
    assert html.index('id="mot-etat"') < html.index('id="lettre-g"')
    assert '<a href="/etapes/">Les étapes</a>' in html
    assert "Brouillon" not in html
    # Its own words are not links to itself.
    assert "portal-word" not in html


def test_a_glossary_without_words_says_so(client):
    GlossaryPageFactory(parent=HomePageFactory())

    assert "Aucun mot n'est encore expliqué." in html_of(client, "/glossaire/")


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_glossary_costs_the_same_with_one_and_five_words(
    client, home, django_assert_num_queries, how_many
):
    guide = GuidePageFactory(parent=home, slug="etapes")
    link = f'<p><a linktype="page" id="{guide.pk}">Les étapes</a></p>'
    TermFactory.create_batch(how_many, text=link)
    client.get("/")

    with django_assert_num_queries(
        1  # the page
        + 1  # words
    ):
        html = html_of(client, "/glossaire/")

    assert html.count("Les étapes") >= how_many


def test_the_snippet_is_previewed_with_what_is_typed(rf, home):
    term = Term(term="Bail", slug="bail", definition="Le contrat.", text="<p>Signé.</p>")

    response = term.make_preview_request()

    assert "Le contrat." in response.rendered_content
    assert "<p>Signé.</p>" in response.rendered_content


# -- the hints of forms


class HintForm(PortalForm):
    number = forms.CharField(label="Numéro", required=False, help_text="Demandez-le au guichet.")
    plain = forms.CharField(label="Nom", required=False, help_text="Votre nom & prénom.")
    safe = forms.BooleanField(label="Lu", required=False, help_text=mark_safe("<b>guichet</b>"))


def test_the_hint_of_a_field_explains_its_words_beside_the_form(home):
    html = HintForm()["number"].as_field_group()

    hint, tooltip = html.split("</p>", 1)
    assert 'id="id_number_helptext"' in hint
    assert 'aria-describedby="id_number-sens-guichet"' in hint
    assert 'target="_blank"' in hint
    assert "guichet – nouvelle fenêtre" in hint
    # The definition is no part of what describes the field.
    assert "vous &lt;aide&gt;" not in hint
    assert 'id="id_number-sens-guichet" role="tooltip">Là où' in tooltip
    assert 'aria-describedby="id_number_helptext"' in tooltip


def test_a_hint_without_such_words_is_as_it_was(home):
    html = HintForm()["plain"].as_field_group()

    expected = '<p class="fr-hint-text" id="id_plain_helptext">Votre nom &amp; prénom.</p>'
    assert expected in html
    assert "fr-tooltip" not in html
    assert '<b><a class="portal-word"' in HintForm()["safe"].as_field_group()


def test_a_form_pays_no_query_for_its_hints(home, django_assert_num_queries):
    str(HintForm())

    with django_assert_num_queries(0):
        str(HintForm())


# -- for letters


def test_a_mail_leads_to_the_glossary_of_the_site(home, settings):
    settings.PUBLIC_URL = "https://logement.exemple.fr/"
    source = "{% load glossary %}{% linked_words %}<p>Au guichet.</p>{% endlinked_words %}"

    html = Template(source).render(Context())

    assert html == (
        '<p>Au <a href="https://logement.exemple.fr/glossaire/#mot-guichet">guichet</a>.</p>'
    )


def test_the_words_of_a_text_are_listed_once(home):
    source = (
        "{% load glossary %}{% words_of texts as words %}"
        "{% for word in words %}{{ word.term }} : {{ word.definition|safe }}{% endfor %}"
    )

    told = Template(source).render(Context({"texts": ["Un guichet.", "Des guichets."]}))

    assert told == "guichet : Là où l'on vous <aide>."
