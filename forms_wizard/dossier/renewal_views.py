"""« Renouveler ma demande »: each section read again and confirmed, then one button."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import confirmations, deadlines
from forms_wizard.demands.enums import Channel, DemandState
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.dossier.access import demand_required
from forms_wizard.dossier.pages import in_words

# What is ticked and typed before « Modifier » is pressed, in the session of this browser.
KEPT = "renewal"
CHANGE = "modifier"


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def renew(request, found):
    """One page, nothing ticked in advance; pressing twice renews once."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not deadlines.may_renew(found, today):
        return _not_open(request, found, today)
    if request.method == "GET":
        kept = request.session.get(KEPT, {}).get(found.reference)
        return _show(request, found, confirmations.page(found, kept, now=now, quiet=True))
    if slug := request.POST.get(CHANGE):
        return _change_first(request, found, slug)
    try:
        page = confirmations.send(
            found,
            request.POST,
            by=By.PERSON,
            actor=request.user if request.user.is_authenticated else None,
            now=now,
            channel=Channel.ONLINE,
        )
    except ForbiddenTransition:
        found.refresh_from_db()
        return _not_open(request, found, today)
    if page.event is None:
        return _show(request, found, page)
    if KEPT in request.session:
        request.session[KEPT] = {
            reference: typed
            for reference, typed in request.session[KEPT].items()
            if reference != found.reference
        }
    return redirect("dossier:renewed", found.reference)


def _show(request, found, page):
    context = {"demand": found, "page": page, "action": request.path}
    return render(request, "dossier/renew.html", context, status=page.status)


def _change_first(request, found, slug):
    """To the section; what was ticked and typed waits in the session."""
    typed = {
        name: value
        for name, value in request.POST.items()
        if name == "declaration" or name.startswith(("confirmer-", "revenus-"))
    }
    request.session[KEPT] = {found.reference: typed}
    return redirect(
        f"{reverse('dossier:change', args=[found.reference, slug])}?retour=renouvellement"
    )


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
