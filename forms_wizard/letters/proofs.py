"""When a letter is held for delivered, and when it is not any more (CCH R.441-2-7).

An e-mail: the server of the person took it, and nothing came back for seven days. The post: the
batch was handed over, and the letter did not come back. An SMS or a call proves nothing. A letter
may have taken both ways: what comes back by one leaves the proof of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
from forms_wizard.letters import bounces
from forms_wizard.letters.models import Attempt, Outcome


@dataclass(frozen=True)
class Way:
    """`left`: what proves that a letter left by that way. `back`: what takes the proof away."""

    channel: LetterChannel
    left: Outcome
    back: Outcome


WAYS = (
    Way(LetterChannel.EMAIL, left=Outcome.SENT, back=Outcome.BOUNCED),
    Way(LetterChannel.POST, left=Outcome.DEPOSITED, back=Outcome.RETURNED),
)
WAY_BACK = {way.back: way.channel for way in WAYS}


def prove(*, now: datetime) -> int:
    """Write the day of delivery on the letters that nothing contradicted; says how many.

    The day is the one on which the letter left, not the one on which it became certain.
    """
    return _prove(Letter.objects.all(), now)


def _prove(letters: QuerySet[Letter], now: datetime) -> int:
    certain = {
        LetterChannel.EMAIL: now - timedelta(days=settings.BOUNCE_DAYS),
        LetterChannel.POST: now,
    }
    count = 0
    for way in WAYS:
        attempts = Attempt.objects.filter(letter=OuterRef("pk"), channel=way.channel)
        left = attempts.filter(outcome=way.left, at__lte=certain[way.channel]).order_by("at")
        back = attempts.filter(outcome=way.back)
        waiting = letters.filter(Exists(left), ~Exists(back), proved_at__isnull=True)
        count += waiting.update(proved_at=Subquery(left.values("at")[:1]))
    return count


@transaction.atomic
def came_back(letter_id: int, *, outcome: Outcome, error: str, now: datetime) -> bool:
    """Keep that a letter came back: that way proves nothing any more; says whether that is news.

    A notice whose e-mail came back goes by the post at once. `error`: a code or a few words, never
    an address.
    """
    letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or letter.attempts.filter(outcome=outcome).exists():
        return False
    Attempt.objects.create(
        letter=letter, channel=WAY_BACK[outcome], outcome=outcome, error=error[:200], at=now
    )
    letter.proved_at = None
    letter.save(update_fields=["proved_at"])
    _prove(Letter.objects.filter(pk=letter.pk), now)
    ladder.post_instead(letter, now=now)
    return True


def take(raw: bytes, *, now: datetime) -> str:
    """Note what a mail received tells of a letter; « letter=12 status=5.1.1 final=yes news=yes ».

    « letter=none » for a mail that tells of none of ours, whatever it contains.
    """
    bounce = bounces.read(raw)
    if bounce is None or not Letter.objects.filter(pk=bounce.letter_id).exists():
        return "letter=none"
    if bounce.final:
        news = came_back(bounce.letter_id, outcome=Outcome.BOUNCED, error=bounce.status, now=now)
    else:
        news = True
        Attempt.objects.create(
            letter_id=bounce.letter_id, outcome=Outcome.DELAYED, error=bounce.status, at=now
        )
    final, is_news = ("yes" if fact else "no" for fact in (bounce.final, news))
    return f"letter={bounce.letter_id} status={bounce.status} final={final} news={is_news}"
