"""The ids that a page gives to its parts: the same where they are written and where links go."""

from unicodedata import name

from django.utils.text import slugify

LONGEST = 120


def section_anchor(title: str) -> str:
    return f"partie-{_words(title)}"


def term_anchor(slug: str) -> str:
    """Of a word in the page of the glossary."""
    return f"mot-{slug}"


def question_anchor(question: str) -> str:
    """Of the answer to a question that is unfolded: a browser opens what holds this id."""
    return f"question-{_words(question)}"


def _words(title: str) -> str:
    """French loses its accents; what is written in other letters keeps them."""
    other = any(letter.isalpha() and not name(letter, "").startswith("LATIN") for letter in title)
    return slugify(title, allow_unicode=other)[:LONGEST]
