"""Whether a removed demand may come back, in sentences that an agent can tell the person."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from directory.guichets.models import Agent
from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import HOLDER_ROLES, DemandState, RemovalMotive
from forms_wizard.demands.models import Demand, Person
from portal.interface.templatetags.portal import long_date


def last_day(demand: Demand) -> date | None:
    """Until when it may be reactivated; None when its motive has no such way."""
    if demand.state != DemandState.REMOVED:
        return None
    return deadlines.last_day_to_reactivate(
        RemovalMotive(demand.removal_motive),
        valid_until=demand.valid_until,
        removed_on=demand.removed_on,
    )


def why_not(demand: Demand, *, today: date) -> str:
    """Empty when the demand may be reactivated today (domain.md 4.4, rows 14 and 24)."""
    if demand.state != DemandState.REMOVED:
        return _("Cette demande n'est pas arrêtée : elle n'a pas à revenir.")
    limit = last_day(demand)
    if limit is None:
        return _(
            "Avec cette raison d'arrêt, une demande ne se réactive pas. "
            "Si l'arrêt était une erreur, corrigez l'erreur. Sinon, la personne refait une demande."
        )
    if today > limit:
        return _(
            "Il est trop tard : cette demande pouvait revenir jusqu'au %(limit)s. "
            "Si l'arrêt était une erreur, corrigez l'erreur. Sinon, la personne refait une demande."
        ) % {"limit": long_date(limit)}
    return ""


def to_merge() -> str:
    return _(
        "La personne a déjà une autre demande enregistrée dans ce territoire. Une seule peut être "
        "en cours : les deux sont à réunir, et la plus ancienne date est gardée."
    )


def registered_instead(demand: Demand, agent: Agent) -> Demand | None:
    """The live demand that a holder of this one has in the territory, if the agent may read it."""
    holders = demand.persons.filter(role__in=HOLDER_ROLES, identity_key__isnull=False)
    same = Person.objects.filter(
        identity_key__in=holders.values("identity_key"),
        territory=demand.territory_id,
        role__in=HOLDER_ROLES,
        registered=True,
        live=True,
    )
    others = Demand.objects.visible_to(agent).filter(pk__in=same.values("demand_id"))
    return others.exclude(pk=demand.pk).order_by("filed_on", "pk").first()
