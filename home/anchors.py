"""The ids that a page gives to its parts: the same where they are written and where links go."""

from django.utils.text import slugify

LONGEST = 120


def section_anchor(title: str) -> str:
    return f"partie-{slugify(title)[:LONGEST]}"


def term_anchor(slug: str) -> str:
    """Of a word in the page of the glossary."""
    return f"mot-{slug}"


def question_anchor(question: str) -> str:
    """Of the answer to a question that is unfolded: a browser opens what holds this id."""
    return f"question-{slugify(question)[:LONGEST]}"
