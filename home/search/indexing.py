"""What of a page can be found: its own text, each of its questions, each word it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db import transaction
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from home.anchors import question_anchor, term_anchor
from home.enums import EntryKind
from home.glossary.models import GlossaryPage, Term
from home.models import BasePage
from home.search.models import SearchEntry, SearchWord
from home.words import plain_words

SHORTEST_WORD, LONGEST_WORD = 4, 40
# In the order in which PostgreSQL counts positions of words: beyond, they are all the same place.
LONGEST_TEXT = 100_000
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},{LONGEST_WORD}}}")


@transaction.atomic
def index_page(page: Page) -> int:
    """Write the entries of a page anew; how many.

    None for a page that is not published, nor for one that only repeats the French page while it
    waits for its translation: the French one is found.
    """
    # One at a time: two words published at once write the same page, the glossary.
    row = Page.objects.select_for_update(no_key=True).filter(pk=page.pk).only("live", "alias_of")
    now = row.first()
    SearchEntry.objects.filter(page_id=page.pk).delete()
    if now is None or not now.live or now.alias_of_id:
        return 0
    entries = list(entries_of(page.specific))
    SearchEntry.objects.bulk_create(entries)
    _learn(entries)
    return len(entries)


def entries_of(page: Page) -> Iterator[SearchEntry]:
    """`page` is specific. A kind of page says itself what it holds (`search_kind`)."""
    if not isinstance(page, BasePage) or page.search_kind is None:
        return
    yield _entry(page, "page", page.search_kind, page.title, page.texts())
    for anchor, (question, answer) in questions(getattr(page, "body", ())).items():
        yield _entry(page, anchor, EntryKind.QUESTION, question, [answer], anchor=anchor)
    if isinstance(page, GlossaryPage):
        for term in Term.objects.filter(live=True, locale_id=page.locale_id):
            texts = [term.definition, term.other_forms, term.text]
            anchor = term_anchor(term.slug)
            yield _entry(page, anchor, EntryKind.TERM, term.term, texts, anchor=anchor)


def questions(body) -> dict[str, tuple[str, str]]:
    """The questions of the accordions of a body and their answers, by anchor.

    Of two with the same anchor (« Payer ? », « Payer ! ») the first: a link leads to that one.
    """
    found: dict[str, tuple[str, str]] = {}
    for part in body:
        if part.block_type == "accordion":
            for item in part.value:
                asked, answer = item["question"], item["answer"].source
                found.setdefault(question_anchor(asked), (asked, answer))
    return found


def _entry(
    page: Page, key: str, kind: EntryKind, title: str, texts: Iterable[str], *, anchor: str = ""
) -> SearchEntry:
    text = " ".join(" ".join(get_text_for_indexing(text).split()) for text in texts if text)
    text = text[:LONGEST_TEXT]
    return SearchEntry(
        page_id=page.pk,
        key=key,
        kind=kind,
        language=page.locale.language_code,
        anchor=anchor,
        title=title[:255],
        text=text,
        plain_title=plain_words(title)[:400],
        plain_text=plain_words(text),
    )


def _learn(entries: Iterable[SearchEntry]) -> None:
    words = {
        (entry.language, word)
        for entry in entries
        for word in WORD.findall(f"{entry.plain_title} {entry.plain_text}")
    }
    rows = [SearchWord(language=language, word=word) for language, word in sorted(words)]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)
