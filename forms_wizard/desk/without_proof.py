"""Demands that nobody may remove: the notices of their end are not proved (domain.md 4.4, 13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Demand, Letter, Person
from forms_wizard.demands.querysets import DemandQuerySet
from forms_wizard.demands.transitions import NOTICES


@dataclass(frozen=True)
class Row:
    """`written`, `proved`: how many notices of this end of validity left, and reached someone."""

    demand: Demand
    applicant: Person | None
    ways: list[str]
    written: int
    proved: int


def listed(visible: DemandQuerySet, *, today: date) -> DemandQuerySet:
    """Those of `visible`, the longest past its end first."""
    silent = ladder.without_proof(today=today).values("pk")
    # An SMS is no notice (CCH R.441-2-7).
    notices = Letter.objects.filter(kind__in=NOTICES).exclude(channel=LetterChannel.SMS)
    return (
        visible.filter(pk__in=silent)
        .prefetch_related("persons", Prefetch("letters", notices, to_attr="notices"))
        .order_by("valid_until", "pk")
    )


def rows(demands: Iterable[Demand]) -> list[Row]:
    """In the order given. Reads what `listed` has prefetched."""
    return [_row(demand) for demand in demands]


def _row(demand: Demand) -> Row:
    persons = list(demand.persons.all())
    notices = [one for one in demand.notices if one.deadline == demand.valid_until]
    return Row(
        demand=demand,
        applicant=persons[0] if persons else None,
        ways=sorted({str(one.get_channel_display()) for one in notices}),
        written=len(notices),
        proved=sum(one.proved_at is not None for one in notices),
    )
