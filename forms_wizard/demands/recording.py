"""The line of an event and its letters, written in the transaction of what they tell."""

from __future__ import annotations

from datetime import datetime

from procrastinate.contrib.django import app

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import EventKind, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Event, Letter

SEND_TASK = "letters.send"


def record(
    demand: Demand,
    kind: EventKind,
    before: str,
    letters: tuple[LetterKind, ...],
    *,
    actor,
    guichet: Guichet | None,
    now: datetime,
    details: dict | None = None,
    also_to: tuple[str, ...] = (),
) -> Event:
    """Write what happened and what must be told; the caller holds the row and the transaction.

    Each letter is for the person of the demand; `also_to`: addresses that hear of it as well.
    """
    event = Event(
        demand=demand,
        kind=kind,
        at=now,
        before=before,
        after=demand.state,
        actor=actor,
        guichet=guichet,
        details=details or {},
    )
    record_all([event], letters, now=now, also_to=also_to)
    return event


def record_all(
    events: list[Event],
    letters: tuple[LetterKind, ...],
    *,
    now: datetime,
    also_to: tuple[str, ...] = (),
) -> None:
    """The same for events of one kind, in as many queries as for one."""
    Event.objects.bulk_create(events)
    hand_over(
        Letter.objects.bulk_create(
            Letter(demand=event.demand, event=event, kind=letter, to=to, created_at=now)
            for event in events
            for letter in letters
            for to in ("", *also_to)
        )
    )


def hand_over(letters: list[Letter]) -> None:
    """Queue the e-mails in the same transaction: the worker sees them after the commit only.

    What goes by the post waits for its batch.
    """
    jobs = [{"letter_id": one.pk} for one in letters if one.channel == LetterChannel.EMAIL]
    if jobs:
        app.configure_task(SEND_TASK).batch_defer(*jobs)
