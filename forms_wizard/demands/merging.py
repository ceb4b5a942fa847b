"""Two demands of one person in one territory become one (domain.md 3.3, 4.2 f, 4.4 rows 21, 25).

The older one stays, with its number: the number tells the month of the filing, so the seniority.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, lifecycle, one_demand, projection, reactivations
from forms_wizard.demands.enums import DemandState, EventKind, RemovalMotive, Role
from forms_wizard.demands.models import Demand, SuspectedDuplicate
from forms_wizard.demands.recording import record
from forms_wizard.demands.transitions import By, ForbiddenTransition


class Obstacle(models.TextChoices):
    """Why two demands are not to be joined, in what the manager does instead."""

    OTHER_PERSON = (
        "person",
        _(
            "Les deux demandeurs n'ont pas le même nom et la même date de naissance. Si une "
            "personne est dans les deux demandes, un guichet met d'abord le foyer à jour."
        ),
    )
    NOT_REGISTERED = (
        "not_registered",
        _(
            "Une demande qui n'est pas enregistrée n'a pas de numéro à réunir : ne l'enregistrez "
            "pas. La personne la retire dans son espace, et garde sa première demande."
        ),
    )
    ENDED = (
        "ended",
        _(
            "La plus récente est déjà arrêtée : la personne a une seule demande en cours, la plus "
            "ancienne. Il n'y a rien à réunir."
        ),
    )
    NOTHING_LIVE = (
        "nothing_live",
        _("Aucune des deux demandes n'est en cours : corrigez d'abord l'erreur de l'une."),
    )


def older_first(one: Demand, two: Demand) -> tuple[Demand, Demand]:
    """The demand that stays, and the one that is joined to it."""
    kept, joined = sorted((one, two), key=lambda demand: (demand.filed_on, demand.filed_at))
    return kept, joined


def obstacle(kept: Demand, joined: Demand) -> Obstacle | None:
    """What forbids to join these two, the older first; None when nothing does."""
    keys = {_applicant_key(kept), _applicant_key(joined)}
    if len(keys) > 1 or None in keys or kept.territory_id != joined.territory_id:
        return Obstacle.OTHER_PERSON
    if not (kept.number and joined.number):
        return Obstacle.NOT_REGISTERED
    if joined.state == DemandState.ACTIVE:
        return None
    return Obstacle.ENDED if kept.state == DemandState.ACTIVE else Obstacle.NOTHING_LIVE


def _applicant_key(demand: Demand) -> str | None:
    applicants = demand.persons.filter(role=Role.APPLICANT)
    return applicants.values_list("identity_key", flat=True).first()


@transaction.atomic
def unite(
    one: Demand,
    two: Demand,
    *,
    answers_of: str,
    reason: str,
    manager: Guichet,
    actor,
    now: datetime,
) -> Demand:
    """Join the younger demand to the older one, which comes back when it had been stopped.

    `answers_of`: the reference of the one whose answers stand. `reason`: why it is one person,
    kept with the events. The later end of validity is kept, and the account when the older one
    has none. Raises ForbiddenTransition; AlreadyRegistered when a third demand is in the way.
    """
    pks = [one.pk, two.pk]
    rows = Demand.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    found = {demand.reference: demand for demand in rows}
    if len(found) != 2 or answers_of not in found:
        raise ForbiddenTransition(f"{answers_of} of {sorted(found)}")
    kept, joined = older_first(*found.values())
    if hindrance := obstacle(kept, joined):
        raise ForbiddenTransition(f"{hindrance} ({joined} into {kept})")
    answers = found[answers_of].declarations.first()
    who = {"actor": actor, "guichet": manager, "now": now}
    lifecycle.fire(
        joined,
        EventKind.MERGE,
        by=By.MANAGER,
        details={"into": kept.reference, "reason": reason},
        **who,
    )
    if kept.state == DemandState.REMOVED:
        proof = f"{RemovalMotive.MERGED}: {joined.reference}"
        kept = reactivations.correct_error(kept, reason=reason, proof=proof, **who).demand
    kept.valid_until = max(kept.valid_until, joined.valid_until)
    kept.holder = kept.holder or joined.holder
    if answers.demand_id != kept.pk:
        former = kept.declarations.first()
        declarations.declare(kept, answers.version, answers.codes, now=now, after=former)
        with one_demand.held_once(kept):
            projection.project_again(kept, answers.codes)
    kept.save()
    details = {"with": joined.reference, "reason": reason, "answers_of": answers_of}
    record(kept, EventKind.MERGE, kept.state, (), details=details, **who)
    settle(kept, joined, now=now)
    return kept


def settle(one: Demand, two: Demand, *, now: datetime) -> None:
    """This pair is suspected no more: joined, or found to be of two persons."""
    pair = Q(demand=one, other=two) | Q(demand=two, other=one)
    SuspectedDuplicate.objects.filter(pair, settled_at__isnull=True).update(settled_at=now)
