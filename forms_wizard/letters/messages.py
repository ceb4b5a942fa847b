"""A letter as an e-mail: plain words, no number in the subject, links to open pages."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters import bounces, certificates, receipts
from forms_wizard.letters.certificates import Certificate
from forms_wizard.letters.message import Message
from forms_wizard.letters.notices import notice_of
from forms_wizard.letters.receipts import Receipt
from forms_wizard.letters.wording import fill
from portal.interface.languages import in_french

PDF = "application/pdf"


def compose(letter: Letter, *, today: date) -> EmailMultiAlternatives:
    """The e-mail of this letter, text and HTML, to the address given in the demand.

    Or to the one that the letter names: it is no longer in the demand.
    """
    demand = letter.demand
    message = words(letter, today=today)
    context = {"message": message, "demonstration": demand.demonstration}
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=render_to_string("letters/mail/letter.txt", context),
        # The envelope sender, where reports go; people read the other one.
        from_email=settings.BOUNCES_EMAIL or settings.DEFAULT_FROM_EMAIL,
        to=[letter.to or demand.email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": bounces.message_id(letter.pk, bounces.domain()),
            # No « I am on holiday » in answer (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("letters/mail/letter.html", context), "text/html")
    if message.attachment:
        name, content = message.attachment
        mail.attach(name, content(), PDF)
    return mail


def words(letter: Letter, *, today: date) -> Message:
    """What this letter says, whatever the way it takes: in French, that the law asks for."""
    notice = notice_of(letter)
    with in_french():
        return fill(notice.wording, notice.facts(letter, today))


def enclosed(letter: Letter, *, today: date) -> Receipt | Certificate | None:
    """The paper that goes in the envelope with this letter."""
    if letter.kind == LetterKind.RECEIPT:
        return receipts.content(letter.demand)
    if letter.kind == LetterKind.CERTIFICATE:
        return certificates.content(letter.demand, today=today)
    return None
