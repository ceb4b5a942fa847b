"""During an assisted session, the pages of the form and of the dossier are those of the person."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from forms_wizard.assistance import left_over, sessions
from forms_wizard.assistance.enums import Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import journal
from forms_wizard.demands.enums import AccessReason

PERSONAL = frozenset({"filing", "dossier"})
FILLING = {
    f"filing:{name}"
    for name in ("tasks", "step", "field", "versions", "identity", "check", "resume_code")
}
SENDING = {"filing:submit", "filing:receipt", "filing:receipt_pdf"}
FOLLOWING = {
    "filing:receipt",
    "filing:receipt_pdf",
    *(
        f"dossier:{name}"
        for name in (
            "demand",
            "certificate",
            "certificate_pdf",
            "resend_identity",
            "contact",
            "change",
            "ask_correction",
            "renew",
            "renewed",
            "readings",
            "letter",
            "calendar",
        )
    ),
}
# Never for a helper, whatever the person agreed: withdrawing and renouncing, giving or taking away
# the access of a co-applicant, codes of another demand (domain.md 1.2). A new page is closed.
ALLOWED = {
    Scope.PREPARE: frozenset(FILLING),
    Scope.SUBMIT: frozenset(FILLING | SENDING),
    Scope.FOLLOW: frozenset(FOLLOWING),
}
# A helper has no list: the page of the session takes their place.
LISTS = frozenset({"dossier:home", "filing:start"})
READING = ("GET", "HEAD")


class AssistedMiddleware:
    """Puts `Assisted` on the request, opens the pages of the scope alone, notes each reading.

    What is sent holds the row of the mandate until it is written: a session that the person ends
    at that moment ends after it, or refuses it. Refused, what was typed is kept for the person.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Every page asks: a template takes long to find that an attribute is not there.
        request.assisted = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        match = request.resolver_match
        if not PERSONAL.intersection(match.app_names):
            return None
        # Without session nothing is read in the database.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        if sessions.KEY not in request.session:
            return None
        now = timezone.now()
        if request.method in READING:
            return self._answer(request, view, args, kwargs, sessions.current(request), now)
        with transaction.atomic():
            mandate = sessions.current(request, lock=True)
            return self._answer(request, view, args, kwargs, mandate, now)

    def _answer(self, request, view, args, kwargs, mandate, now) -> HttpResponse | None:
        agent = sessions.agent_of(request.user, now=now)
        if not sessions.is_going_on(mandate, agent, now):
            return _over(request, mandate, kwargs)
        request.assisted = sessions.as_assisted(mandate)
        if request.assisted is None:
            # Nobody agreed yet: neither the person's pages nor, in between, the helper's own.
            return redirect("assistance:session")
        name = request.resolver_match.view_name
        if name in LISTS and request.method in READING:
            return redirect(request.assisted.session_url)
        if name not in ALLOWED[Scope(mandate.scope)]:
            return _not_for_helpers(request, mandate)
        demand = mandate.found_demand
        if demand and kwargs.get("reference") == demand.reference:
            journal.note(agent, [demand], reason=AccessReason.ASSISTANCE, now=now)
        return view(request, *args, **kwargs)


@never_cache
def _over(request, mandate: Mandate | None, kwargs: dict) -> HttpResponse:
    """The session has ended, is over, or the helper is not authorised any more: nothing is shown.

    A script that saves one question is told to leave it with the page: it keeps nothing on this
    device, and the page is kept when it is sent.
    """
    name = request.resolver_match.url_name
    if name == "field":
        return JsonResponse({"saved": False}, status=409)
    posted = request.method == "POST" and name in left_over.KEPT
    if posted and mandate and kwargs["reference"] == mandate.shown_reference:
        left_over.keep(mandate, request.get_full_path(), request.POST)
    return redirect("assistance:closed")


@never_cache
def _not_for_helpers(request, mandate: Mandate) -> HttpResponse:
    """What the person did not agree to, or what a helper never does."""
    context = {"mandate": mandate}
    return render(request, "assistance/not_for_helpers.html", context, status=403)
