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

from forms_wizard.demands import amendments, confirmations, deadlines, journal, unfinished
from forms_wizard.demands.changes import NotLive
from forms_wizard.demands.enums import AccessReason, ChangeChannel, Channel
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.pages import HANDICAP
from forms_wizard.form import household

# Where the agent came from, and goes back to.
BACK, RENEWAL = "retour", "renouvellement"
# The buttons of the pages beside the one that sends.
CHANGE, LATER, AFRESH = "modifier", "plus-tard", "recommencer"
LEAVE = "quitter"


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
    here = _address(found, slug, request)
    if AFRESH in request.POST:
        unfinished.forget(found, request.user, slug)
        return redirect(here if request.POST[AFRESH] != LEAVE else _back(request, found))
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
        context = {"demand": found, "page": page, "form": page.form, "action": here}
        context["back"] = _back(request, found)
        return render(request, "desk/change.html", context, status=page.status)
    if page.event is None:
        messages.info(request, _("Rien n'est changé : ces réponses étaient déjà déclarées."))
    else:
        messages.success(request, _("C'est enregistré. La date de demande ne change pas."))
    if page.left_incomplete:
        titles = ", ".join(f"« {step.title} »" for step in page.incomplete)
        messages.warning(request, _("Il reste à compléter : %(titles)s.") % {"titles": titles})
        return redirect(_address(found, page.incomplete[0].slug, request))
    return redirect(_back(request, found))


def _address(found, slug: str, request) -> str:
    """The page of a section, which still knows that the agent came from the renewal."""
    url = reverse("desk:change", args=[found.reference, slug])
    return f"{url}?{BACK}={RENEWAL}" if request.GET.get(BACK) == RENEWAL else url


def _back(request, found) -> str:
    name = "renew" if request.GET.get(BACK) == RENEWAL else "demand"
    return reverse(f"desk:{name}", args=[found.reference])


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
            page = confirmations.opened(found, author=request.user, now=now, hidden=hidden)
        elif AFRESH in request.POST:
            unfinished.forget(found, request.user, unfinished.RENEWAL)
            return redirect("desk:renew", found.reference)
        elif CHANGE in request.POST or LATER in request.POST:
            confirmations.put_aside(found, request.POST, author=request.user, now=now)
            return _leave(request, found)
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


def _leave(request, found):
    """To the section to change, or away; what was ticked and typed waits for this agent."""
    slug = request.POST.get(CHANGE)
    if slug is None:
        messages.success(request, _("C'est gardé. La demande n'est pas encore renouvelée."))
        return redirect("desk:demand", found.reference)
    if not confirmations.is_section(slug):
        raise Http404(slug)
    url = reverse("desk:change", args=[found.reference, slug])
    return redirect(f"{url}?{BACK}={RENEWAL}")
