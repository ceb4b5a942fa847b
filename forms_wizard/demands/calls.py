"""A guichet calls a person whom no letter reaches: a line of the history, that proves nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import CallResult, EventKind
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.recording import record

# The same words twice in so short a time are one click too many.
TWICE = timedelta(minutes=2)


@transaction.atomic
def note(
    demand: Demand, result: CallResult, *, actor, guichet: Guichet | None, now: datetime
) -> Event | None:
    """Write how a call went; None when the same agent has just said it."""
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    just_said = demand.events.filter(
        kind=EventKind.CALL, actor=actor, details__result=result, at__gt=now - TWICE
    )
    if just_said.exists():
        return None
    return record(
        demand,
        EventKind.CALL,
        demand.state,
        (),
        actor=actor,
        guichet=guichet,
        now=now,
        details={"result": result},
    )
