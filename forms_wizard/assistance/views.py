"""The pages of who helps: open a session, wait for the person, work, end it."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.assistance import agreement, mandates, recap, sessions
from forms_wizard.assistance.enums import Consent, EndedBy
from forms_wizard.assistance.forms import AskForm, PaperForm
from forms_wizard.demands import codes
from forms_wizard.filing import access


def helper_required(view):
    """Put the agent of today on the request; the account of anybody else gets a 403."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        request.agent = sessions.agent_of(request.user, now=timezone.now())
        if request.agent is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def session_required(view):
    """Give the view the session of this browser while it goes on; else the page of its end."""

    @helper_required
    @wraps(view)
    def guarded(request):
        mandate = sessions.current(request)
        if mandate is None:
            return redirect("assistance:home")
        if not sessions.is_going_on(mandate, request.agent, timezone.now()):
            return redirect("assistance:closed")
        request.assisted = sessions.as_assisted(mandate)
        return view(request, mandate)

    return guarded


@require_http_methods(["GET", "POST"])
@helper_required
def home(request):
    """What a session is; the button asks for one. One that goes on is proposed again."""
    now = timezone.now()
    form = AskForm(*((request.POST,) if request.method == "POST" else ()), prefix="session")
    if form.is_valid():
        sessions.begin(request, request.agent, now=now, **form.cleaned_data)
        return redirect("assistance:session")
    goes_on = sessions.is_going_on(sessions.current(request), request.agent, now)
    context = {"agent": request.agent, "form": form, "goes_on": goes_on}
    return render(request, "assistance/home.html", context, status=422 if form.errors else 200)


@require_GET
@session_required
def session(request, mandate):
    """Before the person agrees, the code; then where to go and what the person agreed to."""
    if request.assisted is None:
        code = mandates.code_of(mandate, access.secret(request))
        return render(
            request, "assistance/waiting.html", {"mandate": mandate, "code": codes.shown(code)}
        )
    context = {"mandate": mandate, "demand": mandate.found_demand, "draft": mandate.draft}
    return render(request, "assistance/session.html", context)


@require_http_methods(["GET", "POST"])
@session_required
def paper(request, mandate):
    """The mandate to print and sign, then what the person chose on it."""
    if request.assisted:
        return redirect("assistance:session")
    now = timezone.now()
    form = PaperForm(*((request.POST,) if request.method == "POST" else ()), prefix="mandat")
    status = 422 if form.is_bound else 200
    if form.is_valid():
        status = agreement.take(request, mandate, form, Consent.PAPER, now=now)
        if status == agreement.AGREED:
            return redirect("assistance:session")
    code = codes.shown(mandates.code_of(mandate, access.secret(request)))
    context = {"mandate": mandate, "code": code, "form": form}
    return render(request, "assistance/paper.html", context, status=status)


@require_POST
@session_required
def text(request, mandate):
    """Large characters on every page of the session, or not."""
    mandate.large_text = "large" in request.POST
    mandate.save(update_fields=["large_text"])
    return redirect("assistance:session")


@require_GET
@session_required
def summary(request, mandate):
    """What the person takes home, printed before the end: nothing is readable after it."""
    if request.assisted is None:
        return redirect("assistance:session")
    context = {"mandate": mandate, "recap": recap.of(mandate, secret=access.secret(request))}
    return render(request, "assistance/recap.html", context)


@never_cache
@require_POST
def end(request):
    """End the session and empty this browser; pressed twice, the same page."""
    if mandate := sessions.current(request):
        mandates.end(mandate, EndedBy.HELPER, now=timezone.now())
    sessions.forget(request)
    return _leave_nothing(redirect("assistance:closed"))


@never_cache
@require_GET
def closed(request):
    """Nothing of the person; the browser forgets what pages stored."""
    now, mandate = timezone.now(), sessions.current(request)
    if sessions.is_going_on(mandate, sessions.agent_of(request.user, now=now), now):
        return redirect("assistance:session")
    by_person = mandate is not None and mandate.ended_by == EndedBy.PERSON
    context = {"by_person": by_person, "is_kept": mandate is not None}
    return _leave_nothing(render(request, "assistance/closed.html", context))


def _leave_nothing(response):
    """Where scripts are off or old, the browser itself forgets what pages stored."""
    response["Clear-Site-Data"] = '"storage"'
    return response
