"""A household that changes, in two steps: what is said, then what will follow, read again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import journal
from forms_wizard.demands.changes import ChangedMeanwhile
from forms_wizard.demands.enums import AccessReason, DemandState
from forms_wizard.demands.household_answers import co_applicants
from forms_wizard.demands.lifecycle import AlreadyHolds
from forms_wizard.demands.models import Demand
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.desk import household_acts, permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.form.safety import is_protected
from portal.interface.carried import CONFIRM, carried


def _found(request, reference, now) -> Demand:
    found = journal.open_demand(request.agent, reference, reason=AccessReason.HOUSEHOLD, now=now)
    if not permissions.can_change(request.agent, found):
        raise PermissionDenied
    return found


@never_cache
@require_GET
@agent_required
def household(request, reference):
    """What may happen to a household; the demands that came out of this one, and what to do."""
    agent, now = request.agent, timezone.now()
    found = _found(request, reference, now)
    codes = found.declarations.first().codes
    born = Demand.objects.visible_to(agent).filter(separated_from=found).order_by("-filed_at")
    born = list(born.prefetch_related("persons", "declarations"))
    journal.note(agent, born, reason=AccessReason.HOUSEHOLD, now=now)
    context = {
        "demand": found,
        "born": [(new, is_protected(new.declarations.all()[0].codes)) for new in born],
        "without_account": found.holder_id is None,
        "active": found.state == DemandState.ACTIVE,
        "has_co_applicants": bool(co_applicants(codes)),
        "caution": is_protected(codes),
    }
    return render(request, "desk/household.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def separate(request, reference):
    """Two demands with one filing date (domain.md 3.3)."""
    return _act(request, reference, household_acts.SEPARATE)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def co_left(request, reference):
    """A co-applicant leaves and asks for nothing."""
    return _act(request, reference, household_acts.CO_LEFT)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def holder_died(request, reference):
    """A co-applicant goes on; without one, the page says what happens."""
    return _act(request, reference, household_acts.HOLDER_DIED)


def _act(request, reference, act):
    agent, now = request.agent, timezone.now()
    found = _found(request, reference, now)
    if found.state != DemandState.ACTIVE:
        messages.info(request, _("Cette demande n'est pas en cours : son foyer ne change plus."))
        return redirect("desk:demand", found.reference)
    declared = found.declarations.first()
    posted = request.POST if request.method == "POST" else None
    form = act.form_class(posted, prefix="foyer", codes=declared.codes)
    context = {"demand": found, "form": form, "declared": declared, "act": act.name}
    context["caution"] = is_protected(declared.codes)
    context["people"] = bool(co_applicants(declared.codes))
    if posted is None:
        return render(request, f"desk/{act.name}.html", context)
    if posted.get("declaration") != declared.digest:
        return _changed(request, found)
    if not form.is_valid():
        return render(request, f"desk/{act.name}.html", context, status=422)
    if CONFIRM not in posted:
        context |= {"recap": act.recap(found, form), "typed": carried(posted)}
        context["back"] = reverse("desk:household", args=[found.reference])
        return render(request, "desk/confirm.html", context)
    try:
        act.do(
            found,
            form,
            guichet=agent.guichet,
            actor=request.user,
            now=now,
            since=posted.get("declaration"),
        )
    except ChangedMeanwhile:
        return _changed(request, found)
    except ForbiddenTransition:
        messages.error(request, _("Cette demande a changé : rien n'a été fait. Relisez-la."))
    except AlreadyHolds:
        messages.error(
            request,
            _(
                "Rien n'a été fait : le compte de la personne qui part a déjà une autre demande "
                "dans ce territoire. Le gestionnaire les réunit d'abord."
            ),
        )
    else:
        messages.success(request, _("C'est fait. L'ancienneté est gardée."))
    return redirect("desk:household", found.reference)


def _changed(request, found):
    """Also the second of two clicks: the page says what stands, and nothing is done twice."""
    messages.info(
        request,
        _("Le foyer a changé depuis l'ouverture de votre page : relisez ce qui est enregistré."),
    )
    return redirect("desk:household", found.reference)
