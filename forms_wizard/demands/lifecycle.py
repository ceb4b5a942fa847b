"""The verbs of a demand. Each is one transaction: the state, its event, its letters, or nothing.

This module alone writes `Demand.state`, by the table of `transitions`. Here are the verbs until
the registration; those of a registered demand are in `renewals`, `removals`, `reactivations` and
`households`. Locks are taken in one order: demand, then counter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, duplicates, numbering, one_demand, projection
from forms_wizard.demands.deadlines import end_of_validity
from forms_wizard.demands.enums import (
    LIVE_STATES,
    REGISTERED_STATES,
    Channel,
    EventKind,
    IdentityDocument,
    IdentityRefusal,
    LetterKind,
)
from forms_wizard.demands.enums import DemandState as State
from forms_wizard.demands.models import Demand, Event, Person, WantedPlace
from forms_wizard.demands.recording import hand_over, helped, record, record_all
from forms_wizard.demands.references import new_reference
from forms_wizard.demands.transitions import TRANSITIONS, By, ForbiddenTransition, Transition

Change = Callable[[Demand], None]


class AlreadyHolds(Exception):
    """The account has a live demand in the territory (domain.md 4.4, row 2); `demand` is it."""

    def __init__(self, demand: Demand):
        super().__init__(demand.reference)
        self.demand = demand


@dataclass(frozen=True)
class Sent:
    """What a person sends, by whatever door. `key`: the one-time key of the page that sends it.

    `codes`: the answers as `declarations.to_codes` gives them. `received_on`: the day a paper form
    was received; what is filed online is filed on the day it is sent. `late_reason`: why a paper
    form is typed more than a month after, kept with the event. `claim_print`: what is kept of the
    code of the receipt, which opens the demand of `reference` without account. `helped_by`: whose
    agent helped the person, for the history; the treatment is that of what is filed online.
    `language`: that of letters, unless the answers name one.
    """

    key: UUID
    territory: str
    version: str
    codes: dict = field(repr=False)
    channel: Channel = Channel.ONLINE
    guichet: Guichet | None = None
    received_on: date | None = None
    late_reason: str = field(default="", repr=False)
    identity_at_guichet: bool = False
    demonstration: bool = False
    reference: str = field(default_factory=new_reference)
    claim_print: str | None = None
    helped_by: Guichet | None = None
    language: str = settings.LANGUAGE_CODE


@transaction.atomic(savepoint=False)
def file(sent: Sent, *, holder, actor, now: datetime) -> Demand:
    """Write the demand, its persons, places, declaration, event and receipt (CCH R.441-2-3).

    Filing never refuses for a demand of somebody else and never tells (design.md 7).
    Raises AlreadyHolds; IntegrityError when the key was used already: the transaction of the
    caller, when there is one, is then over too.
    """
    if holder is not None:
        _refuse_second_demand(holder, sent.territory)
    demand = Demand.objects.create(
        reference=sent.reference,
        submission_key=sent.key,
        claim_print=sent.claim_print,
        territory_id=sent.territory,
        state=State.FILED,
        channel=sent.channel,
        filed_on=sent.received_on or timezone.localdate(now),
        filed_at=now,
        holder=holder,
        filing_guichet=sent.guichet,
        identity_at_guichet=sent.identity_at_guichet,
        demonstration=sent.demonstration,
        **{"language": sent.language, **projection.columns(sent.codes)},
    )
    persons = Person.objects.bulk_create(projection.persons(demand, sent.codes))
    WantedPlace.objects.bulk_create(projection.places(demand, sent.codes))
    declarations.declare(demand, sent.version, sent.codes, now=now)
    neutral = duplicates.look_for(demand, persons, now=now)
    late = {"late_reason": sent.late_reason} if sent.late_reason else {}
    record(
        demand,
        EventKind.FILE,
        "",
        (LetterKind.RECEIPT,),
        actor=actor,
        guichet=sent.guichet or sent.helped_by,
        now=now,
        details={**late, **helped(sent.helped_by)},
    )
    hand_over(neutral)
    return demand


def _refuse_second_demand(holder, territory: str) -> None:
    """Two tabs of one account are put in a row by a lock on the account."""
    get_user_model().objects.select_for_update().get(pk=holder.pk)
    mine = Demand.objects.filter(holder=holder, territory_id=territory, state__in=LIVE_STATES)
    if demand := mine.first():
        raise AlreadyHolds(demand)


@transaction.atomic
def fire(
    demand: Demand,
    kind: EventKind,
    *,
    by: By,
    actor,
    now: datetime,
    guichet: Guichet | None = None,
    change: Change | None = None,
    details: dict | None = None,
) -> Event:
    """Change the state and write the event and its letters, together or not at all.

    The row is read again under a lock: of two simultaneous clicks the second is refused.
    `change` writes what else follows from the event on the locked row. The caller's object is
    stale afterwards: use `event.demand`. Raises ForbiddenTransition, and AlreadyRegistered when
    a holder has another registered live demand in the territory.
    """
    transition = TRANSITIONS[kind]
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    transition.check(demand, by, now)
    before = demand.state
    for column, value in _moved(transition, timezone.localdate(now)).items():
        setattr(demand, column, value)
    with one_demand.held_once(demand):
        if change:
            change(demand)
        demand.save()
        demand.persons.update(
            live=demand.state in LIVE_STATES, registered=demand.state in REGISTERED_STATES
        )
    return record(
        demand,
        kind,
        before,
        transition.letters,
        actor=actor,
        guichet=guichet,
        now=now,
        details=details,
    )


@transaction.atomic
def fire_many(
    primary_keys: Collection[int], kind: EventKind, *, by: By, now: datetime
) -> tuple[int, int]:
    """The same for a batch, by the same table, in as many queries as for one: (done, refused).

    For what the system does at night: an event that ends demands and takes from its caller
    nothing but the instant. Each row is locked and its guard asked; a row that the guard refuses,
    or that somebody else holds at this moment, stays as it is and is counted as refused. The batch
    is one transaction. Raises ForbiddenTransition for an event that does not end a demand.
    """
    transition = TRANSITIONS[kind]
    if transition.target is None or transition.target in LIVE_STATES:
        raise ForbiddenTransition(f"{kind} does not end a demand")
    locked = (
        Demand.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk__in=primary_keys)
        .order_by("pk")
        .prefetch_related(*transition.reads)
    )
    ended = [demand for demand in locked if _allows(transition, demand, by, now)]
    moved = _moved(transition, timezone.localdate(now))
    rows = Demand.objects.filter(pk__in=[demand.pk for demand in ended])
    Person.objects.filter(demand__in=rows.values("pk")).update(
        live=False, registered=transition.target in REGISTERED_STATES
    )
    rows.update(**moved)
    record_all(
        [
            Event(demand=demand, kind=kind, at=now, before=demand.state, after=transition.target)
            for demand in ended
        ],
        transition.letters,
        now=now,
    )
    return len(ended), len(primary_keys) - len(ended)


def _allows(transition: Transition, demand: Demand, by: By, now: datetime) -> bool:
    try:
        transition.check(demand, by, now)
    except ForbiddenTransition:
        return False
    return True


def _moved(transition: Transition, today: date) -> dict[str, object]:
    """The columns of the state, and of a removal its motive and its day: CCH R.441-2-8 knows no
    other. Empty when the state stays."""
    if transition.target is None:
        return {}
    return {
        "state": transition.target,
        "removal_motive": transition.motive or "",
        "removed_on": today if transition.motive else None,
        "inadmissibility": "",
    }


def register(
    demand: Demand,
    guichet: Guichet,
    *,
    actor,
    now: datetime,
    document: IdentityDocument,
    homonym_reason: str = "",
) -> Event:
    """Give the numéro unique once the identity document was seen (CCH R.441-2-3).

    Raises ForbiddenTransition, and AlreadyRegistered when a holder of this demand has another
    registered one in the territory, unless `homonym_reason` says why they are two persons.
    """

    def change(demand: Demand) -> None:
        if homonym_reason:
            one_demand.rank_homonyms(demand)
        code = numbering.door_code(demand)
        demand.number = numbering.take(demand.territory_id, demand.filed_on, code)
        demand.valid_until = end_of_validity(demand.came_on)
        demand.registered_at, demand.registering_guichet = now, guichet
        demand.identity_document, demand.identity_refusal = document, ""
        demand.identity_checked_at, demand.identity_checked_by = now, actor

    details = {"document": document}
    if homonym_reason:
        details["homonym_reason"] = homonym_reason
    return fire(
        demand,
        EventKind.REGISTER,
        by=By.GUICHET,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
        details=details,
    )


def refuse_identity(
    demand: Demand, *, actor, guichet: Guichet, now: datetime, reason: IdentityRefusal
) -> Event:
    """Say why the identity document cannot be accepted; the filing date does not move."""

    def change(demand: Demand) -> None:
        demand.identity_refusal = reason
        demand.identity_checked_at, demand.identity_checked_by = now, actor

    return fire(
        demand,
        EventKind.REFUSE_IDENTITY,
        by=By.GUICHET,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
        details={"reason": reason},
    )


def resend_identity(
    demand: Demand,
    *,
    actor,
    now: datetime,
    at_guichet: bool = False,
    guichet: Guichet | None = None,
) -> Event:
    """A new document was sent, or will be shown at a guichet: the guichet has the ball again."""

    def change(demand: Demand) -> None:
        demand.identity_refusal = ""
        demand.identity_at_guichet = at_guichet

    return fire(
        demand,
        EventKind.RESEND_IDENTITY,
        by=By.PERSON,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
        details=helped(guichet),
    )


def withdraw(demand: Demand, *, actor, now: datetime) -> Event:
    """The person takes the demand back before its registration (domain.md 4.4, row 27)."""
    return fire(demand, EventKind.WITHDRAW, by=By.PERSON, actor=actor, now=now)


@transaction.atomic
def claim(demand: Demand, *, holder, now: datetime) -> Demand:
    """Give a demand without account to the account of the person who proved it theirs.

    The state does not change. A demand that has an account keeps it: nothing is written.
    """
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    if demand.holder_id is None:
        demand.holder = holder
        demand.save(update_fields=["holder"])
        record(demand, EventKind.CLAIM, demand.state, (), actor=holder, guichet=None, now=now)
    return demand
