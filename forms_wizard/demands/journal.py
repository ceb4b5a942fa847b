"""Who read what (CCH R.441-2-6, domain.md 9.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.shortcuts import get_object_or_404

from directory.guichets.models import Agent
from forms_wizard.demands.enums import AccessReason
from forms_wizard.demands.models import AccessLine, Demand


def note(agent: Agent, demands: Iterable[Demand], *, reason: AccessReason, now: datetime) -> None:
    """Write one line a demand, in one query; the only write of a GET."""
    AccessLine.objects.bulk_create(
        AccessLine(
            reference=demand.reference,
            agent_user_id=agent.user_id,
            guichet_code=agent.guichet.code,
            organisme_kind=agent.guichet.organisme.kind,
            reason=reason,
            at=now,
        )
        for demand in demands
    )


def open_demand(agent: Agent, reference: str, *, reason: AccessReason, now: datetime) -> Demand:
    """The one way for an agent's page to get a demand: visible to them and journaled, or a 404."""
    demands = Demand.objects.visible_to(agent).select_related("territory", "filing_guichet")
    demand = get_object_or_404(demands, reference=reference)
    note(agent, [demand], reason=reason, now=now)
    return demand
