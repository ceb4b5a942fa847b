"""Putting the words of home/content into the glossary, as its pages are put into the site."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable

from django.db import transaction
from wagtail.models import Locale

from home.content.writing import Word, typeset, with_links
from home.glossary.models import Term

WRITTEN_FIELDS = ("term", "other_forms", "definition", "text")


def digest(term: Term) -> str:
    """A fingerprint of what the term says."""
    values = [getattr(term, name) for name in WRITTEN_FIELDS]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


@transaction.atomic
def install_words(words: tuple[Word, ...], *, refresh: bool, find: Callable[[str], int]) -> Counter:
    """Install the missing words in French; `find` gives the number of a page by its key.

    A word is found again by its `installed_key`, so an editor may change its anchor; a word of an
    editor at the anchor of a missing one stands for it. It is rewritten with `refresh` only, when
    all of it is published and still says word for word what was installed.
    """
    report: Counter = Counter(created=0, updated=0, unchanged=0, kept=0)
    locale = Locale.objects.get(language_code="fr")
    terms = list(Term.objects.filter(locale=locale))
    there = {term.slug: term for term in terms}
    there |= {term.installed_key: term for term in terms if term.installed_key}
    for word in words:
        term = there.get(word.slug)
        latest = term.get_latest_revision_as_object() if term else _new(word, locale)
        ours = term and term.live and not term.has_unpublished_changes
        if term and not (ours and digest(latest) == term.installed_digest):
            report["kept"] += 1
            continue
        latest.term = typeset(word.term)
        latest.other_forms = "\n".join(word.forms)
        latest.definition = typeset(word.definition)
        latest.text = with_links(word.text, find)
        said = digest(latest)
        if term and said == term.installed_digest:
            report["unchanged"] += 1
        elif term and not refresh:
            report["kept"] += 1
        else:
            latest.installed_digest = said
            if term is None:
                latest.save()
            latest.save_revision().publish()
            report["updated" if term else "created"] += 1
    return report


def _new(word: Word, locale: Locale) -> Term:
    return Term(locale=locale, live=False, slug=word.slug, installed_key=word.slug)
