"""How easy a text is to read: its mean sentence, its long words, the sentences to cut.

The score is the LIX of Carl-Hugo Björnsson (« Läsbarhet », 1968): the mean number of words in a
sentence, plus the share of words of more than six letters, in per cent. It needs no syllables, so
it holds for every language that is written with letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\s»\"]+|\n+")
END_OF_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|br|blockquote|div)\b[^>]*>", re.IGNORECASE)
LONG_WORD = 6
# Fewer words are a title or the label of a button: nobody reads them as a sentence.
SHORTEST_SENTENCE = 3
LONGEST_SENTENCE, LONGEST_EASY_SENTENCE = 20, 12


class Ease(models.TextChoices):
    """The steps of Björnsson, in the words of an editor."""

    VERY_EASY = "very_easy", _("très facile")
    EASY = "easy", _("facile")
    MEDIUM = "medium", _("moyen")
    HARD = "hard", _("difficile")
    VERY_HARD = "very_hard", _("très difficile")


STEPS = ((30, Ease.VERY_EASY), (40, Ease.EASY), (50, Ease.MEDIUM), (60, Ease.HARD))


@dataclass(frozen=True)
class Sentence:
    text: str
    words: int


@dataclass(frozen=True)
class Reading:
    """`mean`: words in a sentence; `long_share`: per cent; `too_long`: longest first."""

    words: int = 0
    sentences: int = 0
    mean: float = 0.0
    long_share: float = 0.0
    longest: int = LONGEST_SENTENCE
    too_long: tuple[Sentence, ...] = field(default=())

    @property
    def score(self) -> int:
        return round(self.mean + self.long_share)

    @property
    def ease(self) -> Ease:
        return ease_of(self.score)


def ease_of(score: int) -> Ease:
    return next((ease for limit, ease in STEPS if score < limit), Ease.VERY_HARD)


def measure(texts: Iterable[str], *, longest: int = LONGEST_SENTENCE) -> Reading:
    """`texts` may hold HTML: each of its paragraphs and items is read apart."""
    sentences = [one for text in texts for one in _sentences(text)]
    words = [word for sentence in sentences for word in WORD.findall(sentence.text)]
    if not words:
        return Reading(longest=longest)
    long_words = sum(len(word) > LONG_WORD for word in words)
    too_long = sorted((one for one in sentences if one.words > longest), key=lambda one: -one.words)
    return Reading(
        words=len(words),
        sentences=len(sentences),
        mean=round(len(words) / len(sentences), 1),
        long_share=round(100 * long_words / len(words), 1),
        longest=longest,
        too_long=tuple(too_long),
    )


def _sentences(text: str) -> Iterator[Sentence]:
    for block in END_OF_BLOCK.split(text):
        for piece in END_OF_SENTENCE.split(strip_tags(block)):
            said = " ".join(piece.split())
            if " " not in said:
                continue  # A code or an address.
            if (count := len(WORD.findall(said))) >= SHORTEST_SENTENCE:
                yield Sentence(said, count)


def texts_in(value) -> Iterator[str]:
    """Every text of a stored body; what is no sentence (a code, an address) counts for nothing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "type"):
                yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
