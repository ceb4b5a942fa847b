"""« Modifier »: any section of a live demand; « Demander une correction » of a checked name."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forms_wizard.demands import amendments, identity_lock, unfinished
from forms_wizard.demands.changes import NotLive
from forms_wizard.dossier.access import demand_required, person
from forms_wizard.dossier.forms import CorrectionForm
from forms_wizard.filing import acting
from forms_wizard.form import household, identity
from portal.interface.wording import listed

# Where the person came from, and goes back to.
BACK, RENEWAL = "retour", "renouvellement"
# What was begun another time is given up.
AFRESH, LEAVE = "recommencer", "quitter"
# Completing one section after another.
NEXT = "suite"


def _address(found, slug: str, request, *, following: bool = False) -> str:
    """The page of a section, which still knows where the person came from."""
    known = [f"{BACK}={RENEWAL}"] if request.GET.get(BACK) == RENEWAL else []
    known += [f"{NEXT}=1"] if following else []
    url = reverse("dossier:change", args=[found.reference, slug])
    return f"{url}?{'&'.join(known)}" if known else url


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def change(request, found, slug):
    """The section of the form as it is declared; what is sent is declared at once."""
    if AFRESH in request.POST:
        unfinished.forget(found, person(request), slug)
        stays = request.POST[AFRESH] != LEAVE
        return redirect(_address(found, slug, request) if stays else _back(request, found))
    return _page(request, found, slug, request.POST if request.method == "POST" else None)


def _page(request, found, slug, posted, correction: CorrectionForm | None = None):
    try:
        page = amendments.page(
            found,
            slug,
            posted,
            now=timezone.now(),
            channel=acting.change_channel(request),
            **acting.who(request),
        )
    except NotLive:
        messages.info(request, _("Cette demande est arrêtée : elle ne change plus."))
        return redirect(found)
    except amendments.NotAsked:
        raise Http404(slug) from None
    except amendments.HouseholdFirst:
        messages.info(request, _("Complétez d'abord votre foyer."))
        return redirect(_address(found, household.STEP.slug, request))
    if page.sent:
        return _after(request, found, slug, page)
    if page.locked and correction is None:
        correction = CorrectionForm(prefix="correction")
    following = NEXT in request.GET
    context = {
        "demand": found,
        "page": page,
        "form": correction if correction and correction.is_bound else page.form,
        "correction": correction if page.locked else None,
        "asked": identity_lock.asked(found) if page.locked else None,
        "action": _address(found, slug, request, following=following),
        "back": _back(request, found),
    }
    status = 422 if correction and correction.is_bound else page.status
    return render(request, "dossier/change.html", context, status=status)


def _after(request, found, slug, page):
    """Back to where the person came from, or on to what the change leaves to complete."""
    if page.event is None:
        messages.info(request, _("Rien n'est changé : ces réponses étaient déjà déclarées."))
    else:
        messages.success(request, _("C'est enregistré. Votre date de demande ne change pas."))
    if page.is_address_doubtful:
        return redirect(_address(found, slug, request))
    opened = page.left_incomplete or (NEXT in request.GET and page.incomplete)
    if not opened:
        return redirect(_back(request, found))
    titles = listed(f"« {step.title} »" for step in page.incomplete)
    messages.warning(
        request,
        _("Il reste à compléter : %(titles)s. Vos autres réponses sont gardées.")
        % {"titles": titles},
    )
    return redirect(_address(found, page.incomplete[0].slug, request, following=True))


def _back(request, found) -> str:
    if request.GET.get(BACK) == RENEWAL:
        return reverse("dossier:renew", args=[found.reference])
    return found.get_absolute_url()


@never_cache
@require_POST
@demand_required
def ask_correction(request, found):
    """What is wrong in a name or a birth date that a guichet has checked, told to the guichet."""
    form = CorrectionForm(request.POST, prefix="correction")
    if not form.is_valid():
        slug = request.POST.get("partie") or identity.STEP.slug
        return _page(request, found, slug, None, form)
    try:
        identity_lock.ask_correction(
            found, form.cleaned_data["text"], now=timezone.now(), **acting.who(request)
        )
    except NotLive:
        messages.info(request, _("Cette demande est arrêtée : elle ne change plus."))
    else:
        messages.success(
            request, _("Votre demande de correction est envoyée au guichet. Il la lira.")
        )
    return redirect(found)
