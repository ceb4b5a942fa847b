"""« Bail signé »: the landlord that allocated ends the demand, in two steps."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import journal, removals
from forms_wizard.demands.enums import AccessReason, DemandState, RemovalMotive
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.desk import leases, permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.lease_forms import LeaseForm
from portal.interface.carried import CONFIRM, carried


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def sign_lease(request, reference):
    """Motive a of CCH R.441-2-8, with what R.441-2-9 wants recorded."""
    agent, now = request.agent, timezone.now()
    today = timezone.localdate(now)
    found = journal.open_demand(agent, reference, reason=AccessReason.LEASE, now=now)
    if not permissions.can_sign_lease(agent, found):
        raise PermissionDenied
    if found.state != DemandState.ACTIVE:
        return _not_active(request, found)
    posted = request.POST if request.method == "POST" else None
    form = LeaseForm(posted, prefix="bail", today=today, filed_on=found.filed_on)
    if not form.is_valid():
        context = {"demand": found, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "desk/sign_lease.html", context, status=status)
    if CONFIRM not in posted:
        context = {
            "demand": found,
            "recap": leases.recap(found, form.lease, today=today),
            "typed": carried(posted),
            "back": reverse("desk:demand", args=[found.reference]),
        }
        return render(request, "desk/confirm.html", context)
    try:
        removals.sign_lease(found, form.lease, landlord=agent.guichet, actor=request.user, now=now)
    except ForbiddenTransition:
        found.refresh_from_db()
        return _not_active(request, found)
    messages.success(request, _("Le bail est enregistré. La demande est arrêtée à sa date."))
    return redirect("desk:demand", found.reference)


def _not_active(request, found):
    """Also the second of two clicks: what is recorded is shown, nothing is written again."""
    if found.removal_motive == RemovalMotive.ALLOCATION:
        messages.info(request, _("Le bail de cette demande est déjà enregistré."))
    else:
        messages.info(request, _("Cette demande n'est pas en cours : aucun bail n'est à noter."))
    return redirect("desk:demand", found.reference)
