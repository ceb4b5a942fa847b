"""A letter in words, and the pages that letters lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from forms_wizard.demands.models import Demand
from forms_wizard.letters import gsm7

# Between the parts of an e-mail in plain text.
BETWEEN = "\n* * *\n\n"


@dataclass(frozen=True)
class Message:
    """A letter in words. `link`: the text and the address of a page that a GET only shows.

    `attachment`: the name of a file and what makes it, for who sends it. `sms`: the same in one
    SMS, home page left out (`gsm7.fits`); empty for what no SMS tells. It says neither what the
    demand is for, nor a number, nor a reason: whoever holds the telephone reads it. `revision`: the
    version of the text that an editor published; None for the text of origin. `french`: the same
    in French, which prevails, when the person reads another language. `kind`: that of the letter,
    whose page in easy words is named; empty for what is no letter of a demand.
    """

    subject: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None
    attachment: tuple[str, Callable[[], bytes]] | None = None
    sms: str = ""
    revision: int | None = None
    language: str = settings.LANGUAGE_CODE
    french: Message | None = None
    kind: str = ""

    @property
    def parts(self) -> tuple[Message, ...]:
        """What is read from top to bottom: the language of the person, then French."""
        return (self, self.french) if self.french else (self,)

    @cached_property
    def explanations(self) -> str:
        """The words of the glossary that it uses, and where the letter is explained; as text.

        In the language spoken when it is first asked for, and the same from then on: what is kept
        of a letter is what left.
        """
        return render_to_string("letters/explanations.txt", {"part": self})

    @property
    def short(self) -> Message:
        """The part that an SMS says: the first that is one SMS in its plain alphabet."""
        plain = (one for one in self.parts if gsm7.is_plain(gsm7.transliterate(one.sms)))
        return next(plain, self.parts[-1])


def bodies(message: Message, *, demonstration: bool) -> tuple[str, str]:
    """The text and the HTML of an e-mail, each part in its language."""
    texts = texts_of(message, demonstration=demonstration)
    return joined(texts), html_of(message, demonstration=demonstration)


def joined(texts: list[tuple[str, str]]) -> str:
    """The text of an e-mail, of its parts."""
    return BETWEEN.join(text for _language, text in texts)


def html_of(message: Message, *, demonstration: bool) -> str:
    context = {"message": message, "demonstration": demonstration}
    return render_to_string("letters/mail/letter.html", context)


def texts_of(message: Message, *, demonstration: bool) -> list[tuple[str, str]]:
    """The language and the text of each part of an e-mail."""
    context = {"demonstration": demonstration}
    return [
        (part.language, render_to_string("letters/mail/part.txt", {**context, "part": part}))
        for part in message.parts
    ]


def as_sms(words: str) -> str:
    """These words as they leave by SMS, the home page behind when there is room for it."""
    said = gsm7.transliterate(words)
    signed = f"{said} {urlsplit(settings.PUBLIC_URL).hostname or ''}".strip()
    return signed if said and gsm7.fits(signed) else said


def address(name: str, *args: str) -> str:
    """The whole address of a page of the portal, in the language spoken now."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse(name, args=args)}"


def dossier_of(demand: Demand) -> str:
    """The address of the demand in the applicant's space."""
    return address("dossier:demand", demand.reference)
