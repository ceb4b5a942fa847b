"""Words typed against words written; French endings set aside by the database."""

from wagtail.search.query import PlainText

from home.words import plain_words

LONGEST_QUERY = 100


def clean_query(typed: str) -> str:
    """What was typed on one line, cut at `LONGEST_QUERY` letters, without unstorable marks."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def matching(pages, query: str):
    """The public pages of this queryset holding every word typed, best first."""
    return pages.live().public().search(PlainText(plain_words(query), operator="and"))
