"""A letter in words, and the pages that letters lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from forms_wizard.demands.models import Demand
from forms_wizard.letters import gsm7
from portal.interface.languages import in_french


@dataclass(frozen=True)
class Message:
    """A letter in words. `link`: the text and the address of a page that a GET only shows.

    `attachment`: the name of a file and what makes it, for who sends it. `sms`: the same in one
    SMS, home page left out (`gsm7.fits`); empty for what no SMS tells. It says neither what the
    demand is for, nor a number, nor a reason: whoever holds the telephone reads it. `revision`: the
    version of the text that an editor published; None for the text of origin.
    """

    subject: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None
    attachment: tuple[str, Callable[[], bytes]] | None = None
    sms: str = ""
    revision: int | None = None


def bodies(message: Message, *, demonstration: bool) -> tuple[str, str]:
    """The text and the HTML of an e-mail."""
    context = {"message": message, "demonstration": demonstration}
    return (
        render_to_string("letters/mail/letter.txt", context),
        render_to_string("letters/mail/letter.html", context),
    )


def as_sms(words: str) -> str:
    """These words as they leave by SMS, the home page behind when there is room for it."""
    said = gsm7.transliterate(words)
    signed = f"{said} {urlsplit(settings.PUBLIC_URL).hostname or ''}".strip()
    return signed if said and gsm7.fits(signed) else said


def address(name: str, *args: str) -> str:
    """The whole address of a page of the portal, in French whatever language is spoken now."""
    with in_french():
        return f"{settings.PUBLIC_URL.rstrip('/')}{reverse(name, args=args)}"


def dossier_of(demand: Demand) -> str:
    """The address of the demand in the applicant's space."""
    return address("dossier:demand", demand.reference)
