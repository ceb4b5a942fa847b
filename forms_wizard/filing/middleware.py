"""Personal pages of a session without account close when nobody is there any more."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from forms_wizard.filing import access

PERSONAL = frozenset({"filing", "dossier"})
# What they post is kept, even late; their pages are not shown.
KEPT = frozenset({"step", "field", "identity"})
# What they post changes a demand that was sent: it is not done, what was typed is given back.
GIVEN_BACK = frozenset({"contact", "change", "ask_correction", "renew"})
# Lists what the session has open: with nothing left but closed things, « Reprendre » is the page.
LIST = "dossier:home"


class IdleMiddleware:
    """After `DRAFT_IDLE_MINUTES` without a request, every personal page leads to « Reprendre ».

    Answers posted after that moment are kept: the session proves that it had the draft open.
    Nothing is shown before the code and the birth date. Accounts have their own session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        match = request.resolver_match
        if not PERSONAL.intersection(match.app_names):
            return None
        # Without a session there is nothing to close, and nothing to read in the database.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.user.is_authenticated:
            return None
        session, now = request.session, timezone.now()
        access.close_if_idle(session, now=now)
        reference = kwargs.get("reference", "")
        if access.is_closed(session, reference):
            if request.method == "POST" and match.url_name in GIVEN_BACK:
                return None
            kept = request.method == "POST" and match.url_name in KEPT
            if kept:
                with access.held(session, reference):
                    kept = _kept(view(request, *args, **kwargs))
            return _closed(request, kept)
        if match.view_name == LIST and access.is_only_closed(session):
            return _closed(request, False)
        access.stamp(session, now=now)
        return None


def _kept(response) -> bool:
    return response.status_code < 400


@never_cache
def _closed(request, kept: bool) -> HttpResponse:
    """To « Reprendre »; a script is told so, and whether what it sent is kept."""
    url = reverse("filing:resume")
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        return JsonResponse({"saved": kept, "signed_out": True, "closed": url}, status=401)
    return redirect(url)
