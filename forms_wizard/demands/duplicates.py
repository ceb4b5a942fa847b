"""Demands that may be of the same person; nothing of this is shown to who files (design.md 7)."""

from __future__ import annotations

from datetime import datetime

from forms_wizard.demands.enums import HOLDER_ROLES, LetterKind
from forms_wizard.demands.models import Demand, Letter, Person, SuspectedDuplicate


def look_for(demand: Demand, persons: list[Person], *, now: datetime) -> list[Letter]:
    """Write a line for each other live demand with the same key, and a neutral letter to it.

    `persons`: the rows of `demand`. Returns the letters, not yet handed to the worker.
    """
    keys = {p.identity_key for p in persons if p.identity_key and p.role in HOLDER_ROLES}
    if not keys:
        return []
    others = Person.objects.filter(
        identity_key__in=keys, territory_id=demand.territory_id, live=True, role__in=HOLDER_ROLES
    ).exclude(demand=demand)
    found = sorted(set(others.order_by().values_list("demand_id", flat=True)))
    if not found:
        return []
    SuspectedDuplicate.objects.bulk_create(
        SuspectedDuplicate(demand=demand, other_id=other, found_at=now) for other in found
    )
    return Letter.objects.bulk_create(
        Letter(demand_id=other, kind=LetterKind.SAME_KEY, created_at=now) for other in found
    )
