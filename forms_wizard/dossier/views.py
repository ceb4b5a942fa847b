"""The pages of the person who filed: with an account, or in the browser that sent the demand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import Channel, DemandState
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.dossier import identity, pages, sharing
from forms_wizard.dossier.access import demand_required
from forms_wizard.dossier.status import status
from forms_wizard.filing import acting
from forms_wizard.filing.access import demands_open_to, drafts_open_to
from forms_wizard.filing.forms import IdentityForm, IdentityMode
from forms_wizard.letters import certificates
from forms_wizard.pieces.intake import RefusedFile
from portal.interface import languages


@login_not_required
@never_cache
@require_GET
def home(request):
    """My demands, each with its status, and what I have not sent yet."""
    today = timezone.localdate()
    mine = demands_open_to(request).select_related("territory").prefetch_related("events")
    begun = drafts_open_to(request).unfiled().filter(channel=Channel.ONLINE)[:10]
    demands = [{"demand": found, "status": status(found, today=today)} for found in mine]
    if not (demands or begun or request.user.is_authenticated):
        return redirect_to_login(request.get_full_path())
    shared = sharing.opened_by(request.user) if request.user.is_authenticated else ()
    context = {"demands": demands, "drafts": begun, "shared": shared}
    return render(request, "dossier/home.html", context)


@never_cache
@require_GET
@demand_required
def demand(request, found):
    """Where it is, what happened, what was declared, what may be done."""
    return pages.demand(request, found, now=timezone.now())


@never_cache
@require_POST
@demand_required
def resend_identity(request, found):
    """A new document after a refusal, or « je la montrerai au guichet »."""
    now, who = timezone.now(), acting.who(request)
    form = IdentityForm(request.POST, request.FILES, given=False, prefix="piece")
    try:
        if form.is_valid():
            if form.cleaned_data["mode"] == IdentityMode.UPLOAD:
                identity.send_again(found, form.cleaned_data["document"], now=now, **who)
            else:
                lifecycle.resend_identity(found, now=now, at_guichet=True, **who)
            messages.success(request, _("C'est noté. Votre date de demande ne change pas."))
            return redirect(found)
    except RefusedFile as refused:
        form.add_error("document", str(refused))
    except ForbiddenTransition:
        messages.info(request, _("Il n'y a plus de pièce à envoyer. Lisez l'état ci-dessous."))
        return redirect(found)
    return pages.demand(request, found, now=now, form=form, status=422)


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def withdraw(request, found):
    """Says what is lost, then takes the demand back; only before its registration."""
    allowed = found.is_waiting
    if allowed and request.method == "POST":
        try:
            lifecycle.withdraw(found, actor=acting.who(request)["actor"], now=timezone.now())
        except ForbiddenTransition:
            allowed = False
        else:
            messages.success(request, _("Votre demande est retirée."))
            return redirect(found)
    if allowed:
        return render(request, "dossier/withdraw.html", {"demand": found})
    messages.info(
        request, _("Cette demande ne peut plus être retirée ici. Parlez-en à un guichet.")
    )
    return redirect(found)


def _certificate(found):
    if found.state != DemandState.ACTIVE:
        raise Http404(found.reference)
    return certificates.content(found, today=timezone.localdate())


@never_cache
@require_GET
@demand_required
def certificate(request, found):
    """The attestation d'enregistrement, as a page."""
    context = {"demand": found, "certificate": _certificate(found)}
    return render(request, "dossier/certificate.html", context)


@never_cache
@require_GET
@demand_required
def certificate_pdf(request, found):
    with languages.in_french():
        pdf = certificates.pdf(_certificate(found))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="attestation-enregistrement.pdf"'
    return response
