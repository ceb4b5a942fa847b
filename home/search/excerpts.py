"""A few words around what was found, what was typed being marked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from home.words import plain_words

LENGTH, BEFORE = 220, 60
WORD = re.compile(r"\w+")
# As much of a word as its endings leave: « logements », « renouveler » and « renouvellement ».
ENDING = re.compile(r"(?:l?ements?|ations?|aux|ees|es|ee|er|ez|s|x|e)$")
SHORTEST_STEM = 3


def stems(query: str) -> list[str]:
    """What the marked words begin with; words of one or two letters mark nothing."""
    found = (_stem(word) for word in WORD.findall(plain_words(query)))
    return [stem for stem in found if len(stem) >= SHORTEST_STEM]


def marked(text: str, query_stems: Iterable[str]) -> SafeString:
    """The text escaped, each word that begins as one of the stems inside `<mark>`."""
    starts = tuple(query_stems)
    parts, end = [], 0
    for match in WORD.finditer(text) if starts else ():
        if plain_words(match[0]).startswith(starts):
            parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped


def excerpt(text: str, query_stems: Iterable[str]) -> SafeString:
    """About `LENGTH` letters around the first word found, cut between words."""
    starts = tuple(query_stems)
    first = next(
        (
            match.start()
            for match in (WORD.finditer(text) if starts else ())
            if plain_words(match[0]).startswith(starts)
        ),
        0,
    )
    begin = 0 if first <= BEFORE else text.find(" ", first - BEFORE) + 1
    end = len(text) if begin + LENGTH >= len(text) else text.rfind(" ", begin, begin + LENGTH)
    if end <= begin:
        end = begin + LENGTH
    cut = marked(text[begin:end], starts)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{cut}{after}")  # noqa: S308  `marked` escapes


def _stem(word: str) -> str:
    stem = ENDING.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word
