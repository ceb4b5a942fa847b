"""The identity check as a guichet does it: the demand and its files change together."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from directory.guichets.models import Agent
from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import IdentityDocument, IdentityRefusal
from forms_wizard.demands.models import Demand, Event
from forms_wizard.pieces.enums import PieceKind, PieceState


@transaction.atomic
def accept(
    demand: Demand,
    agent: Agent,
    *,
    now: datetime,
    document: IdentityDocument,
    homonym_reason: str = "",
) -> Event:
    """Register the demand and mark its document as accepted.

    Raises what `lifecycle.register` raises; then nothing has changed.
    """
    event = lifecycle.register(
        demand,
        agent.guichet,
        actor=agent.user,
        now=now,
        document=document,
        homonym_reason=homonym_reason,
    )
    _settle(demand, PieceState.ACCEPTED)
    return event


@transaction.atomic
def refuse(demand: Demand, agent: Agent, *, now: datetime, reason: IdentityRefusal) -> Event:
    """Refuse the document, with a reason of the closed list; raises ForbiddenTransition."""
    event = lifecycle.refuse_identity(
        demand, actor=agent.user, guichet=agent.guichet, now=now, reason=reason
    )
    _settle(demand, PieceState.REFUSED, refusal=reason)
    return event


def _settle(demand: Demand, state: PieceState, *, refusal: str = "") -> None:
    waiting = demand.pieces.filter(kind=PieceKind.IDENTITY, state=PieceState.TO_CHECK)
    waiting.update(state=state, refusal=refusal)
