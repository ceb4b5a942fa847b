"""The index follows the pages, in each language, and can be made again from nothing."""

import threading
from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.utils.translation import override
from wagtail.models import Locale, Site

from home.enums import EntryKind
from home.models import GuidePage
from home.search import asking
from home.search.indexing import index_page
from home.search.models import SearchEntry, SearchWord
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

TODAY = date(2026, 3, 1)
FAQ = {"type": "accordion", "value": [{"question": "Faut-il payer ?", "answer": "<p>Non.</p>"}]}


@pytest.fixture
def home(db):
    return HomePageFactory()


@pytest.fixture
def english(home):
    """The English tree, all of it aliases; the site is at our home page."""
    Site.objects.update(root_page=home)
    locale = Locale.objects.create(language_code="en")
    home.copy_for_translation(locale, alias=True)
    Site.clear_site_root_paths_cache()
    return locale


def shown(query: str, language: str) -> list[tuple[str, str]]:
    with override(language):
        found = asking.find(query, language=language, today=TODAY)
        return [(result.language, result.url) for result in found.page]


def test_what_is_made_again_is_what_publication_writes(home, capsys):
    page = GuidePageFactory(parent=home, title="Payer", body=body(FAQ))
    index_page(page)
    written = list(SearchEntry.objects.order_by("key").values_list("key", "title", "plain_text"))
    words = set(SearchWord.objects.values_list("word", flat=True))
    SearchEntry.objects.all().delete()
    SearchWord.objects.create(language="fr", word="disparu")
    call_command("rebuild_search")

    again = SearchEntry.objects.filter(page=page).order_by("key")
    assert list(again.values_list("key", "title", "plain_text")) == written
    assert words <= set(SearchWord.objects.values_list("word", flat=True))
    assert not SearchWord.objects.filter(word="disparu").exists()
    assert capsys.readouterr().out.startswith("pages=")


def test_made_again_from_a_page_on_the_rest_is_left(home):
    first, second = (GuidePageFactory(parent=home, title=f"Page {n}") for n in range(2))
    call_command("rebuild_search", apres=first.pk)

    assert set(SearchEntry.objects.values_list("page_id", flat=True)) == {second.pk}


def test_of_two_questions_with_the_same_anchor_the_first_is_found(home):
    asked = [{"question": q, "answer": f"<p>{q}</p>"} for q in ("Payer ?", "Payer !")]
    page = GuidePageFactory(parent=home, body=body({"type": "accordion", "value": asked}))
    page.save_revision().publish()

    (entry,) = SearchEntry.objects.filter(kind=EntryKind.QUESTION)
    assert entry.title == "Payer ?"


def test_a_page_indexed_twice_at_once_is_written_once(real_db):
    page = GuidePageFactory(body=body(FAQ))
    index_page(page)
    barrier, failures = threading.Barrier(4), []

    def index() -> None:
        try:
            barrier.wait()
            for _ in range(5):
                index_page(GuidePage.objects.get(pk=page.pk))
        except DatabaseError as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=index) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert SearchEntry.objects.filter(page=page).count() == 2


def test_a_page_that_left_while_all_are_made_again_is_passed_over(home):
    page = GuidePageFactory(parent=home)
    GuidePage.objects.get(pk=page.pk).delete()

    assert index_page(page) == 0


def test_a_deleted_page_leaves_nothing(home):
    page = GuidePageFactory(parent=home, body=body(FAQ))
    assert index_page(page) == 2
    page.delete()

    assert not SearchEntry.objects.exists()


def test_the_first_page_is_not_found(home):
    assert index_page(home) == 0


def test_a_page_that_waits_for_its_translation_is_found_in_french(home, english):
    page = GuidePageFactory(parent=home, slug="logement", title="Le logement")
    alias = page.copy_for_translation(english, alias=True)
    for each in (page, alias):
        index_page(each)

    assert shown("logements", "fr") == [("fr", "/logement/")]
    assert shown("logements", "en") == [("fr", "/en/logement/")]


def test_a_translated_page_is_found_in_its_language_only(home, english):
    page = GuidePageFactory(parent=home, slug="logement", title="Le logement HLM")
    translated = page.copy_for_translation(english)
    translated.title, translated.slug = "HLM homes", "homes"
    translated.save_revision().publish()
    index_page(page)

    assert shown("homes", "en") == [("en", "/en/homes/")]
    assert shown("hlm", "en") == [("en", "/en/homes/")]
    assert shown("hlm", "fr") == [("fr", "/logement/")]
    assert SearchEntry.objects.get(language="en").kind == EntryKind.PAGE
