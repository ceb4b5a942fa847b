"""Who has to be called, and how each call went. Every name that is read is journaled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import calls as acts
from forms_wizard.demands import journal
from forms_wizard.demands.enums import AccessReason, CallResult
from forms_wizard.demands.models import Demand
from forms_wizard.desk import calls, permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.call_forms import CallForm
from forms_wizard.letters.calls import to_call, with_untold

PAGE_SIZE = 25


@never_cache
@require_GET
@agent_required
def listed(request):
    """One line a person, whose demand ends first."""
    agent, now = request.agent, timezone.now()
    if not permissions.can_call(agent):
        raise PermissionDenied
    found = to_call(Demand.objects.visible_to(agent), agent.guichet.territory, now=now)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    journal.note(agent, page.object_list, reason=AccessReason.CALLS, now=now)
    context = {"agent": agent, "page_obj": page, "rows": calls.rows(page.object_list)}
    return render(request, "desk/calls.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def call(request, reference):
    """What to say to one person, and how the call went."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.CALLS, now=now)
    if not permissions.can_call(agent):
        raise PermissionDenied
    form = CallForm(request.POST if request.method == "POST" else None, prefix="appel")
    if form.is_valid():
        result = CallResult(form.cleaned_data["result"])
        acts.note(found, result, actor=request.user, guichet=agent.guichet, now=now)
        messages.success(request, _("C'est noté : « %(result)s ».") % {"result": result.label})
        return redirect("desk:calls")
    whole = with_untold(Demand.objects.filter(pk=found.pk), found.territory, now=now).get()
    row, today = calls.row(whole), timezone.localdate(now)
    context = {"row": row, "form": form, "to_say": calls.to_say(row, today=today)}
    return render(request, "desk/call.html", context, status=422 if form.errors else 200)
