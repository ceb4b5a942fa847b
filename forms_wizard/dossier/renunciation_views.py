"""« Renoncer à ma demande », in two steps, and « Reprendre ma demande » for 48 hours."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import reactivations, removals
from forms_wizard.demands.deadlines import seniority
from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.dossier.access import demand_required
from forms_wizard.dossier.forms import RenounceForm
from forms_wizard.dossier.pages import in_words


def _person(request):
    return request.user if request.user.is_authenticated else None


def _context(found, now):
    return {
        "demand": found,
        "seniority": in_words(seniority(found.filed_on, timezone.localdate(now))),
        "hours": settings.RENUNCIATION_UNDO_HOURS,
    }


def _nothing_to_renounce(request, found):
    messages.info(request, _("Il n'y a rien à quoi renoncer ici. Lisez l'état de votre demande."))
    return redirect(found)


@never_cache
@require_GET
@demand_required
def renounce(request, found):
    """What is lost, and what can be done instead; nothing happens yet."""
    if found.state != DemandState.ACTIVE:
        return _nothing_to_renounce(request, found)
    return render(request, "dossier/renounce.html", _context(found, timezone.now()))


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def confirm_renunciation(request, found):
    """The second step: the box, then the end, at once (CCH R.441-2-8, b)."""
    now = timezone.now()
    if found.state != DemandState.ACTIVE:
        return _nothing_to_renounce(request, found)
    form = RenounceForm(request.POST if request.method == "POST" else None, prefix="renoncer")
    if not form.is_valid():
        context = {**_context(found, now), "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "dossier/renounce_confirm.html", context, status=status)
    try:
        removals.renounce(found, by=By.PERSON, actor=_person(request), now=now)
    except ForbiddenTransition:
        return _nothing_to_renounce(request, found)
    messages.success(request, _("Votre demande est arrêtée, comme vous l'avez demandé."))
    return redirect(found)


@never_cache
@require_POST
@demand_required
def undo_renunciation(request, found):
    """Number, seniority and place come back as they were."""
    try:
        reactivations.undo_renunciation(found, actor=_person(request), now=timezone.now())
    except ForbiddenTransition:
        messages.error(
            request, _("Cette demande ne peut plus être reprise. Lisez son état ci-dessous.")
        )
    except AlreadyRegistered:
        messages.error(
            request,
            _(
                "Vous avez déjà une autre demande enregistrée dans ce territoire. Une seule est "
                "possible : un guichet peut réunir les deux et garder la plus ancienne."
            ),
        )
    else:
        messages.success(request, _("Votre demande continue, avec son numéro et son ancienneté."))
    return redirect(found)
