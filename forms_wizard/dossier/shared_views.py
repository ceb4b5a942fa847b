"""The pages of a co-applicant: read only, each opening noted for the holder."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.demands.enums import DemandState
from forms_wizard.dossier import sharing
from forms_wizard.letters import certificates
from portal.interface import languages


def access_required(view):
    """Give the view the demand that this account may read as co-applicant; another is a 404."""

    @wraps(view)
    def guarded(request, reference):
        now = timezone.now()
        mine = sharing.opened_by(request.user)
        access = get_object_or_404(mine, demand__reference=reference)
        answer = view(request, access.demand, timezone.localdate(now))
        sharing.note(access, now=now)
        return answer

    return guarded


@never_cache
@require_GET
@access_required
def shared(request, found, today):
    context = {"reading": sharing.reading(found, today=today)}
    return render(request, "dossier/shared.html", context)


def _certificate(found, today):
    if found.state != DemandState.ACTIVE:
        raise Http404(found.reference)
    return certificates.content(found, today=today, shared=True)


@never_cache
@require_GET
@access_required
def certificate(request, found, today):
    context = {"reference": found.reference, "certificate": _certificate(found, today)}
    return render(request, "dossier/shared_certificate.html", context)


@never_cache
@require_GET
@access_required
def certificate_pdf(request, found, today):
    with languages.in_french():
        pdf = certificates.pdf(_certificate(found, today))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="attestation-enregistrement.pdf"'
    return response
