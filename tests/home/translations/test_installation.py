"""Trees of other languages, and the installed pages in them, as wagtail-localize keeps them."""

import re
from io import StringIO

import polib
import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.content import WORDS as WORDS_OF_THE_SITE
from home.content import translations
from home.glossary.models import Term
from home.models import GuidePage
from home.translations.installation import (
    TOOL,
    install_translated_words,
    memory,
    open_trees,
    translate,
)
from tests.factories.pages import GuidePageFactory, HomePageFactory, body
from tests.factories.words import TermFactory

pytestmark = pytest.mark.django_db

WORDS = {
    "Les étapes": "The steps",
    "etapes": "steps",
    "Du début.": "From the start.",
    'Lire <a id="a1">la suite</a>.': 'Read <a id="a1">what follows</a>.',
}


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def guide(home):
    other = GuidePageFactory(parent=home, slug="suite", title="La suite")
    text = f'<p>Lire <a linktype="page" id="{other.pk}">la suite</a>.</p>'
    return GuidePageFactory(
        parent=Page.objects.get(pk=home.pk),
        slug="etapes",
        title="Les étapes",
        lead="Du début.",
        body=body(
            {"type": "paragraph", "value": text, "id": "0b9d8a44-0000-4000-8000-000000000001"}
        ),
    )


@pytest.fixture
def english(guide):
    return next(locale for locale in open_trees() if locale.language_code == "en")


def test_every_language_has_a_page_for_each_french_page_once(guide):
    first = open_trees()
    there = Page.objects.count()
    open_trees()

    assert [locale.language_code for locale in first] == ["en", "ar", "uk"]
    assert Page.objects.count() == there
    for locale in first:
        alias = guide.get_translation(locale)
        assert (alias.alias_of_id, alias.live) == (guide.pk, True)


def test_a_page_that_an_editor_creates_is_in_every_tree(guide, english, client, admin_user):
    client.force_login(admin_user)
    parent = Page.objects.get(pk=guide.get_parent().pk)

    answer = client.post(
        f"/admin/pages/add/home/guidepage/{parent.pk}/",
        {
            "title": "Toute neuve",
            "slug": "toute-neuve",
            "lead": "",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )

    assert answer.status_code == 302, answer.context["form"].errors
    page = GuidePage.objects.get(slug="toute-neuve", locale__language_code="fr")
    assert page.get_translation(english).alias_of_id == page.pk


def test_a_page_that_is_deleted_leaves_no_page_that_repeats_it(guide, english):
    guide.get_translation(english)
    guide.specific.delete()

    assert not GuidePage.objects.filter(slug="etapes").exists()


def test_a_translation_under_a_page_that_repeats_a_deleted_one_stays(
    home, guide, english, django_capture_on_commit_callbacks
):
    parent = GuidePageFactory(parent=home, slug="parent")
    parent.copy_for_translation(english, alias=True)
    child = GuidePageFactory(parent=parent, slug="enfant")
    translated = child.copy_for_translation(english)
    translated.save_revision().publish()
    Page.objects.get(pk=child.pk).move(Page.objects.get(pk=guide.pk), "last-child")

    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=parent.pk).specific.delete()

    assert Page.objects.get(pk=translated.pk).live
    assert not GuidePage.objects.live().filter(slug="parent").exists()


