"""Delivering the letters that `demands` wrote, once each, with a row for every attempt."""

from __future__ import annotations

import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import (
    POSTED_LETTERS,
    WAITING_STATES,
    DemandState,
    LetterChannel,
    LetterKind,
)
from forms_wizard.demands.models import Letter
from forms_wizard.demands.transitions import IDENTITY_REMINDERS, NOTICES
from forms_wizard.letters import messages, sent_texts
from forms_wizard.letters.models import Attempt, Outcome

# The worker is woken when a letter is written; the sweep leaves it that time first.
GRACE = timedelta(minutes=10)
# After the retries of the worker, a letter that failed is tried again at this pace…
PAUSE = timedelta(hours=1)
# … for so long; then it is for the post.
PATIENCE = timedelta(days=7)
# The channel of an attempt that an agent made.
POST = "post"
# That address will never take that letter.
HOPELESS = (Outcome.REFUSED, Outcome.NO_ADDRESS, Outcome.BOUNCED)
# Without legal value, and too late once printed: for these e-mail is the only way.
NEVER_POSTED = (
    LetterKind.RENEWAL_D15,
    LetterKind.RENEWAL_D7,
    LetterKind.RENEWAL_D2,
    LetterKind.RENEWAL_D0,
)
# About an end of validity: false once the demand is renewed, removed or renounced.
OF_AN_END = (*NOTICES, *NEVER_POSTED, LetterKind.EXPIRED)
# What is still true: of these, and of the identity document once the demand is registered.
STANDS = (
    ~Q(kind__in=(*OF_AN_END, *IDENTITY_REMINDERS))
    | Q(kind__in=IDENTITY_REMINDERS, demand__state__in=WAITING_STATES)
    | Q(kind__in=OF_AN_END, demand__state=DemandState.ACTIVE)
    & (Q(deadline=None) | Q(deadline=F("demand__valid_until")))
)
# Nothing more to try by e-mail.
SETTLED = (Outcome.SENT, Outcome.REFUSED, Outcome.NO_ADDRESS, Outcome.TOO_LATE)


class NotDelivered(Exception):
    """The mail server did not take the letter this time; it is to be tried again."""


def deliver(letter_id: int, *, now: datetime) -> Outcome | None:
    """Try to send the letter and write how it went; None when there is nothing left to try.

    The letter is locked meanwhile: of two workers the second finds it sent. A server that takes
    the message proves nothing: `proved_at` is not set. Raises NotDelivered, after writing the
    failure, when trying again makes sense.
    """
    with transaction.atomic():
        letter = _by_email().select_for_update().filter(pk=letter_id).first()
        if letter is None or letter.attempts.filter(outcome__in=SETTLED).exists():
            return None
        outcome, words = _try(letter, now)
        said = {"proof" if outcome == Outcome.SENT else "error": words}
        Attempt.objects.create(letter=letter, outcome=outcome, at=now, **said)
        if outcome in HOPELESS:
            ladder.post_instead(letter, now=now)
    if outcome == Outcome.FAILED:
        raise NotDelivered(f"letter {letter_id}: {words}")
    return outcome


def _try(letter: Letter, now: datetime) -> tuple[Outcome, str]:
    """What the server answered; of a failure a class and a code, never an address."""
    if not (letter.to or letter.demand.email):
        return Outcome.NO_ADDRESS, ""
    if not stands(letter):
        return Outcome.TOO_LATE, ""
    message = messages.words(letter, today=timezone.localdate(now))
    mail = messages.mail(letter, message)
    mail.connection = get_connection()
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = max(code for code, _text in refused.recipients.values())
        return (Outcome.REFUSED if code >= 500 else Outcome.FAILED), f"recipient {code}"
    except smtplib.SMTPResponseException as error:
        return Outcome.FAILED, f"{type(error).__name__} {error.smtp_code}"
    except (smtplib.SMTPException, OSError) as error:
        return Outcome.FAILED, type(error).__name__
    sent_texts.keep([(letter, message, mail.texts)], channel=LetterChannel.EMAIL, now=now)
    return Outcome.SENT, getattr(mail.connection, "reply", "")[:300]


def stands(letter: Letter) -> bool:
    """`STANDS` of one letter: whether what it says is still true while it waits to leave."""
    demand = letter.demand
    if letter.kind in IDENTITY_REMINDERS:
        return demand.state in WAITING_STATES
    if letter.kind not in OF_AN_END:
        return True
    return demand.state == DemandState.ACTIVE and letter.deadline in (None, demand.valid_until)


def _by_email() -> QuerySet[Letter]:
    return Letter.objects.filter(channel=LetterChannel.EMAIL)


def overdue(*, now: datetime) -> QuerySet[Letter]:
    """Letters that no attempt was made for, or whose last failure is an hour old."""
    settled = Attempt.objects.filter(letter=OuterRef("pk"), outcome__in=SETTLED)
    return (
        _by_email()
        .filter(~Exists(settled), created_at__lte=now - GRACE)
        .annotate(last=Max("attempts__at"))
        .filter(Q(last__isnull=True) | Q(last__lte=now - PAUSE, created_at__gte=now - PATIENCE))
        .order_by("created_at", "pk")
    )


def for_the_post(*, now: datetime) -> QuerySet[Letter]:
    """Letters that the post is to bring.

    Those that e-mail cannot: no address, an address refused, a mail that came back, a week of
    failures. The important ones of who wants the post as well. A notice has a letter of its own
    for the post (`ladder.post_instead`). What is told to a former address never goes by post, nor
    do reminders, nor a notice once the demand is renewed. What is in a batch is not listed again.
    """
    latest = Attempt.objects.filter(letter=OuterRef("pk"))
    sent = latest.filter(outcome=Outcome.SENT)
    posted = latest.filter(channel=POST, outcome__in=[Outcome.SENT, Outcome.DEPOSITED])
    hopeless = latest.filter(outcome__in=HOPELESS)
    failing = Q(~Exists(sent), created_at__lt=now - PATIENCE)
    return (
        Letter.objects.filter(STANDS, ~Exists(posted), proved_at__isnull=True, posted=None, to="")
        .exclude(kind__in=NEVER_POSTED)
        .exclude(channel=LetterChannel.SMS)
        .filter(
            Q(channel=LetterChannel.POST)
            | (
                Q(channel=LetterChannel.EMAIL)
                & ~Q(kind__in=NOTICES)
                & (Q(Exists(hopeless)) | failing)
            )
            | Q(demand__wants_post=True, kind__in=POSTED_LETTERS)
        )
        .order_by("created_at", "pk")
    )
