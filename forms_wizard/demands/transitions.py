"""The life of a demand as a table: what may happen, from where, by whom (domain.md 4.4).

Every pair (state, event) that is not here is refused by `lifecycle`. Rows 1 (draft) and 2 (filing)
write the row itself; 9 (notice) and 11 (end of validity) are dates with a letter; 22 (erasure)
leaves no row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import WAITING_STATES, EventKind, LetterKind, RemovalMotive
from forms_wizard.demands.enums import DemandState as State
from forms_wizard.demands.models import Demand, RemovalWarning


class ForbiddenTransition(Exception):
    """The event is not possible: from this state, by this kind of person, or on this day."""


class By(StrEnum):
    """In what quality somebody acts. The rooms above check that the account has it."""

    PERSON = "person"
    GUICHET = "guichet"
    LANDLORD = "landlord"
    MANAGER = "manager"
    SYSTEM = "system"


Guard = Callable[[Demand, datetime], None]


@dataclass(frozen=True)
class Transition:
    """`target`: None when the state stays. `motive`: of a removal. `rows`: of domain.md 4.4.

    `guard` raises ForbiddenTransition when the day or the facts do not allow the event; `reads`:
    the relations of the demand that it looks into, read ahead for a batch.
    """

    rows: tuple[int, ...]
    sources: frozenset[State]
    target: State | None
    by: frozenset[By]
    letters: tuple[LetterKind, ...] = ()
    motive: RemovalMotive | None = None
    guard: Guard | None = None
    reads: tuple[str, ...] = ()

    def check(self, demand: Demand, by: By, now: datetime) -> None:
        """Raise ForbiddenTransition unless the event may happen to this row, now."""
        if demand.state not in self.sources:
            raise ForbiddenTransition(f"{self.rows} from {demand.state} ({demand})")
        if by not in self.by:
            raise ForbiddenTransition(f"{self.rows} by {by} ({demand})")
        if self.guard:
            self.guard(demand, now)


def _since(day: date | None, demand: Demand, now: datetime) -> None:
    if day is None or timezone.localdate(now) < day:
        raise ForbiddenTransition(f"not before {day} ({demand})")


def _until(day: date | None, demand: Demand, now: datetime) -> None:
    if day is None or timezone.localdate(now) > day:
        raise ForbiddenTransition(f"not after {day} ({demand})")


def proved_days(demand: Demand, kinds: tuple[LetterKind, ...], deadline: date) -> list[date]:
    """The days on which letters of that deadline reached the person, with proof."""
    return [
        timezone.localdate(letter.proved_at)
        for letter in demand.letters.all()
        if letter.kind in kinds and letter.deadline == deadline and letter.proved_at
    ]


NOTICES = (LetterKind.RENEWAL_NOTICE, LetterKind.RENEWAL_NOTICE_AGAIN)
IDENTITY_REMINDERS = (LetterKind.IDENTITY_REMINDER, LetterKind.IDENTITY_REMINDER_AGAIN)


def identity_deadline(demand: Demand) -> date:
    """The last day to give the identity document, since the ball last changed hands."""
    moves = (EventKind.FILE, EventKind.REFUSE_IDENTITY, EventKind.RESEND_IDENTITY)
    latest = [event for event in demand.events.all() if event.kind in moves][-1]
    return deadlines.identity_deadline(timezone.localdate(latest.at))


def _nobody_showed_the_document(demand: Demand, now: datetime) -> None:
    """Only while the person has the ball, and after the delay since two proved reminders."""
    if demand.state == State.FILED and not demand.identity_at_guichet:
        raise ForbiddenTransition(f"a guichet has the ball ({demand})")
    proved = proved_days(demand, IDENTITY_REMINDERS, identity_deadline(demand))
    _since(deadlines.abandonment_day(proved), demand, now)


def _renewal_is_open(demand: Demand, now: datetime) -> None:
    _since(deadlines.renewal_opens(demand.valid_until), demand, now)


def _notices_are_proved(demand: Demand, now: datetime) -> None:
    proved = proved_days(demand, NOTICES, demand.valid_until)
    _since(deadlines.removal_day(demand.valid_until, proved), demand, now)


def _warned(motive: RemovalMotive) -> Guard:
    """An open warning of that motive was delivered, and its delay is over."""

    def guard(demand: Demand, now: datetime) -> None:
        warning = RemovalWarning.objects.filter(
            demand=demand, motive=motive, answered_on__isnull=True, delivered_on__isnull=False
        ).first()
        day = warning and deadlines.warned_removal_day(motive, warning.delivered_on)
        _since(day, demand, now)

    return guard


def _may_still_come_back(demand: Demand, now: datetime) -> None:
    last = deadlines.last_day_to_reactivate(
        RemovalMotive(demand.removal_motive),
        valid_until=demand.valid_until,
        removed_on=demand.removed_on,
    )
    _until(last, demand, now)


def _renounced_a_moment_ago(demand: Demand, now: datetime) -> None:
    if demand.removal_motive != RemovalMotive.RENUNCIATION:
        raise ForbiddenTransition(f"not renounced ({demand})")
    renounced = demand.events.filter(kind=EventKind.RENOUNCE).last()
    if renounced is None or now > deadlines.last_moment_to_undo(renounced.at):
        raise ForbiddenTransition(f"too late to take the renunciation back ({demand})")


_ACTIVE = frozenset({State.ACTIVE})
_REMOVED = frozenset({State.REMOVED})
_PERSON, _GUICHET = frozenset({By.PERSON}), frozenset({By.GUICHET})
_EITHER, _SERVICE = _PERSON | _GUICHET, frozenset({By.GUICHET, By.LANDLORD})
_LANDLORD, _MANAGER = frozenset({By.LANDLORD}), frozenset({By.MANAGER})
_SYSTEM = frozenset({By.SYSTEM})


def _removal(
    row: int,
    motive: RemovalMotive,
    by: frozenset[By],
    letter: LetterKind,
    guard: Guard | None,
    reads: tuple[str, ...] = (),
) -> Transition:
    return Transition((row,), _ACTIVE, State.REMOVED, by, (letter,), motive, guard, reads)


def _household(row: int) -> Transition:
    return Transition((row,), _ACTIVE, None, _GUICHET, (LetterKind.HOUSEHOLD_CHANGED,))


TRANSITIONS: dict[EventKind, Transition] = {
    EventKind.REFUSE_IDENTITY: Transition(
        (3,),
        frozenset({State.FILED}),
        State.TO_CORRECT,
        _GUICHET,
        (LetterKind.IDENTITY_REFUSED,),
    ),
    EventKind.RESEND_IDENTITY: Transition(
        (4,),
        frozenset({State.TO_CORRECT}),
        State.FILED,
        _PERSON,
        (LetterKind.IDENTITY_RECEIVED,),
    ),
    EventKind.REGISTER: Transition(
        (5, 6, 26), WAITING_STATES, State.ACTIVE, _GUICHET, (LetterKind.CERTIFICATE,)
    ),
    EventKind.ABANDON: Transition(
        (7,),
        WAITING_STATES,
        State.ABANDONED,
        _SYSTEM,
        (LetterKind.ABANDONED,),
        guard=_nobody_showed_the_document,
        reads=("letters", "events"),
    ),
    EventKind.WITHDRAW: Transition(
        (27,), WAITING_STATES, State.ABANDONED, _PERSON, (LetterKind.WITHDRAWN,)
    ),
    EventKind.RENEW: Transition(
        (10, 12), _ACTIVE, None, _EITHER, (LetterKind.CERTIFICATE,), guard=_renewal_is_open
    ),
    EventKind.WARN: Transition((15,), _ACTIVE, None, _SERVICE, (LetterKind.WARNING,)),
    EventKind.ANSWER: Transition((18,), _ACTIVE, None, _EITHER),
    EventKind.SEPARATE: _household(28),
    EventKind.HOLDER_DIED: _household(29),
    EventKind.CO_LEFT: _household(29),
    # The closed list of CCH R.441-2-8: no other event removes a demand.
    EventKind.SIGN_LEASE: _removal(
        20, RemovalMotive.ALLOCATION, _LANDLORD, LetterKind.REMOVED, None
    ),
    EventKind.RENOUNCE: _removal(
        19, RemovalMotive.RENUNCIATION, _EITHER, LetterKind.RENOUNCED, None
    ),
    EventKind.NO_ANSWER: _removal(
        16,
        RemovalMotive.NO_ANSWER,
        _SERVICE,
        LetterKind.REMOVED,
        _warned(RemovalMotive.NO_ANSWER),
    ),
    EventKind.INADMISSIBLE: _removal(
        17,
        RemovalMotive.INADMISSIBLE,
        _LANDLORD,
        LetterKind.REMOVED,
        _warned(RemovalMotive.INADMISSIBLE),
    ),
    EventKind.NOT_RENEWED: _removal(
        13,
        RemovalMotive.NOT_RENEWED,
        _SYSTEM,
        LetterKind.REMOVED,
        _notices_are_proved,
        reads=("letters",),
    ),
    EventKind.MERGE: _removal(
        21, RemovalMotive.MERGED, _SYSTEM | _MANAGER, LetterKind.REMOVED, None
    ),
    # And back.
    EventKind.UNDO_RENUNCIATION: Transition(
        (23,),
        _REMOVED,
        State.ACTIVE,
        _PERSON,
        (LetterKind.REACTIVATED,),
        guard=_renounced_a_moment_ago,
    ),
    EventKind.REACTIVATE: Transition(
        (14, 24),
        _REMOVED,
        State.ACTIVE,
        _MANAGER,
        (LetterKind.REACTIVATED,),
        guard=_may_still_come_back,
    ),
    EventKind.CORRECT_ERROR: Transition(
        (25,), _REMOVED, State.ACTIVE, _MANAGER, (LetterKind.REACTIVATED,)
    ),
}
