"""What the pages of a guichet are made of, when two views show the same page."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.guichets.models import Agent
from forms_wizard.demands import identity_lock
from forms_wizard.demands.amendments import FIXED
from forms_wizard.demands.deadlines import may_renew, working_days
from forms_wizard.demands.enums import DemandState, Role
from forms_wizard.demands.history import history
from forms_wizard.demands.models import Demand
from forms_wizard.desk import leases, permissions
from forms_wizard.desk.forms import AcceptForm, RefuseForm
from forms_wizard.filing.models import Draft
from forms_wizard.form.safety import is_protected
from forms_wizard.form.summary import summarise
from forms_wizard.pieces import pictures
from forms_wizard.pieces.enums import PieceKind
from portal.interface.partial_date import PartialDate

HANDICAP = "handicap"


def demand(
    request,
    found: Demand,
    *,
    now: datetime,
    accept: AcceptForm | None = None,
    refuse: RefuseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a demand; `accept` and `refuse` are forms to show again with their errors."""
    agent, today = request.agent, timezone.localdate(now)
    prefetch_related_objects([found], "persons", "places__commune", "events__guichet__organisme")
    declaration = found.declarations.first()
    codes = dict(declaration.codes) if declaration else {}
    hidden_health = HANDICAP in codes and not permissions.can_read_health(agent)
    if hidden_health:
        del codes[HANDICAP]
    can_check = permissions.can_check_identity(agent, found)
    can_refuse = can_check and found.state == DemandState.FILED
    can_register = permissions.can_register(agent, found) and found.is_waiting
    asked = next((form for form in (accept, refuse) if form is not None), None)
    persons = list(found.persons.all())
    applicant = persons[0] if persons else None
    born = PartialDate.fromisoformat(applicant.born) if applicant and applicant.born else ""
    context = {
        "agent": agent,
        "demand": found,
        "applicant": applicant,
        "born": born,
        "places": [place.commune.name for place in found.places.all()],
        "waited": working_days(found.came_on, today),
        "sections": [
            section for section in summarise(codes) if section.slug != HANDICAP or not hidden_health
        ],
        "hidden_health": hidden_health,
        "caution": is_protected(codes),
        "co_applicants": any(person.role == Role.CO_APPLICANT for person in persons),
        "history": history(found, person=_("La personne"), for_agent=True),
        "not_scanned": pictures.NOT_SCANNED,
        "documents": documents(found) if can_check else None,
        "suspected": suspected(found, agent),
        "can_merge": permissions.can_merge(agent, found),
        "can_sign_lease": (
            permissions.can_sign_lease(agent, found) and found.state == DemandState.ACTIVE
        ),
        "lease": (lease := leases.recorded(found)) and leases.rows(lease),
        "can_change": permissions.can_change(agent, found) and found.is_live,
        "can_renew": permissions.can_change(agent, found) and may_renew(found, today),
        "fixed_sections": FIXED,
        "correction": identity_lock.asked(found) if found.is_live else None,
        "can_renounce": (
            permissions.can_change(agent, found) and found.state == DemandState.ACTIVE
        ),
        "can_bring_back": (
            permissions.can_bring_back(agent, found) and found.state == DemandState.REMOVED
        ),
        "accept": (accept or AcceptForm(prefix="accepter")) if can_register else None,
        "refuse": (refuse or RefuseForm(prefix="refuser")) if can_refuse else None,
        "asked": asked,
    }
    return render(request, "desk/demand.html", context, status=status)


def documents(found: Demand) -> list[dict]:
    """The identity documents given, the latest first, each with the numbers of its pages."""
    pieces = found.pieces.filter(kind=PieceKind.IDENTITY).order_by("-given_at", "-pk")
    return [{"piece": piece, "pages": range(1, pictures.count(piece) + 1)} for piece in pieces]


def suspected(found: Demand, agent: Agent) -> list[Demand]:
    """Demands that may be of the same person, among those this agent may read."""
    pairs = found.suspected_duplicates.model.objects.filter(settled_at__isnull=True)
    pairs = pairs.filter(Q(demand=found) | Q(other=found))
    ends = {end for pair in pairs.values_list("demand_id", "other_id") for end in pair}
    others = Demand.objects.visible_to(agent).filter(pk__in=ends - {found.pk})
    return list(others.order_by("filed_on", "pk"))


def begun(draft: Draft) -> dict:
    """A paper form not sent yet, under the name typed so far."""
    typed = draft.answers.get("identite", {})
    parts = [typed.get(f"identite-{field}", [""])[0] for field in ("first_names", "birth_name")]
    return {"draft": draft, "name": " ".join(part for part in parts if part)}
