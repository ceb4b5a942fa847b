"""Who looked at a demand, as its holder may know: a kind of service and a day (domain.md 5.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from directory.guichets.enums import OrganismeKind
from forms_wizard.demands.enums import AccessReason
from forms_wizard.demands.models import AccessLine, Demand


@dataclass(frozen=True)
class Line:
    """`times`: how often on that day, for that reason."""

    day: date
    who: str
    why: str
    times: int


def readings(demand: Demand):
    """One row a day, a kind of service and a reason, the latest first; one query, sliceable."""
    lines = AccessLine.objects.filter(reference=demand.reference).order_by()
    grouped = lines.annotate(day=TruncDate("at")).values("day", "organisme_kind", "reason")
    return grouped.annotate(times=Count("pk")).order_by("-day", "organisme_kind", "reason")


def line(row: dict) -> Line:
    """In words; never the name of anybody."""
    kind, reason = row["organisme_kind"], AccessReason(row["reason"])
    co_applicant = reason == AccessReason.CO_APPLICANT
    who = _("Votre co-demandeur") if co_applicant else str(OrganismeKind(kind).label)
    why = _("Lecture de la demande") if co_applicant else str(reason.label)
    return Line(day=row["day"], who=who, why=why, times=row["times"])
