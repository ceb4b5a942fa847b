"""« Renouveler ma demande »: each section read again and confirmed, then one button."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import confirmations, deadlines, unfinished
from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.dossier.access import demand_required, person
from forms_wizard.dossier.pages import in_words
from forms_wizard.filing import acting

# The buttons of the page beside « Renouveler ».
CHANGE, LATER, AFRESH = "modifier", "plus-tard", "recommencer"


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def renew(request, found):
    """One page, nothing ticked in advance; pressing twice renews once."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not deadlines.may_renew(found, today):
        return _not_open(request, found, today)
    author = person(request)
    if request.method == "GET":
        return _show(request, found, confirmations.opened(found, author=author, now=now))
    if AFRESH in request.POST:
        unfinished.forget(found, author, unfinished.RENEWAL)
        return redirect("dossier:renew", found.reference)
    if CHANGE in request.POST or LATER in request.POST:
        confirmations.put_aside(found, request.POST, author=author, now=now)
        return _leave(request, found)
    try:
        page = confirmations.send(
            found,
            request.POST,
            by=By.PERSON,
            now=now,
            channel=acting.channel(request),
            **acting.who(request),
        )
    except ForbiddenTransition:
        found.refresh_from_db()
        return _not_open(request, found, today)
    if page.event is None:
        return _show(request, found, page)
    return redirect("dossier:renewed", found.reference)


def _show(request, found, page):
    context = {"demand": found, "page": page, "action": request.path}
    return render(request, "dossier/renew.html", context, status=page.status)


def _leave(request, found):
    """To the section to change, or away until another day; what was ticked and typed waits."""
    slug = request.POST.get(CHANGE)
    if slug is None:
        messages.success(request, _("C'est gardé. Votre demande n'est pas encore renouvelée."))
        return redirect(found)
    if not confirmations.is_section(slug):
        raise Http404(slug)
    url = reverse("dossier:change", args=[found.reference, slug])
    return redirect(f"{url}?retour=renouvellement")


def _not_open(request, found, today):
    """Renewed today: the page that says so. Else from when it opens, without alarm."""
    if found.renewed_on == today:
        return redirect("dossier:renewed", found.reference)
    if found.state != DemandState.ACTIVE:
        messages.info(
            request, _("Cette demande ne se renouvelle pas. Lisez son état sur cette page.")
        )
        return redirect(found)
    context = {"demand": found, "opens": deadlines.renewal_opens(found.valid_until)}
    return render(request, "dossier/renewal_closed.html", context)


@never_cache
@require_GET
@demand_required
def renewed(request, found):
    """The new end of validity; the number and the seniority are kept."""
    if found.renewed_on is None or found.state != DemandState.ACTIVE:
        return redirect(found)
    today = timezone.localdate(timezone.now())
    context = {
        "demand": found,
        "seniority": in_words(deadlines.seniority(found.filed_on, today)),
    }
    return render(request, "dossier/renewed.html", context)
