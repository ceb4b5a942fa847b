"""Who has to be called: what was to be told took every way there is, and reached nobody.

A letter that the post returned or cannot bring, an SMS that did not arrive when nothing else did.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from directory.territory.models import Territory
from forms_wizard.demands.enums import (
    LIVE_STATES,
    SETTLING_CALLS,
    EventKind,
    LetterChannel,
)
from forms_wizard.demands.models import Event, Letter
from forms_wizard.demands.querysets import DemandQuerySet
from forms_wizard.letters import post
from forms_wizard.letters.models import Attempt, Outcome
from forms_wizard.letters.outbox import STANDS

CALLED_FOR = timedelta(days=90)
NOT_ARRIVED = (Outcome.UNDELIVERED, Outcome.REFUSED, Outcome.UNKNOWN)
LEFT = (Outcome.SENT, Outcome.DEPOSITED)
BACK = (Outcome.BOUNCED, Outcome.RETURNED)


def untold(territory: Territory, *, now: datetime) -> QuerySet[Letter]:
    """What nobody could tell there and no call settled since, the oldest first."""
    by_post = post.apart(territory, now=now).order_by().values("pk")
    troubles = Attempt.objects.filter(
        letter=OuterRef("pk"), outcome__in=(*NOT_ARRIVED, Outcome.RETURNED)
    ).order_by("-at")
    settled = Event.objects.filter(
        demand=OuterRef("demand"),
        kind=EventKind.CALL,
        details__result__in=SETTLING_CALLS,
        at__gte=OuterRef("since"),
    )
    return (
        Letter.objects.filter(
            Q(pk__in=by_post) | Q(pk__in=_lost_sms(now).values("pk")),
            demand__territory=territory,
            demand__state__in=LIVE_STATES,
        )
        .annotate(since=Coalesce(Subquery(troubles.values("at")[:1]), F("created_at")))
        .filter(~Exists(settled))
        .order_by("created_at", "pk")
    )


def to_call(visible: DemandQuerySet, territory: Territory, *, now: datetime) -> DemandQuerySet:
    """The demands among `visible` with something untold, each once, with what a page shows."""
    letters = untold(territory, now=now).order_by().values("demand")
    return with_untold(visible.filter(pk__in=letters), territory, now=now)


def with_untold(demands: DemandQuerySet, territory: Territory, *, now: datetime) -> DemandQuerySet:
    """`untold`: the letters, with their attempts. `calls`: the latest first."""
    letters = untold(territory, now=now).prefetch_related("attempts")
    calls = Event.objects.filter(kind=EventKind.CALL).order_by("-at", "-pk")
    return demands.prefetch_related(
        "persons",
        "declarations",
        Prefetch("letters", letters, to_attr="untold"),
        Prefetch("events", calls, to_attr="calls"),
    ).order_by("valid_until", "filed_on", "pk")


def _lost_sms(now: datetime) -> QuerySet[Letter]:
    """SMS that did not arrive, about what stands today and what no other way has told."""
    mine = Attempt.objects.filter(letter=OuterRef("pk"))
    same = Letter.objects.filter(
        Q(deadline=OuterRef("deadline")) | Q(event=OuterRef("event")),
        demand=OuterRef("demand"),
        kind=OuterRef("kind"),
    ).exclude(channel=LetterChannel.SMS)
    told_otherwise = same.filter(
        Exists(mine.filter(outcome__in=LEFT)), ~Exists(mine.filter(outcome__in=BACK))
    )
    return Letter.objects.filter(
        STANDS,
        Exists(mine.filter(outcome__in=NOT_ARRIVED)),
        ~Exists(mine.filter(outcome=Outcome.DELIVERED)),
        ~Exists(told_otherwise),
        channel=LetterChannel.SMS,
        created_at__gte=now - CALLED_FOR,
    )
