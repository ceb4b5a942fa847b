"""The line of an event and its letters, written in the transaction of what they tell."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from procrastinate.contrib.django import app

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import (
    SMS_LETTERS,
    Channel,
    EventKind,
    LetterChannel,
    LetterKind,
)
from forms_wizard.demands.models import Demand, Event, Letter

SEND_TASKS = {LetterChannel.EMAIL: "letters.send", LetterChannel.SMS: "letters.send_sms"}


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
    written = [
        Letter(demand=event.demand, event=event, kind=letter, to=to, created_at=now)
        for event in events
        for letter in letters
        for to in ("", *also_to)
    ]
    written += [
        Letter(
            demand=event.demand, event=event, kind=letter, channel=LetterChannel.SMS, created_at=now
        )
        for event in events
        for letter in letters
        if letter in SMS_LETTERS and takes_sms(event.demand)
    ]
    hand_over(Letter.objects.bulk_create(written))


def takes_sms(demand: Demand) -> bool:
    """Whether an SMS doubles its letters: a gateway, and the person agreed and can receive it."""
    return bool(settings.SMS_GATEWAY and demand.sms_number)


def helped(guichet: Guichet | None) -> dict:
    """What the details of an act of the person say when a helper of `guichet` did it with them."""
    return {"channel": Channel.ASSISTED} if guichet else {}


def hand_over(letters: list[Letter]) -> None:
    """Queue e-mails and SMS in the same transaction: the worker sees them after the commit only.

    What goes by the post waits for its batch.
    """
    for channel, task in SEND_TASKS.items():
        jobs = [{"letter_id": one.pk} for one in letters if one.channel == channel]
        if jobs:
            app.configure_task(task).batch_defer(*jobs)
