"""Delivering SMS: they double letters, in the day, and prove nothing (CCH R.441-2-7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from forms_wizard.demands import co_access
from forms_wizard.demands.deadlines import is_day_off
from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.letters import gsm7, messages, sent_texts
from forms_wizard.letters.message import Message, as_sms
from forms_wizard.letters.models import Attempt, Outcome
from forms_wizard.letters.outbox import GRACE, NEVER_POSTED, PAUSE, NotDelivered, stands
from forms_wizard.letters.sms_gateway import Answer, gateway

# The gateway knows a key again for a day: afterwards a second try might be a second SMS.
PATIENCE = timedelta(hours=23)
# What waited longer for a gateway is not worth an SMS any more.
STALE = timedelta(days=5)
# Nothing more to try.
SETTLED = (Outcome.SENT, Outcome.REFUSED, Outcome.NO_NUMBER, Outcome.TOO_LATE)


def deliver(letter_id: int, *, now: datetime) -> Outcome | None:
    """Try to send the SMS and write how it went; None when there is nothing to try now.

    Out of hours it waits for the sweep. The letter is locked meanwhile: of two workers the second
    finds it sent; killed in between, the next try has the same key and the gateway sends nothing.
    Raises NotDelivered, after writing the failure, when trying again makes sense.
    """
    with transaction.atomic():
        letter = _by_sms().select_for_update(of=("self",)).filter(pk=letter_id).first()
        if letter is None or letter.attempts.filter(outcome__in=SETTLED).exists():
            return None
        if gateway() is None or not is_open(now):
            return None
        if letter.attempts.filter(at__lt=now - PATIENCE).exists():
            # Also for a worker that was stopped between two tries.
            return None
        answer = _try(letter, now)
        said = {"proof" if answer.outcome == Outcome.SENT else "error": answer.words}
        Attempt.objects.create(
            letter=letter,
            channel=LetterChannel.SMS,
            outcome=answer.outcome,
            at=now,
            ticket=answer.ticket,
            **said,
        )
    if answer.outcome == Outcome.FAILED:
        raise NotDelivered(f"letter {letter_id}: {answer.words}")
    return answer.outcome


def _try(letter: Letter, now: datetime) -> Answer:
    demand, way, today = letter.demand, gateway(), timezone.localdate(now)
    if not demand.sms_number:
        return Answer(Outcome.NO_NUMBER)
    message = messages.words(letter, today=today)
    said = text(message, demand)
    if _is_vain(letter, today) or not said or (demand.demonstration and not way.invented):
        return Answer(Outcome.TOO_LATE)
    answer = way.send(demand.sms_number, said, key=key(letter))
    if answer.outcome == Outcome.SENT:
        kept = [(message.short.language, said)]
        sent_texts.keep([(letter, message, kept)], channel=LetterChannel.SMS, now=now)
    return answer


def text(message: Message, demand: Demand) -> str:
    """What leaves: one SMS, with the name of the site when there is room for it.

    In the language of the person when its letters are those of an SMS, else in French. Never with
    the name for who may be in danger: it would tell what the demand is for.
    """
    words = message.short.sms
    return gsm7.transliterate(words) if co_access.is_in_danger(demand) else as_sms(words)


def key(letter: Letter) -> str:
    """The same for the same letter, and for no letter of another installation."""
    return salted_hmac("forms_wizard.letters.sms", str(letter.pk)).hexdigest()[:32]


def is_open(now: datetime) -> bool:
    """Whether a telephone may ring: in the day, in Paris; neither Sundays nor public holidays."""
    local = timezone.localtime(now)
    in_hours = settings.SMS_FROM_HOUR <= local.hour < settings.SMS_UNTIL_HOUR
    return in_hours and (settings.SMS_ON_DAYS_OFF or not is_day_off(local.date()))


def _is_vain(letter: Letter, today: date) -> bool:
    """The demand moved on while the SMS waited: renewed or removed, or the day is past."""
    if today - timezone.localdate(letter.created_at) > STALE:
        return True
    if not stands(letter):
        return True
    return letter.kind in NEVER_POSTED and (letter.deadline or today) < today


def _by_sms() -> QuerySet[Letter]:
    return Letter.objects.filter(channel=LetterChannel.SMS).select_related("demand", "event")


def overdue(*, now: datetime) -> QuerySet[Letter]:
    """SMS that no attempt was made for, or whose last failure is an hour old; none out of hours."""
    if gateway() is None or not is_open(now):
        return Letter.objects.none()
    settled = Attempt.objects.filter(letter=OuterRef("pk"), outcome__in=SETTLED)
    fresh = Letter.objects.filter(channel=LetterChannel.SMS, created_at__gte=now - 2 * STALE)
    return (
        fresh.filter(~Exists(settled), created_at__lte=now - GRACE)
        .annotate(first=Min("attempts__at"), last=Max("attempts__at"))
        .filter(Q(last__isnull=True) | Q(last__lte=now - PAUSE, first__gte=now - PATIENCE))
        .order_by("created_at", "pk")
    )
