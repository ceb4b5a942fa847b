"""Without account: stop, come back with a code, leave nothing behind on this computer."""

from contextlib import nullcontext

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import codes
from forms_wizard.filing import access, claims, drafts, reopening, resume, tasks, tries
from forms_wizard.filing.forms import CodeForm, NewCodeForm
from portal.interface.templatetags.portal import long_moment
from portal.interface.visitors import client_address

JUST_LEFT = "just_left"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def resume_code(request, reference):
    """Make a resume code; the page that answers the button is the only one that shows it."""
    mine = access.drafts_open_to(request).unfiled().filter(holder=None, guichet=None)
    draft = get_object_or_404(mine, reference=reference)
    posted = (request.POST,) if request.method == "POST" else ()
    form = NewCodeForm(*posted, with_birth_date=resume.born_in(draft) is None, prefix="code")
    context = {"draft": draft, "form": form}
    if request.method == "GET" or not form.is_valid():
        return render(request, "filing/resume_code.html", context)
    now, email = timezone.now(), form.cleaned_data["email"]
    code = resume.make_code(mine, reference, form.cleaned_data.get("birth_date"), now=now)
    mailed = bool(email) and _mail(request, code, email, now)
    context |= {"code": codes.shown(code), "email": email, "mailed": mailed}
    return render(request, "filing/resume_code_made.html", context)


def _mail(request, code, email, now) -> bool:
    """Hand the mail to the worker; False when this box or this visitor had too many."""
    counted = {
        f"mail:{email.lower()}": tries.MAILS_TO_A_BOX,
        f"mails-from:{client_address(request)}": tries.OF_AN_ADDRESS,
    }
    try:
        tries.count(counted, now=now)
    except tries.TooManyTries:
        return False
    tasks.mail_resume_code.defer(
        sealed=codes.seal(code), to=email, language=translation.get_language()
    )
    return True


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def open_again(request, *, claim=False):
    """« Reprendre ma demande » and, with `claim`, « Retrouver ma demande ».

    Either page takes either code: people hold a paper, not a kind of code. One answer for every
    failure; the count of tries is the same for a code that exists and for one that does not.
    """
    left_open = reopening.left_open(request)
    posted = (request.POST,) if request.method == "POST" else ()
    form = CodeForm(*posted, left_open=bool(left_open), claim=claim, prefix="code")
    context = {"form": form, "claim": claim, "left_open": left_open}
    template = "filing/open_again.html"
    if request.method == "GET" or not form.is_valid():
        return render(request, template, context)
    now = timezone.now()
    try:
        opened = reopening.open_again(request, now=now, **form.cleaned_data)
    except tries.TooManyTries as locked:
        until = {"until": long_moment(locked.until)}
        form.add_error(
            None,
            _(
                "Il y a eu trop d'essais. Par sécurité, attendez le %(until)s, puis essayez "
                "encore. Vous pouvez aussi aller à un guichet."
            )
            % until,
        )
        return render(request, template, context, status=429)
    except claims.NeedsAccount:
        form.add_error(
            None,
            _(
                "Ce code est le bon. Il s'utilise avec un compte à vous : connectez-vous ou créez "
                "un compte, puis écrivez encore une fois le code."
            ),
        )
        return render(request, template, context, status=422)
    if opened is None:
        form.add_error(
            None,
            _(
                "Ce code et cette date de naissance n'ouvrent rien. Vérifiez les deux. Un code ne "
                "sert plus quand la demande est envoyée, quand elle est dans un compte ou quand "
                "vous en avez un plus récent."
            ),
        )
        return render(request, template, context, status=422)
    return redirect(opened)


@login_not_required
@never_cache
@require_POST
def keep_open(request):
    """« Continuer »: somebody is there. The middleware has written it, or closed the session."""
    still = request.session.get(access.DRAFTS) or request.session.get(access.DEMANDS)
    if still or request.user.is_authenticated:
        return HttpResponse(status=204)
    return JsonResponse({"closed": reverse("filing:resume")}, status=401)


@login_not_required
@never_cache
@require_POST
def finish(request):
    """« Terminer sur cet ordinateur »: the session forgets everything, the browser too.

    The button stands beside « Enregistrer »: what the page held is recorded first. When a draft
    could not be opened again by any code, the page says so before.
    """
    _record_page(request)
    lost = reopening.without_code(request)
    if lost and "anyway" not in request.POST:
        return render(request, "filing/finish.html", {"drafts": lost})
    logout(request)
    response = redirect("filing:finished")
    # Where scripts are off or old, the browser itself forgets what pages stored.
    response["Clear-Site-Data"] = '"storage"'
    response.set_cookie(
        JUST_LEFT, "1", max_age=120, path=reverse("filing:start"), httponly=True, samesite="Lax"
    )
    return response


def _record_page(request) -> None:
    reference, slug = request.GET.get("demande", ""), request.GET.get("etape", "")
    if not slug or request.user.is_authenticated:
        return
    drafts.known_step(slug)
    session = request.session
    late = access.is_closed(session, reference)
    with access.held(session, reference) if late else nullcontext():
        mine = access.drafts_open_to(request).unfiled()
        if mine.filter(reference=reference).exists():
            drafts.record(mine, reference, slug, request.POST, now=timezone.now())


@login_not_required
@never_cache
@require_GET
def finished(request):
    """A page that says nothing of anybody; its script empties what pages stored, once.

    Only after « Terminer »: a link from elsewhere must not empty what waits for the network.
    """
    just_left = request.COOKIES.get(JUST_LEFT) == "1"
    response = render(request, "filing/finished.html", {"just_left": just_left})
    if just_left:
        response.delete_cookie(JUST_LEFT, path=reverse("filing:start"), samesite="Lax")
    return response
