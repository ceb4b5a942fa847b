"""When a letter is held for delivered, and when it is not any more (CCH R.441-2-7).

An e-mail: the server of the person took it, and nothing came back for seven days. The post: the
batch was handed over, and the letter did not come back. An SMS or a call proves nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
from forms_wizard.letters.models import Attempt, Outcome

CAME_BACK = (Outcome.BOUNCED, Outcome.RETURNED)
# What proves that a letter left by that way.
LEFT = {LetterChannel.EMAIL: Outcome.SENT, LetterChannel.POST: Outcome.DEPOSITED}


def prove(*, now: datetime) -> int:
    """Write the day of delivery on the letters that nothing contradicted; says how many.

    The day is the one on which the letter left, not the one on which it became certain.
    """
    certain = {
        LetterChannel.EMAIL: now - timedelta(days=settings.BOUNCE_DAYS),
        LetterChannel.POST: now,
    }
    return sum(_prove(channel, until) for channel, until in certain.items())


def _prove(channel: LetterChannel, until: datetime) -> int:
    attempts = Attempt.objects.filter(letter=OuterRef("pk"), channel=channel)
    left = attempts.filter(outcome=LEFT[channel], at__lte=until).order_by("at")
    back = attempts.filter(outcome__in=CAME_BACK)
    waiting = _unproved(channel).filter(Exists(left), ~Exists(back))
    return waiting.update(proved_at=Subquery(left.values("at")[:1]))


def _unproved(channel: LetterChannel) -> QuerySet[Letter]:
    return Letter.objects.filter(channel=channel, proved_at__isnull=True)


@transaction.atomic
def came_back(letter_id: int, *, outcome: Outcome, error: str, now: datetime) -> bool:
    """Keep that a letter came back: it proves nothing any more; says whether that is news.

    `error`: a code or a few words, never an address.
    """
    letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or letter.attempts.filter(outcome=outcome).exists():
        return False
    Attempt.objects.create(
        letter=letter, channel=letter.channel, outcome=outcome, error=error[:200], at=now
    )
    letter.proved_at = None
    letter.save(update_fields=["proved_at"])
    return True
