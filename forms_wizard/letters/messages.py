"""A letter as an e-mail: plain words, no number in the subject, links to open pages."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters import bounces, certificates, published, receipts
from forms_wizard.letters.certificates import Certificate
from forms_wizard.letters.message import Message, html_of, joined, texts_of
from forms_wizard.letters.notices import notice_of
from forms_wizard.letters.published import Chosen
from forms_wizard.letters.receipts import Receipt
from forms_wizard.letters.wording import Notice, fill
from portal.interface.languages import in_french

PDF = "application/pdf"
logger = logging.getLogger(__name__)


class LetterMail(EmailMultiAlternatives):
    """`texts`: the language and the words of each part of its text, as they leave."""

    texts: list[tuple[str, str]]


def compose(letter: Letter, *, today: date) -> LetterMail:
    """The e-mail of this letter, text and HTML."""
    return mail(letter, words(letter, today=today))


def mail(letter: Letter, message: Message) -> LetterMail:
    """These words by e-mail, to the address given in the demand.

    Or to the one that the letter names: it is no longer in the demand.
    """
    texts = texts_of(message, demonstration=letter.demand.demonstration)
    made = LetterMail(
        subject=message.subject,
        body=joined(texts),
        # The envelope sender, where reports go; people read the other one.
        from_email=settings.BOUNCES_EMAIL or settings.DEFAULT_FROM_EMAIL,
        to=[letter.to or letter.demand.email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": bounces.message_id(letter.pk, bounces.domain()),
            # No « I am on holiday » in answer (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    made.texts = texts
    html = html_of(message, demonstration=letter.demand.demonstration)
    made.attach_alternative(html, "text/html")
    if message.attachment:
        name, content = message.attachment
        made.attach(name, content(), PDF)
    return made


def words(letter: Letter, *, today: date, language: str = "") -> Message:
    """What this letter says, whatever the way it takes, in the language of the demand.

    Or in `language`. In another language than French, `french` holds the French text. A published
    text that does not fit the letter never loses it: the text of origin is said, and the log tells.
    """
    notice, spoken = notice_of(letter), language or letter.demand.language
    french = _said(letter, notice, published.text_for(notice, settings.LANGUAGE_CODE), today)
    chosen = published.text_for(notice, spoken)
    if chosen.language == french.language:
        return french
    said = _said(letter, notice, chosen, today)
    if said.language == french.language:
        return french
    # One paper is enclosed: the French one.
    return replace(said, french=replace(french, attachment=None), attachment=french.attachment)


def _said(letter: Letter, notice: Notice, chosen: Chosen, today: date) -> Message:
    with translation.override(chosen.language):
        facts = notice.facts(letter, today)
        try:
            said = replace(fill(chosen.wording, facts), kind=letter.kind)
            return replace(said, revision=chosen.revision, language=chosen.language)
        except KeyError as hole:
            logger.error("text unfit notice=%s hole=%s", notice.key, hole)
    with in_french():
        return replace(fill(notice.wording, notice.facts(letter, today)), kind=letter.kind)


def enclosed(letter: Letter, *, today: date) -> Receipt | Certificate | None:
    """The paper that goes in the envelope with this letter."""
    if letter.kind == LetterKind.RECEIPT:
        return receipts.content(letter.demand)
    if letter.kind == LetterKind.CERTIFICATE:
        return certificates.content(letter.demand, today=today)
    return None
