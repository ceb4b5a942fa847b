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

    A word is found again by its anchor, and rewritten with `refresh` only, when its latest draft
    still says word for word what was installed.
    """
    report: Counter = Counter(created=0, updated=0, unchanged=0, kept=0)
    locale = Locale.objects.get(language_code="fr")
    there = {term.slug: term for term in Term.objects.filter(locale=locale)}
    for word in words:
        term = there.get(word.slug)
        latest = term.get_latest_revision_as_object() if term else Term(locale=locale, live=False)
        if term and not (term.live and digest(latest) == term.installed_digest):
            report["kept"] += 1
            continue
        latest.slug, latest.term = word.slug, typeset(word.term)
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
