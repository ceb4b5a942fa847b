"""What happened to some demands of the demonstration once registered, by the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from directory.guichets.models import Agent
from forms_wizard.demands import households, removals
from forms_wizard.demands.models import Demand
from forms_wizard.demands.models.removals import CollectiveAgreement, Quota

GUICHET, LANDLORD = "guichet.lille@demo.example", "bailleur.nord@demo.example"


def _separation(demand: Demand, *, now: datetime) -> None:
    households.separate(
        demand, "co-1", proof=households.SeparationProof.DIVORCE, now=now, **_by(GUICHET)
    )


def _death(demand: Demand, *, now: datetime) -> None:
    households.holder_died(demand, now=now, **_by(GUICHET))


def _lease(demand: Demand, *, now: datetime) -> None:
    """Recorded twenty days after it was signed, so that the register shows a late one."""
    landlord = _by(LANDLORD)
    lease = removals.Lease(
        signed_on=timezone.localdate(now - timedelta(days=20)),
        quota=Quota.STATE_PRIORITY,
        agreement=CollectiveAgreement.NONE,
        dalo=True,
        transfer=False,
        priority_district=False,
        commune="59350",
        home_type="T2",
        surface=46,
        rent=327,
    )
    removals.sign_lease(
        demand, lease, landlord=landlord["guichet"], actor=landlord["actor"], now=now
    )


def _by(email: str) -> dict:
    agent = Agent.objects.select_related("guichet", "user").get(user__email=email)
    return {"guichet": agent.guichet, "actor": agent.user}


# By rank, registered demands of the Nord; the first two are of couples.
LIVES: dict[int, Callable] = {16: _separation, 28: _death, 36: _lease}


def happens(demand: Demand, rank: int, *, now: datetime) -> None:
    """Nothing for most of them."""
    if live := LIVES.get(rank):
        live(demand, now=now)
