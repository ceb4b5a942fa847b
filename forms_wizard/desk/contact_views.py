"""The contact details of a person at the counter, changed at their request with the same form."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import amendments, journal
from forms_wizard.demands.changes import NotLive
from forms_wizard.demands.enums import AccessReason, ChangeChannel
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.form.contact import STEP


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def contact(request, reference):
    """What is sent is declared at once, under the name of the guichet."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.CONTACT, now=now)
    if not permissions.can_change(agent, found):
        raise PermissionDenied
    try:
        page = amendments.page(
            found,
            STEP.slug,
            request.POST if request.method == "POST" else None,
            actor=request.user,
            now=now,
            channel=ChangeChannel.GUICHET,
            guichet=agent.guichet,
        )
    except NotLive:
        messages.info(request, _("Cette demande est arrêtée : ses coordonnées ne changent plus."))
        return redirect("desk:demand", found.reference)
    if not page.sent:
        context = {"demand": found, "page": page, "form": page.form}
        return render(request, "desk/contact.html", context, status=page.status)
    if page.event is None:
        messages.info(request, _("Rien n'est changé : ces coordonnées étaient déjà déclarées."))
    else:
        messages.success(request, _("C'est enregistré. La personne va recevoir un message."))
    if page.is_address_doubtful:
        return redirect("desk:contact", found.reference)
    return redirect("desk:demand", found.reference)
