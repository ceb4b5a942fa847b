"""A page under the address of another language: translated, out of date, or in French."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.glossary.dictionary import current
from home.models import GuidePage
from tests.factories.pages import EVERY_BLOCK, GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db

NOT_TRANSLATED = "Cette page n'est pas encore traduite."
OUT_OF_DATE = "Cette traduction n'est plus à jour."
IS_A_TRANSLATION = "La version française fait foi."


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def english():
    return Locale.objects.create(language_code="en")


@pytest.fixture
def home(english):
    home = HomePageFactory()
    home.copy_for_translation(english, alias=True)
    Site.clear_site_root_paths_cache()
    return home


@pytest.fixture
def guide(home):
    return GuidePageFactory(
        parent=home, slug="etapes", title="Les étapes", lead="Du début.", body=body(*EVERY_BLOCK)
    )


def translate(page, locale, words: dict[str, str], *, commit) -> Page:
    """Through wagtail-localize, as a translator does: {path of a field: text}."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    followed, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.context.path in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": words[segment.context.path]},
            )
    with commit(execute=True):
        followed.save_target(publish=True)
    return page.get_translation(locale)


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(unescape(response.content.decode()).split())


def said(words: str, language: str = "en") -> str:
    """As the catalogue of the language says it."""
    with translation.override(language):
        return gettext(words)


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("alias", [True, False])
def test_a_page_that_is_not_translated_is_in_french_and_says_so(client, guide, english, alias):
    if alias:
        guide.copy_for_translation(english, alias=True)

    html = read(client, "/en/etapes/")

    assert '<html lang="en"' in html
    main = main_of(html)
    assert re.match(r'<main id="contenu" tabindex="-1" lang="fr" dir="ltr"', main)
    notice = main[: main.index("<h1>")]
    assert said(NOT_TRANSLATED) in notice
    assert 'lang="en" dir="ltr"' in notice
    assert "<h1>Les étapes</h1>" in main
    # French words, links that stay in the language of the address.
    assert "Attention :" in main
    assert 'href="/en/recherche/"' in main
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
    assert 'rel="alternate"' not in html
    assert "/en/" not in client.get("/sitemap-pages.xml").content.decode()


def test_a_translated_page_has_its_own_address_and_each_leads_to_the_other(
    client, guide, english, django_capture_on_commit_callbacks
):
    words = {"title": "The steps", "slug": "steps", "lead": "From the start."}
    translate(guide, english, words, commit=django_capture_on_commit_callbacks)

    french, other = read(client, "/etapes/"), read(client, "/en/steps/")

    assert "<h1>The steps</h1>" in other
    assert '<main id="contenu" tabindex="-1" >' in other
    assert '<a href="/en/steps/" lang="en"' in french
    assert '<a href="/etapes/" lang="fr"' in other
    # Not written in Arabic, and there is an address all the same.
    assert '<a href="/ar/etapes/" lang="ar"' in french
    root = Site.objects.get().root_url
    for html in (french, other):
        assert f'rel="alternate" hreflang="fr" href="{root}/etapes/"' in html
        assert f'rel="alternate" hreflang="en" href="{root}/en/steps/"' in html
        assert 'hreflang="ar" href="http' not in html
    assert f'rel="canonical" href="{root}/en/steps/"' in other
    answer = client.get("/en/etapes/")
    assert (answer.status_code, answer.url) == (302, "/en/steps/")
    xml = client.get("/sitemap-pages.xml").content.decode()
    assert f"<loc>{root}/en/steps/</loc>" in xml
    assert f'hreflang="fr" href="{root}/etapes/"' in xml


def test_a_translation_says_that_french_counts_and_when_it_is_out_of_date(
    client, guide, english, django_capture_on_commit_callbacks
):
    commit = django_capture_on_commit_callbacks
    segments = {"title": "The steps", "lead": "From the start."}
    guide.body = ""
    guide.save()
    translate(guide, english, {**segments, "slug": "steps"}, commit=commit)
    assert said(IS_A_TRANSLATION) in read(client, "/en/steps/")

    guide = GuidePage.objects.get(pk=guide.pk)
    guide.lists_children = False
    with commit(execute=True):
        guide.save_revision().publish()
    assert said(IS_A_TRANSLATION) in read(client, "/en/steps/")

    guide.lead = "Du début à la fin."
    with commit(execute=True):
        guide.save_revision().publish()
    html = read(client, "/en/steps/")
    assert said(OUT_OF_DATE) in html
    # What was translated stays until the translator has gone on.
    assert "From the start." in html

    translate(guide, english, {"lead": "From start to end."}, commit=commit)
    html = read(client, "/en/steps/")
    assert "From start to end." in html
    assert said(IS_A_TRANSLATION) in html


def test_a_text_that_was_taken_away_makes_a_translation_out_of_date(
    client, guide, english, django_capture_on_commit_callbacks
):
    commit = django_capture_on_commit_callbacks
    guide.body = ""
    guide.save()
    words = {"title": "The steps", "slug": "steps", "lead": "From the start."}
    page = translate(guide, english, words, commit=commit)
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(hours=1))

    guide = GuidePage.objects.get(pk=guide.pk)
    guide.lead = ""
    with commit(execute=True):
        guide.save_revision().publish()

    assert said(OUT_OF_DATE) in read(client, "/en/steps/")


def test_what_a_page_costs_in_each_language(
    client, guide, english, django_assert_num_queries, django_capture_on_commit_callbacks
):
    guide.body = ""
    guide.save()
    other = GuidePageFactory(parent=Page.objects.get(pk=guide.get_parent().pk), slug="autre")
    other.copy_for_translation(english, alias=True)
    words = {"title": "The steps", "slug": "steps", "lead": "From the start."}
    translate(guide, english, words, commit=django_capture_on_commit_callbacks)
    client.get("/en/")  # the process now knows the pages
    current()  # and the words

    def costs(address: str, queries: int) -> None:
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200

    costs("/etapes/", 1)
    # Whether the translation is out of date.
    costs("/en/steps/", 1 + 1)
    costs("/en/autre/", 1)
    costs("/en/steps/", 0)


def test_a_screen_without_catalogue_says_that_it_is_in_french(client, settings):
    html = read(client, "/uk/guichets/")

    assert '<html lang="uk"' in html
    assert '<main id="contenu" tabindex="-1" lang="fr" dir="ltr">' in html
    assert said(NOT_TRANSLATED, "uk") in html
    assert 'content="noindex"' in html
    assert said(NOT_TRANSLATED) not in read(client, "/en/guichets/")


def test_a_public_screen_names_its_other_languages(client):
    html = read(client, "/guichets/")

    for code, address in (("fr", "/guichets/"), ("en", "/en/guichets/"), ("ar", "/ar/guichets/")):
        assert f'rel="alternate" hreflang="{code}" href="http://testserver{address}"' in html
    assert "/uk/guichets/" in html
    assert 'hreflang="uk" href="http' not in html


def test_an_error_is_told_in_the_language_of_the_address(client):
    response = client.get("/uk/demande/AAAAAAAAAA/")

    html = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="uk"' in html
    assert 'lang="fr" dir="ltr"' not in html.split("<main")[1].split(">")[0]
