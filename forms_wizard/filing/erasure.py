"""What the law wants forgotten (domain.md 9.2): demands with all their rows and files, drafts.

The files of a demand go before its rows: a run that is killed between the two is run again and
finishes. What is counted about demands is counted elsewhere, without any name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pgtrigger
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from forms_wizard.demands import deadlines, unfinished
from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.models import Demand, Event
from forms_wizard.filing.models import Draft
from forms_wizard.letters import post
from forms_wizard.pieces.models import Piece

# (what, how many), after each batch.
Counts = Iterator[tuple[str, int]]
BATCH = 100
# A piece of no draft and no demand, once whoever was sending it has had the time to finish.
ORPHAN_AFTER = timedelta(days=1)


def removed(*, now: datetime) -> QuerySet[Demand]:
    """Removed a year ago or more (arrêté of 2013, article 3), and known to be so for as long.

    A lease recorded late, or under a mistyped date, ends the demand on a day long past: the person
    is told first, and the error can be corrected.
    """
    last = deadlines.last_removal_to_forget(timezone.localdate(now))
    ended = Event.objects.filter(demand=OuterRef("pk"), after=DemandState.REMOVED)
    known_since = ended.exclude(before=DemandState.REMOVED).filter(at__date__gt=last)
    return Demand.objects.filter(
        ~Exists(known_since), state=DemandState.REMOVED, removed_on__lte=last
    )


def abandoned(*, now: datetime) -> QuerySet[Demand]:
    """Never registered, and abandoned or withdrawn long enough ago."""
    last = now - timedelta(days=settings.ABANDONED_RETENTION_DAYS)
    given_up = Demand.objects.filter(state=DemandState.ABANDONED)
    return given_up.annotate(ended_at=Max("events__at")).filter(ended_at__lte=last)


def idle_drafts(*, now: datetime) -> QuerySet[Draft]:
    """Not sent, and touched by nobody for long."""
    last = now - timedelta(days=settings.DRAFT_RETENTION_DAYS)
    return Draft.objects.filter(demand__isnull=True, touched_at__lte=last)


def run(*, now: datetime) -> Counts:
    """Erase all that is due, batch by batch."""
    for what, demands in (("removed", removed(now=now)), ("abandoned", abandoned(now=now))):
        while found := list(demands.order_by("pk").values_list("pk", flat=True)[:BATCH]):
            yield what, _erase_demands(found)
    while idle_drafts(now=now).exists():
        yield "drafts", _erase_drafts(now=now)
    if changes := unfinished.forget_idle(now=now):
        yield "changes", changes
    yield "files", _erase_pieces(orphans(now=now))
    if printed := post.forget_files(now=now):
        yield "printed", printed


def orphans(*, now: datetime) -> QuerySet[Piece]:
    """Files of a draft that is gone."""
    alone = Piece.objects.filter(demand__isnull=True, given_at__lte=now - ORPHAN_AFTER)
    return alone.exclude(envelope__in=Draft.objects.values("key"))


def _erase_demands(pks: list[int]) -> int:
    """The one place where rows that never change leave: `append_only` is lifted for it alone.

    The rows are locked first: a demand that the manager brings back this minute stays whole.
    """
    ended = Demand.objects.filter(pk__in=pks, state__in=ENDED_STATES)
    with transaction.atomic(), pgtrigger.ignore(*PROTECTED):
        locked = [demand.pk for demand in ended.select_for_update(of=("self",)).order_by("pk")]
        _erase_pieces(Piece.objects.filter(demand__in=locked))
        return Demand.objects.filter(pk__in=locked).delete()[1].get(Demand._meta.label, 0)


ENDED_STATES = (DemandState.REMOVED, DemandState.ABANDONED)
PROTECTED = (
    "demands.Declaration:never_deleted",
    "demands.Event:never_deleted",
)


@transaction.atomic
def _erase_drafts(*, now: datetime) -> int:
    """The rows are locked first: a draft that somebody opens again this minute stays whole."""
    drafts = list(idle_drafts(now=now).select_for_update(of=("self",)).order_by("pk")[:BATCH])
    keys = [draft.key for draft in drafts]
    _erase_pieces(Piece.objects.filter(envelope__in=keys, demand__isnull=True))
    return Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()[0]


def _erase_pieces(pieces: QuerySet[Piece]) -> int:
    count = 0
    for piece in pieces.iterator():
        piece.file.delete(save=False)
        piece.delete()
        count += 1
    return count
