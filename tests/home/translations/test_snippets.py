"""Words of the glossary and banners, translated in the editor of translations, then read."""

from urllib.parse import urlencode

import pytest
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, Translation

from home.glossary.models import GlossaryPage, Term
from home.incidents.showing import forget
from home.roles.installation import install
from home.roles.roles import TRANSLATORS
from home.translations.installation import open_trees
from tests.factories.accounts import UserFactory
from tests.factories.incidents import IncidentFactory
from tests.factories.pages import HomePageFactory
from tests.factories.words import GlossaryPageFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    home = HomePageFactory()
    GlossaryPageFactory(parent=home)
    open_trees()
    Site.clear_site_root_paths_cache()
    return home


@pytest.fixture
def english(home):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def translate(client, english, django_capture_on_commit_callbacks):
    """A translator of English sends a row there, fills these words in, publishes; their row."""
    install()
    translator = UserFactory(groups=[f"{TRANSLATORS} : en"])

    def in_the_editor(row, words: dict[str, str]):
        submit, edit = addresses(row)
        client.force_login(translator)
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(submit, {"locales": [english.pk]}).status_code == 302
        target = row.get_translation(english)
        edit = edit.format(target.pk)
        followed = Translation.objects.get(source__object_id=row.translation_key)
        segments = StringSegment.objects.filter(source=followed.source)
        assert {segment.string.data for segment in segments} == set(words)
        assert f"/admin/localize/translate/{followed.pk}/" in read(client, edit)
        for segment in segments:
            answer = client.put(
                f"/admin/localize/translate/{followed.pk}/strings/{segment.pk}/edit/",
                urlencode({"value": words[segment.string.data]}),
                content_type="application/x-www-form-urlencoded",
            )
            assert answer.status_code == 201
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(edit, {"action": "publish"}).status_code == 302
        client.logout()
        return type(row).objects.get(pk=target.pk)

    return in_the_editor


def addresses(row) -> tuple[str, str]:
    """Where a row is sent to be translated, and where its translation is written."""
    if isinstance(row, Page):
        return f"/admin/localize/submit/page/{row.pk}/", "/admin/pages/{}/edit/"
    model = f"{row._meta.app_label}/{row._meta.model_name}"
    return (
        f"/admin/localize/submit/snippet/{model}/{row.pk}/",
        f"/admin/snippets/{model}/edit/{{}}/",
    )


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_word_is_explained_in_english_once_its_translation_is_published(client, home, translate):
    page = GlossaryPage.objects.get(slug="glossaire", locale__language_code="fr")
    translate(page, {"Les mots": "The words", "glossaire": "glossary"})
    term = TermFactory(
        term="guichet",
        slug="guichet",
        other_forms="service d'accueil",
        definition="Là où l'on vous aide.",
        text="<p>Il est <b>gratuit</b>.</p>",
    )
    assert "guichet" not in read(client, "/en/glossary/").split("<main")[1]

    office = translate(
        term,
        {
            "guichet": "office",
            "service d'accueil": "front desk",
            "Là où l'on vous aide.": "Where people help you.",
            "Il est <b>gratuit</b>.": "It is <b>free</b>.",
        },
    )

    assert office.live
    assert (office.slug, office.other_forms) == ("guichet", "front desk")
    english = read(client, "/en/glossary/")
    for said in ("office</dt>", "Where people help you.", "It is <b>free</b>."):
        assert said in english
    assert "Là où" not in english
    assert "Là où l&#x27;on vous aide." in read(client, "/glossaire/")
    assert Term.objects.get(pk=term.pk).definition == "Là où l'on vous aide."


def test_a_banner_is_said_in_english_once_its_translation_is_published(client, home, translate):
    title, text = "Le site ferme dimanche", "De 8 h à 10 h."
    banner = IncidentFactory(title=title, text=text)
    forget()
    assert title in read(client, "/en/")

    translate(banner, {title: "Closed on Sunday", text: "From 8 to 10 am."})

    english = read(client, "/en/")
    assert "Closed on Sunday" in english
    assert "From 8 to 10 am." in english
    assert title not in english
    assert title in read(client, "/")