def test_a_page_is_translated_once_and_its_links_stay_in_the_language(
    client, guide, english, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert translate(guide, english, WORDS, refresh=False)
    revisions = GuidePage.objects.get(slug="steps").revisions.count()
    with django_capture_on_commit_callbacks(execute=True):
        assert translate(guide, english, WORDS, refresh=True)

    assert GuidePage.objects.get(slug="steps").revisions.count() == revisions
    html = client.get("/en/steps/").content.decode()
    assert "<h1>The steps</h1>" in html
    # The page it leads to is not translated: it is read under the same language.
    assert 'Read <a href="/en/suite/">what follows</a>.' in html
    assert Translation.objects.get(target_locale=english).enabled


def test_what_a_translator_wrote_is_never_written_over(
    guide, english, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        translate(guide, english, WORDS, refresh=False)
    row = StringTranslation.objects.get(locale=english, context__path="lead")
    assert row.tool_name == TOOL
    row.data, row.tool_name = "Written by us.", ""
    row.save()

    new = WORDS | {"Du début.": "Another one.", "Les étapes": "The new steps"}
    with django_capture_on_commit_callbacks(execute=True):
        translate(guide, english, new, refresh=True)

    row.refresh_from_db()
    assert row.data == "Written by us."
    # A translator is at work on the page: nothing of it is published for them.
    assert guide.get_translation(english).title == "The steps"


def test_a_page_of_which_a_text_is_missing_stays_in_french(guide, english):
    few = {french: words for french, words in WORDS.items() if french != "Du début."}

    assert not translate(guide, english, few, refresh=False)
    assert guide.get_translation(english).alias_of_id == guide.pk
    assert not StringTranslation.objects.exists()


# -- words of the glossary


@pytest.fixture
def word(english):
    return TermFactory(
        term="bail", slug="bail", definition="Le contrat.", installed_key="bail", live=True
    )


@pytest.fixture
def in_english(english, tmp_path, monkeypatch):
    """Install the words with this catalogue; how many are translated."""

    def install(said: dict[str, str], *, refresh: bool = False) -> int:
        path = tmp_path / "en.words.po"
        catalogue = polib.POFile()
        catalogue.extend(polib.POEntry(msgid=one, msgstr=other) for one, other in said.items())
        catalogue.save(str(path))
        monkeypatch.setattr(translations, "FOLDER", tmp_path)
        return install_translated_words([english], refresh=refresh)["translated"]

    return install


LEASE = {"bail": "lease", "Le contrat.": "The contract."}


def test_a_word_is_installed_in_english_as_a_translation_of_the_french_one(
    word, english, in_english
):
    assert in_english(LEASE) == 1

    lease = word.get_translation(english)
    assert (lease.term, lease.definition, lease.live) == ("lease", "The contract.", True)
    assert Translation.objects.get(target_locale=english).enabled
    revisions = lease.revisions.count()
    assert in_english(LEASE, refresh=True) == 1
    assert lease.revisions.count() == revisions
    assert in_english(LEASE | {"bail": "tenancy"}) == 1
    assert word.get_translation(english).term == "lease"
    assert in_english(LEASE | {"bail": "tenancy"}, refresh=True) == 1
    assert word.get_translation(english).term == "tenancy"


def test_a_word_that_changes_in_french_is_translated_again_once_the_catalogue_says_it(
    word, english, in_english
):
    in_english(LEASE)
    word.definition = "Le contrat signé."
    word.save()

    assert in_english(LEASE) == 0
    assert in_english(LEASE | {"Le contrat signé.": "The contract you sign."}) == 1
    assert word.get_translation(english).definition == "The contract you sign."


def test_what_a_translator_wrote_of_a_word_is_never_written_over(word, english, in_english):
    in_english(LEASE)
    row = StringTranslation.objects.get(locale=english, context__path="term")
    row.data, row.tool_name = "tenancy agreement", ""
    row.save()

    in_english({"bail": "another", "Le contrat.": "Another."}, refresh=True)

    row.refresh_from_db()
    assert row.data == "tenancy agreement"
    assert word.get_translation(english).definition == "The contract."


@pytest.mark.parametrize("at_our_anchor", [True, False])
def test_an_english_word_of_an_editor_stays_alone(word, english, in_english, at_our_anchor):
    own = {"slug": "bail"} if at_our_anchor else {"translation_key": word.translation_key}
    written = TermFactory(term="tenancy", locale=english, **own)

    assert in_english(LEASE, refresh=True) == 1

    assert list(Term.objects.filter(locale=english)) == [written]
    written.refresh_from_db()
    assert written.term == "tenancy"
    assert not Translation.objects.exists()


def test_every_listed_page_is_wholly_translated(client):
    call_command("install_content", stdout=(out := StringIO()), stderr=StringIO())

    missing = {}
    for code, keys in translations.PAGES.items():
        words = memory(translations.catalogue(code))
        for page in Page.objects.filter(locale__language_code="fr").specific():
            if getattr(page, "installed_key", None) not in keys:
                continue
            source = TranslationSource.objects.get_for_instance(page)
            said = [s.string.data for s in source.stringsegment_set.exclude(context__path="slug")]
            missing[f"{code} {page.installed_key}"] = [
                text for text in said if text not in words and re.search(r"[a-z]", text)
            ]
    wanted = sum(len(keys) for keys in translations.PAGES.values())
    assert {page: texts for page, texts in missing.items() if texts} == {}
    assert len(missing) == wanted
    of_words = len(WORDS_OF_THE_SITE) * len(translations.WORDS)
    assert f"translated={wanted + of_words} untranslated=0" in out.getvalue()
    for code in translations.WORDS:
        said = Term.objects.filter(locale__language_code=code, live=True)
        keys = {term.translation_key for term in Term.objects.filter(locale__language_code="fr")}
        assert {term.translation_key for term in said} == keys
        address = f"/{code}/{'glossary' if code == 'en' else 'glossaire'}/"
        html = client.get(address).content.decode()
        assert html.count('id="mot-') == len(WORDS_OF_THE_SITE)
    assert "Waiting time" in client.get("/en/glossary/").content.decode()
    assert Term.objects.get(locale__language_code="ar", slug="t1-t2-t3").other_forms == (
        "T1\nT2\nT3\nT4\nT5"
    )
    for code, least in (("en", 12), ("ar", 12), ("uk", 8)):
        locale = Locale.objects.get(language_code=code)
        assert Page.objects.filter(locale=locale, alias_of=None).count() >= least
    assert Site.objects.get().root_page.locale.language_code == "fr"


@pytest.mark.parametrize(
    "path",
    [
        *(translations.catalogue(code) for code in translations.PAGES),
        *(translations.catalogue_of_words(code) for code in translations.WORDS),
    ],
    ids=lambda path: path.name,
)
def test_catalogues_keep_links_lines_and_spaces(path):
    for entry in polib.pofile(str(path)):
        for mark in ('<a id="a1">', '<a id="a2">', "</a>", "<br/>", "<b>", "</b>"):
            assert entry.msgid.count(mark) == entry.msgstr.count(mark), entry.msgid
        assert entry.msgstr == entry.msgstr.strip() != ""
