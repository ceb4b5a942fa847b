"""The pages of who is helped: agree, on one's own device; see the sessions; end them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.assistance import agreement, left_over, mandates, persons, sessions
from forms_wizard.assistance.enums import Consent, EndedBy
from forms_wizard.assistance.forms import AgreementForm, SessionCodeForm
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import codes
from forms_wizard.filing import access, tries
from portal.interface.templatetags.portal import long_moment
from portal.interface.visitors import client_address

PREFIX = "session"
ANSWER, REFUSE = "answer", "refuse"


def _by_code(request, form: SessionCodeForm, now) -> Mandate | None:
    """The session of the code that was typed; the form says why there is none."""
    typed = form.cleaned_data["code"]
    code = codes.read(typed)
    counted = {
        f"session:{code or typed}": tries.OF_A_CODE,
        f"address:{client_address(request)}": tries.OF_AN_ADDRESS,
    }
    try:
        written = tries.count(counted, now=now)
    except tries.TooManyTries as locked:
        form.add_error(
            None,
            _("Il y a eu trop d'essais. Attendez le %(until)s, puis essayez encore.")
            % {"until": long_moment(locked.until)},
        )
        return None
    found = mandates.find(code, now=now) if code else None
    if found is None:
        form.add_error(
            "code",
            _("Ce code n'ouvre pas de session. Vérifiez-le sur la page de la personne qui aide."),
        )
        return None
    tries.forgive(written, f"session:{code}")
    return found


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def agree(request):
    """The code, then who asks, for what and until when, and the person's own choice."""
    now = timezone.now()
    form = SessionCodeForm(*((request.POST,) if request.method == "POST" else ()), prefix=PREFIX)
    mandate = _by_code(request, form, now) if form.is_valid() else None
    if mandate is None:
        status = 422 if form.is_bound else 200
        return render(request, "assistance/type_code.html", {"form": form}, status=status)
    context = {"mandate": mandate, "code": codes.shown(codes.read(form.cleaned_data["code"]))}
    if mandate.agreed_at:
        return render(request, "assistance/agreed.html", context)
    if REFUSE in request.POST:
        mandates.end(mandate, EndedBy.PERSON, now=now)
        return render(request, "assistance/stopped.html", context)
    account = request.user if request.user.is_authenticated else None
    answer = AgreementForm(
        *((request.POST,) if ANSWER in request.POST else ()),
        mine=persons.of_account(request.user),
        prefix="accord",
    )
    status = 422 if answer.is_bound else 200
    if answer.is_valid():
        consent = Consent.ACCOUNT if account else Consent.PHONE
        status = agreement.take(request, mandate, answer, consent, now=now, account=account)
        if status == agreement.AGREED:
            return render(request, "assistance/agreed.html", context)
    return render(request, "assistance/agree.html", {**context, "form": answer}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request):
    """End a session with its code, that of the screen or of the signed paper."""
    now = timezone.now()
    form = SessionCodeForm(*((request.POST,) if request.method == "POST" else ()), prefix=PREFIX)
    mandate = _by_code(request, form, now) if form.is_valid() else None
    if mandate is None:
        status = 422 if form.is_bound else 200
        return render(request, "assistance/stop.html", {"form": form}, status=status)
    mandates.end(mandate, EndedBy.PERSON, now=now)
    return render(request, "assistance/stopped.html", {"mandate": mandate})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def of_person(request, reference):
    """Each session on one's own demand or draft; one button ends the one that goes on."""
    if sessions.KEY in request.session:
        # A helper, whose sessions are on their own page.
        return redirect("assistance:session")
    now = timezone.now()
    demand = access.demands_open_to(request).filter(reference=reference).first()
    draft = None if demand else access.drafts_open_to(request).filter(reference=reference).first()
    if demand is None and draft is None:
        if request.user.is_authenticated:
            raise Http404(reference)
        return redirect_to_login(request.get_full_path())
    mine = Mandate.objects.of_demand(demand.pk) if demand else draft.mandates.all()
    mine = mine.filter(agreed_at__isnull=False).with_the_helper()
    if request.method == "POST":
        mandate = get_object_or_404(mine, reference=request.POST.get("session", ""))
        if "forget" in request.POST:
            left_over.forget(mandate)
            messages.success(request, _("Cette saisie est effacée."))
        elif mandates.end(mandate, EndedBy.PERSON, now=now):
            messages.success(request, _("La session est arrêtée. Plus rien n'y est lisible."))
        return redirect("assistance:of_person", reference)
    context = {
        "demand": demand,
        "draft": draft,
        "mandates": mine,
        "open": {mandate.pk for mandate in mine if mandate.is_open(now)},
    }
    return render(request, "assistance/of_person.html", context)
