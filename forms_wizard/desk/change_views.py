"""A section changed, a demand renewed, at the request of the person at the counter."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import amendments, confirmations, deadlines, journal
from forms_wizard.demands.changes import NotLive
from forms_wizard.demands.enums import AccessReason, ChangeChannel, Channel
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.pages import HANDICAP
from forms_wizard.form import household


def _open(request, reference, reason, now):
    found = journal.open_demand(request.agent, reference, reason=reason, now=now)
    if not permissions.can_change(request.agent, found):
        raise PermissionDenied
    return found


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def change(request, reference, slug):
    """What is sent is declared at once, under the name of the guichet."""
    agent, now = request.agent, timezone.now()
    found = _open(request, reference, AccessReason.CHANGE, now)
    if slug == HANDICAP and not permissions.can_read_health(agent):
        raise PermissionDenied
    try:
        page = amendments.page(
            found,
            slug,
            request.POST if request.method == "POST" else None,
            actor=request.user,
            now=now,
            channel=ChangeChannel.GUICHET,
            guichet=agent.guichet,
        )
    except NotLive:
        messages.info(request, _("Cette demande est arrêtée : elle ne change plus."))
        return redirect("desk:demand", found.reference)
    except amendments.NotAsked:
        raise Http404(slug) from None
    except amendments.HouseholdFirst:
        messages.info(request, _("Complétez d'abord le foyer."))
        return redirect("desk:change", found.reference, household.STEP.slug)
    if not page.sent:
        back = reverse("desk:demand", args=[found.reference])
        context = {"demand": found, "page": page, "form": page.form, "back": back}
        return render(request, "desk/change.html", context, status=page.status)
    if page.event is None:
        messages.info(request, _("Rien n'est changé : ces réponses étaient déjà déclarées."))
    else:
        messages.success(request, _("C'est enregistré. La date de demande ne change pas."))
    if page.left_incomplete:
        titles = ", ".join(f"« {step.title} »" for step in page.incomplete)
        messages.warning(request, _("Il reste à compléter : %(titles)s.") % {"titles": titles})
        return redirect("desk:change", found.reference, page.incomplete[0].slug)
    return redirect("desk:demand", found.reference)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def renew(request, reference):
    """The page of the person: each section read aloud and confirmed."""
    agent, now = request.agent, timezone.now()
    found = _open(request, reference, AccessReason.RENEWAL, now)
    hidden = () if permissions.can_read_health(agent) else (HANDICAP,)
    try:
        if not deadlines.may_renew(found, timezone.localdate(now)):
            raise ForbiddenTransition(found.reference)
        if request.method == "GET":
            page = confirmations.page(found, now=now, hidden=hidden)
        else:
            page = confirmations.send(
                found,
                request.POST,
                by=By.GUICHET,
                actor=request.user,
                now=now,
                channel=Channel.PAPER,
                guichet=agent.guichet,
                hidden=hidden,
            )
    except ForbiddenTransition:
        messages.info(
            request, _("Le renouvellement n'est pas ouvert, ou il est déjà fait. Lisez les dates.")
        )
        return redirect("desk:demand", found.reference)
    if page.event is None:
        context = {"demand": found, "page": page, "action": request.path}
        return render(request, "desk/renew.html", context, status=page.status)
    messages.success(
        request, _("La demande est renouvelée. Une nouvelle attestation est envoyée à la personne.")
    )
    return redirect("desk:demand", found.reference)
