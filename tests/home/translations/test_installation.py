"""Trees of other languages, and the installed pages in them, as wagtail-localize keeps them."""

import re
from io import StringIO

import polib
import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.content import translations
from home.models import GuidePage
from home.translations.installation import TOOL, memory, open_trees, translate
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

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


def test_every_listed_page_is_wholly_translated(client):
    call_command("install_content", stdout=(out := StringIO()), stderr=StringIO())

    missing = {}
    for code, keys in translations.PAGES.items():
        words = memory(code)
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
    assert f"translated={wanted} untranslated=0" in out.getvalue()
    for code, least in (("en", 12), ("ar", 12), ("uk", 8)):
        locale = Locale.objects.get(language_code=code)
        assert Page.objects.filter(locale=locale, alias_of=None).count() >= least
    assert Site.objects.get().root_page.locale.language_code == "fr"


@pytest.mark.parametrize("code", list(translations.PAGES))
def test_catalogues_keep_links_lines_and_spaces(code):
    for entry in polib.pofile(str(translations.catalogue(code))):
        for mark in ('<a id="a1">', '<a id="a2">', "</a>", "<br/>", "<b>", "</b>"):
            assert entry.msgid.count(mark) == entry.msgstr.count(mark), entry.msgid
        assert entry.msgstr == entry.msgstr.strip() != ""
