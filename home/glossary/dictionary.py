"""The words of the glossary, found in a text: longest first, in the plural too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from home.anchors import term_anchor
from home.glossary.models import GlossaryPage, Term
from home.published import published
from portal.interface.kept import Kept

# As typed, as typeset, and as a template escapes it.
APOSTROPHE = "(?:'|’|&#x27;|&#39;)"
SPACE = r"(?:\s|&nbsp;)+"
# Shorter ones are articles and prepositions, which do not vary.
SHORTEST_VARYING = 4
PIECES = re.compile(r"([’']|\s+)")
ARABIC = re.compile(r"[\u0620-\u064a]")
# Written with the word: « and », « with », « the », « to the »; then « my », « your », a plural.
BEFORE_ARABIC = "[وف]?(?:[بك]?ال|لل|[بكل])?"
AFTER_ARABIC = "(?:ي|كم|نا|ه|ها|هم)?"
ARABIC_PLURAL = "(?:ون|ين|ات)?"


@dataclass(frozen=True)
class Entry:
    """One term: what it means in a sentence, and where the glossary says more."""

    term: str
    slug: str
    definition: str
    address: str


class Dictionary:
    """The published terms of one language; `forms`: (what may be written, its entry) pairs."""

    def __init__(self, forms: Iterable[tuple[str, Entry]] = ()):
        longest_first = sorted(forms, key=lambda pair: -len(pair[0]))
        self.entries = [entry for _form, entry in longest_first]
        choices = "|".join(f"({written(form)})" for form, _entry in longest_first)
        self.pattern = re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])") if choices else None

    def found_in(self, text: str, told: set[str]) -> Iterator[tuple[re.Match, Entry]]:
        """Each term not in `told`, where it stands first; `told` then holds its slug."""
        for found in self.pattern.finditer(text) if self.pattern else ():
            entry = self.entries[found.lastindex - 1]
            if entry.slug not in told:
                told.add(entry.slug)
                yield found, entry

    def words_of(self, texts: Iterable[str]) -> list[Entry]:
        """The terms that these texts use, in the order of reading."""
        told: set[str] = set()
        return [entry for text in texts for _found, entry in self.found_in(text, told)]


def written(form: str) -> str:
    """The expression of a form: « PLUS » is never « plus », « bailleur » finds « Bailleurs »."""
    if form == form.upper() != form.lower():
        return re.escape(form)
    return "(?i:" + "".join(_piece(piece) for piece in PIECES.split(form)) + ")"


def _piece(piece: str) -> str:
    if piece in ("'", "’"):
        return APOSTROPHE
    if not piece.strip():
        return SPACE if piece else ""
    escaped = re.escape(piece)
    if ARABIC.match(piece):
        return _arabic(piece)
    if len(piece) < SHORTEST_VARYING or piece[-1] in "sxz" or not piece[-1].isalpha():
        return escaped
    if piece.endswith("al"):
        return f"{escaped[:-1]}(?:l|ls|ux)"
    return f"{escaped}{'x' if piece.endswith(('eau', 'eu')) else 's'}?"


def _arabic(piece: str) -> str:
    """The word after an article or a preposition, in the regular plural, with its owner."""
    word = re.escape(piece.removeprefix("ال"))
    if word.endswith("ة"):
        return f"{BEFORE_ARABIC}{word[:-1]}(?:ة|ات|ت{AFTER_ARABIC})"
    return f"{BEFORE_ARABIC}{word}{ARABIC_PLURAL}{AFTER_ARABIC}"


def read(_all: None = None) -> dict[str, Dictionary]:
    """The dictionary of each language, in one query."""
    forms: dict[str, list[tuple[str, Entry]]] = {}
    rows = (
        Term.objects.filter(live=True)
        .annotate(page=GlossaryPage.address_of_language())
        .exclude(page=None)
        .values_list("locale__language_code", "term", "other_forms", "slug", "definition", "page")
    )
    pages = published()
    for language, term, other_forms, slug, definition, place in rows:
        page = pages.at(place)
        address = page.url if page else ""
        entry = Entry(term, slug, definition, f"{address}#{term_anchor(slug)}")
        several = {term, *(line.strip() for line in other_forms.splitlines() if line.strip())}
        forms.setdefault(language, []).extend((form, entry) for form in sorted(several))
    return {language: Dictionary(pairs) for language, pairs in forms.items()}


dictionaries = Kept(read, most=1)
NOTHING = Dictionary()


def current(language: str = "") -> Dictionary:
    """The dictionary of that language, else of the one spoken now; empty without glossary page."""
    spoken = language or get_language() or settings.LANGUAGE_CODE
    return dictionaries(None).get(spoken, NOTHING)
