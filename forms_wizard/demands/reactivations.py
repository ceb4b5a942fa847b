"""The ways back of a removed demand: number and seniority stay (domain.md 4.3, 4.4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import deadlines, lifecycle
from forms_wizard.demands.enums import EventKind, RemovalMotive
from forms_wizard.demands.models import Demand, Event, RemovalWarning
from forms_wizard.demands.transitions import By


class ProofMissing(Exception):
    """Who asks, why and by which proof: a reactivation that says nothing of it is not done."""


def undo_renunciation(demand: Demand, *, actor, now: datetime) -> Event:
    """The person takes the renunciation back, within 48 hours. Raises ForbiddenTransition."""
    return lifecycle.fire(
        demand,
        EventKind.UNDO_RENUNCIATION,
        by=By.PERSON,
        actor=actor,
        now=now,
    )


def reactivate(
    demand: Demand, *, actor, guichet: Guichet, now: datetime, requester: str, proof: str
) -> Event:
    """The manager brings back a demand at the request of the service that received the person.

    Not renewed: until six months after the end of validity, the renewal received starts a year
    anew. No answer to a letter: until five months after the removal. `requester`, `proof`: plain
    words kept with the event. Raises ForbiddenTransition, AlreadyRegistered, ProofMissing.
    """
    today = timezone.localdate(now)

    def change(demand: Demand) -> None:
        if motive == RemovalMotive.NOT_RENEWED or demand.valid_until < today:
            demand.valid_until = deadlines.end_once_renewed(demand.valid_until, today)
            demand.renewed_on = today

    motive = demand.removal_motive
    return _back(
        demand,
        EventKind.REACTIVATE,
        {"requester": requester, "proof": proof},
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
    )


def correct_error(
    demand: Demand, *, actor, guichet: Guichet, now: datetime, reason: str, proof: str
) -> Event:
    """The manager undoes a removal that should not have been, whatever its motive.

    An end of validity that has passed meanwhile is moved: the person gets the notices again.
    Raises ForbiddenTransition, ProofMissing, and AlreadyRegistered when the person has another
    live demand in the territory: the manager merges the two.
    """
    return _back(
        demand,
        EventKind.CORRECT_ERROR,
        {"reason": reason, "proof": proof},
        actor=actor,
        guichet=guichet,
        now=now,
        change=lambda demand: _leave_time(demand, timezone.localdate(now)),
    )


def _back(
    demand: Demand,
    kind: EventKind,
    traced: dict[str, str],
    *,
    actor,
    guichet: Guichet,
    now: datetime,
    change: lifecycle.Change,
) -> Event:
    """Raises ProofMissing when one of the traced texts is blank.

    The warning that the removal followed is over: another removal needs another one.
    """
    if not all(text.strip() for text in traced.values()):
        raise ProofMissing(", ".join(name for name, text in traced.items() if not text.strip()))
    motive = demand.removal_motive

    def change_and_settle(demand: Demand) -> None:
        change(demand)
        behind = RemovalWarning.objects.filter(demand=demand, motive=motive)
        behind.filter(answered_on__isnull=True).update(answered_on=timezone.localdate(now))

    return lifecycle.fire(
        demand,
        kind,
        by=By.MANAGER,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change_and_settle,
        details=traced,
    )


def _leave_time(demand: Demand, today: date) -> None:
    """At least the time of every notice: nobody comes back to be struck off the same night."""
    least = today + timedelta(days=settings.RENEWAL_OPENS_DAYS)
    demand.valid_until = max(demand.valid_until, least)
