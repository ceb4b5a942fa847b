"""Words typed against words written: without accents or case, French endings set aside."""

import unicodedata

from wagtail.search.query import PlainText

LONGEST_QUERY = 100
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def plain_words(text: str) -> str:
    """The text in lower case, without accents or ligatures, apostrophes as spaces."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(kept.replace("'", " ").split())


def clean_query(typed: str) -> str:
    """What was typed on one line, cut at `LONGEST_QUERY` letters, without unstorable marks."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def matching(pages, query: str):
    """The public pages of this queryset holding every word typed, best first."""
    return pages.live().public().search(PlainText(plain_words(query), operator="and"))
