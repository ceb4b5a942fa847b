"""The end of a demand at the desk, and its ways back, which the manager alone opens."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import journal, reactivations, removals
from forms_wizard.demands.enums import AccessReason, DemandState
from forms_wizard.demands.models import Demand
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.desk import permissions, ways_back, without_proof
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.ending_forms import (
    CorrectErrorForm,
    ReactivateForm,
    WrittenRenunciationForm,
)

PAGE_SIZE = 25


@never_cache
@require_GET
@agent_required
def list_without_proof(request):
    """For the manager: past the tolerance, still there for want of proved notices."""
    agent, now = request.agent, timezone.now()
    if not permissions.is_manager(agent):
        raise PermissionDenied
    found = without_proof.listed(Demand.objects.visible_to(agent), today=timezone.localdate(now))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    journal.note(agent, page.object_list, reason=AccessReason.WITHOUT_PROOF, now=now)
    context = {
        "agent": agent,
        "page_obj": page,
        "rows": without_proof.rows(page.object_list),
        "wanted": settings.PROVED_NOTICES_BEFORE_REMOVAL,
    }
    return render(request, "desk/without_proof.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def renounce(request, reference):
    """Record the renunciation that the person wrote: the demand ends at once."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.RENUNCIATION, now=now)
    if not permissions.can_change(agent, found):
        raise PermissionDenied
    if found.state != DemandState.ACTIVE:
        messages.info(request, _("Cette demande n'est pas en cours : rien n'est à arrêter."))
        return redirect("desk:demand", found.reference)
    posted = request.POST if request.method == "POST" else None
    form = WrittenRenunciationForm(posted, prefix="renoncer")
    if not form.is_valid():
        context = {"demand": found, "form": form, "hours": settings.RENUNCIATION_UNDO_HOURS}
        status = 422 if form.is_bound else 200
        return render(request, "desk/renounce.html", context, status=status)
    try:
        removals.renounce(found, by=By.GUICHET, actor=request.user, guichet=agent.guichet, now=now)
    except ForbiddenTransition:
        messages.error(request, _("Cette demande n'est plus en cours : rien n'a été changé."))
    else:
        messages.success(request, _("La demande est arrêtée. La personne va recevoir un message."))
    return redirect("desk:demand", found.reference)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def reactivate(request, reference):
    """At the request of a service that received the person, within the delays of the register."""
    return _back(request, reference, ReactivateForm, reactivations.reactivate, "reactivate")


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def correct_error(request, reference):
    """A removal that should not have been is undone, whatever its motive."""
    return _back(request, reference, CorrectErrorForm, reactivations.correct_error, "correct_error")


def _back(request, reference, form_class, verb, name):
    agent, now = request.agent, timezone.now()
    today = timezone.localdate(now)
    found = journal.open_demand(agent, reference, reason=AccessReason.REACTIVATION, now=now)
    if not permissions.can_bring_back(agent, found):
        raise PermissionDenied
    form = form_class(request.POST if request.method == "POST" else None, prefix="retour")
    refused, other, status = "", None, 200
    if found.state != DemandState.REMOVED:
        messages.info(request, ways_back.why_not(found, today=today))
        return redirect("desk:demand", found.reference)
    if name == "reactivate":
        refused = ways_back.why_not(found, today=today)
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound:
        try:
            verb(found, actor=request.user, guichet=agent.guichet, now=now, **form.cleaned_data)
        except ForbiddenTransition:
            found.refresh_from_db()  # treated meanwhile, or a minute too late
            refused, status = ways_back.why_not(found, today=today), 409
        except AlreadyRegistered:
            other, status = ways_back.registered_instead(found, agent), 409
            refused = ways_back.to_merge()
        else:
            messages.success(
                request, _("La demande est à nouveau en cours. La personne est prévenue.")
            )
            return redirect("desk:demand", found.reference)
    context = {"demand": found, "form": form, "refused": refused, "other": other}
    context["last_day"] = ways_back.last_day(found)
    return render(request, f"desk/{name}.html", context, status=status)
