"""The removals, one verb for each motive of CCH R.441-2-8, and the warnings before two of them.

There is no other way out of the register: a refused offer, a missing paper, a double, a move are
no motives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import EventKind, Inadmissibility, RemovalMotive
from forms_wizard.demands.models import Demand, Event, RemovalWarning, SignedLease
from forms_wizard.demands.models.removals import CollectiveAgreement, Quota
from forms_wizard.demands.transitions import By, ForbiddenTransition


@dataclass(frozen=True)
class Lease:
    """What the landlord records with an allocation (CCH R.441-2-9): a RPLS identifier, or the
    commune, the type, the surface in m² and the monthly rent in euros."""

    signed_on: date
    quota: Quota
    agreement: CollectiveAgreement
    dalo: bool
    transfer: bool
    priority_district: bool
    rpls: str = ""
    commune: str = ""
    home_type: str = ""
    surface: Decimal | None = None
    rent: Decimal | None = None


def sign_lease(demand: Demand, lease: Lease, *, landlord: Guichet, actor, now: datetime) -> Event:
    """Motive a: the landlord that allocated removes the demand, from the day of the lease.

    Raises ForbiddenTransition, also for a lease that is not signed yet or is older than the
    demand; IntegrityError for a dwelling told by nothing.
    """
    today = timezone.localdate(now)

    def change(demand: Demand) -> None:
        if not demand.filed_on <= lease.signed_on <= today:
            raise ForbiddenTransition(f"lease of {lease.signed_on} ({demand})")
        demand.removed_on = lease.signed_on
        SignedLease.objects.create(
            demand=demand,
            landlord=landlord,
            signed_on=lease.signed_on,
            rpls=lease.rpls,
            commune_id=lease.commune or None,
            home_type=lease.home_type,
            surface=lease.surface,
            rent=lease.rent,
            quota=lease.quota,
            agreement=lease.agreement,
            dalo=lease.dalo,
            transfer=lease.transfer,
            priority_district=lease.priority_district,
        )

    return lifecycle.fire(
        demand,
        EventKind.SIGN_LEASE,
        by=By.LANDLORD,
        actor=actor,
        guichet=landlord,
        now=now,
        change=change,
        details={"signed_on": lease.signed_on.isoformat()},
    )


def renounce(
    demand: Demand, *, by: By, actor, now: datetime, guichet: Guichet | None = None
) -> Event:
    """Motive b, at once: online by the person, or by the guichet that holds the written words.

    The person has 48 hours to take it back (`reactivations.undo_renunciation`).
    """
    return lifecycle.fire(demand, EventKind.RENOUNCE, by=by, actor=actor, guichet=guichet, now=now)


def warn(
    demand: Demand,
    motive: RemovalMotive,
    *,
    by: By,
    guichet: Guichet,
    actor,
    now: datetime,
    inadmissibility: Inadmissibility | str = "",
) -> RemovalWarning:
    """Before motives c and d: a letter with proof of delivery (CCH R.441-2-8).

    Motive d comes from a commission, so from a landlord alone, and says which condition is not
    met. Raises ForbiddenTransition; IntegrityError for a second open warning of the same motive.
    """
    if motive == RemovalMotive.INADMISSIBLE and by != By.LANDLORD:
        raise ForbiddenTransition(f"only a commission says {motive} ({demand})")
    warning = RemovalWarning(
        demand=demand,
        motive=motive,
        inadmissibility=inadmissibility,
        guichet=guichet,
        sent_on=timezone.localdate(now),
    )
    lifecycle.fire(
        demand,
        EventKind.WARN,
        by=by,
        actor=actor,
        guichet=guichet,
        now=now,
        change=lambda demand: warning.save(),
        details={"motive": motive, "inadmissibility": inadmissibility},
    )
    return warning


@transaction.atomic
def delivered(warning: RemovalWarning, *, on: date, now: datetime) -> RemovalWarning:
    """The receipt came back: the delay runs from that day.

    Raises ForbiddenTransition for a day to come or before the letter, or a second receipt.
    """
    warning = RemovalWarning.objects.select_for_update().get(pk=warning.pk)
    if warning.delivered_on or not warning.sent_on <= on <= timezone.localdate(now):
        raise ForbiddenTransition(f"warning delivered on {on}")
    warning.delivered_on = on
    warning.save(update_fields=["delivered_on"])
    return warning


def answer(
    warning: RemovalWarning, *, by: By, actor, now: datetime, guichet: Guichet | None = None
) -> Event:
    """The person answered or is in order again: the warning is over, the demand goes on."""

    def change(demand: Demand) -> None:
        open_one = RemovalWarning.objects.filter(pk=warning.pk, answered_on__isnull=True)
        if not open_one.update(answered_on=timezone.localdate(now)):
            raise ForbiddenTransition(f"already answered ({demand})")

    return lifecycle.fire(
        warning.demand,
        EventKind.ANSWER,
        by=by,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
    )


def remove_without_answer(
    demand: Demand, *, by: By, guichet: Guichet, actor, now: datetime
) -> Event:
    """Motive c, by the service that wrote, once its letter stayed without answer."""
    return lifecycle.fire(demand, EventKind.NO_ANSWER, by=by, actor=actor, guichet=guichet, now=now)


def remove_inadmissible(demand: Demand, *, landlord: Guichet, actor, now: datetime) -> Event:
    """Motive d, by the landlord whose commission decided, with the condition that it found."""

    def change(demand: Demand) -> None:
        warning = demand.warnings.get(motive=RemovalMotive.INADMISSIBLE, answered_on__isnull=True)
        demand.inadmissibility = warning.inadmissibility

    return lifecycle.fire(
        demand,
        EventKind.INADMISSIBLE,
        by=By.LANDLORD,
        actor=actor,
        guichet=landlord,
        now=now,
        change=change,
    )


def remove_not_renewed(demand: Demand, *, now: datetime) -> Event:
    """Motive e, by the system: never without the proved notices (`deadlines.removal_day`)."""
    return lifecycle.fire(demand, EventKind.NOT_RENEWED, by=By.SYSTEM, actor=None, now=now)


def merge(demand: Demand, *, into: Demand, now: datetime) -> Event:
    """Motive f: this demand goes on as another one, which keeps the oldest seniority of the two
    when they are of one territory (domain.md 3.2). `into` is registered and live."""
    if into.pk == demand.pk or not into.is_live or into.is_waiting:
        raise ForbiddenTransition(f"into {into} ({demand})")

    def change(demand: Demand) -> None:
        same_territory = Demand.objects.filter(pk=into.pk, territory=demand.territory_id)
        same_territory.filter(filed_on__gt=demand.filed_on).update(filed_on=demand.filed_on)

    return lifecycle.fire(
        demand,
        EventKind.MERGE,
        by=By.SYSTEM,
        actor=None,
        now=now,
        change=change,
        details={"into": into.reference},
    )
