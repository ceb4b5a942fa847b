"""What the evening removes, batch by batch, by the table and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from forms_wizard.demands import ladder, lifecycle
from forms_wizard.demands.enums import DemandState, EventKind
from forms_wizard.demands.models import Demand
from forms_wizard.demands.transitions import By

# (what, how many), after each batch.
Counts = Iterator[tuple[str, int]]
BATCH = 500


def not_renewed(*, now: datetime) -> Counts:
    """Motive e. What the proofs do not allow yet is counted apart, and stays."""
    today = timezone.localdate(now)
    past = today - relativedelta(months=settings.TOLERANCE_MONTHS)
    ended = Demand.objects.filter(state=DemandState.ACTIVE, valid_until__lte=past)
    proved = ended.exclude(pk__in=ladder.without_proof(today=today).values("pk"))
    yield from _fire_all(proved, EventKind.NOT_RENEWED, now)
    yield "without_proof", ladder.without_proof(today=today).count()


def without_identity(*, now: datetime) -> Counts:
    """Row 7: the document that never came, after two proved reminders."""
    waiting = Demand.objects.filter(
        Q(state=DemandState.TO_CORRECT) | Q(state=DemandState.FILED, identity_at_guichet=True),
        filed_on__lte=_long_enough(timezone.localdate(now)),
    )
    yield from _fire_all(waiting, EventKind.ABANDON, now)


def _long_enough(today: date) -> date:
    return today - relativedelta(days=settings.IDENTITY_DEADLINE_DAYS)


def _fire_all(demands: QuerySet[Demand], kind: EventKind, now: datetime) -> Counts:
    """A batch that is killed has done nothing; the next run finds it again."""
    for batch in _batches(demands):
        done, refused = lifecycle.fire_many(batch, kind, by=By.SYSTEM, now=now)
        yield str(kind), done
        yield f"{kind}/not_yet", refused


def _batches(demands: QuerySet[Demand]) -> Iterator[list[int]]:
    last = 0
    found = demands.order_by("pk").values_list("pk", flat=True)
    while batch := list(found.filter(pk__gt=last)[:BATCH]):
        last = batch[-1]
        yield batch
