"""The words of a notice: one source for the e-mail, the SMS and the post.

A text holds named holes, « {fin} », that the facts of a letter fill. A paragraph may be said in one
situation only. Nothing else: what an editor writes is never code nor markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from forms_wizard.demands.models import Letter
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.message import Message
from portal.interface.languages import in_french

Text = str | Promise
HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Hole:
    """What the facts of a letter fill. `sample`: the longest that is likely.

    `when`: the situation without which nobody knows it. A hole that is `required` is said by the
    paragraphs of every letter that knows it.
    """

    name: str
    description: Text
    sample: Text
    required: bool = True
    when: Situation | None = None

    @property
    def written(self) -> str:
        """« {fin} »."""
        return f"{{{self.name}}}"


@dataclass(frozen=True)
class Paragraph:
    """`when`: the situation in which it is said; None: always."""

    text: Text
    when: Situation | None = None


@dataclass(frozen=True)
class Wording:
    """The texts of a notice in one language. `link`: the words of the link, never its address."""

    subject: Text
    paragraphs: tuple[Paragraph, ...]
    link: Text = ""
    sms: Text = ""

    def said_in(self, situations: frozenset[Situation]) -> Iterator[str]:
        """The paragraphs of a letter in those situations, holes left open."""
        for paragraph in self.paragraphs:
            if paragraph.when is None or paragraph.when in situations:
                yield str(paragraph.text)


@dataclass(frozen=True)
class Duty:
    """What the law wants said, whoever writes: one of `words`, in French, accents included.

    `sentence` tells the editor what to write. `when`: the situation it belongs to.
    """

    words: re.Pattern[str]
    sentence: Text
    when: Situation | None = None


@dataclass(frozen=True)
class Facts:
    """What one letter is about. `values`: of each hole known; `link`: an address, else no link."""

    values: Mapping[str, str] = field(default_factory=dict)
    situations: frozenset[Situation] = frozenset()
    link: str = ""
    attachment: tuple[str, Callable[[], bytes]] | None = None


@dataclass(frozen=True)
class Notice:
    """A letter of the catalogue (domain.md 13.3): its words of origin, what may vary, its facts.

    `cases`: every set of situations that a letter may be in.
    """

    key: str
    label: Text
    wording: Wording
    facts: Callable[[Letter, date], Facts]
    holes: tuple[Hole, ...] = ()
    cases: tuple[frozenset[Situation], ...] = (frozenset(),)
    duties: tuple[Duty, ...] = ()

    @property
    def situations(self) -> tuple[Situation, ...]:
        """Those of all cases, in the order in which they come."""
        return tuple(dict.fromkeys(one for case in self.cases for one in sorted(case)))

    def known_in(self, case: frozenset[Situation]) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.holes if hole.when is None or hole.when in case)

    def sample(self, case: frozenset[Situation], link: str) -> Facts:
        """The facts of a letter that nobody gets."""
        values = {hole.name: str(hole.sample) for hole in self.known_in(case)}
        return Facts(values=values, situations=case, link=link)


def is_translated(wording: Wording, language: str) -> bool:
    """Whether the catalogue of that language says every text of origin; French says them all."""
    texts = [wording.subject, wording.link, wording.sms, *(one.text for one in wording.paragraphs)]
    if language == settings.LANGUAGE_CODE:
        return True
    with in_french():
        ours = [str(text) for text in texts if isinstance(text, Promise)]
    with translation.override(language):
        theirs = [str(text) for text in texts if isinstance(text, Promise)]
    return all(one != other for one, other in zip(ours, theirs, strict=True))


def case(*situations: Situation) -> frozenset[Situation]:
    return frozenset(situations)


def holes_of(text: Text) -> list[str]:
    """The names in a text, in the order in which they come."""
    return HOLE.findall(str(text))


def fill(wording: Wording, facts: Facts) -> Message:
    """The letter in words. Raises KeyError for a hole that the facts do not know."""

    def filled(text: Text) -> str:
        return HOLE.sub(lambda found: facts.values[found[1]], str(text))

    return Message(
        subject=filled(wording.subject),
        paragraphs=tuple(filled(text) for text in wording.said_in(facts.situations)),
        link=(filled(wording.link), facts.link) if facts.link else None,
        attachment=facts.attachment,
        sms=filled(wording.sms),
    )
