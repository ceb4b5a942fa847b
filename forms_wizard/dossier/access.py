"""Which demands a request may open in the applicant's space."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.urls import reverse

from forms_wizard.filing.access import demands_open_to
from forms_wizard.filing.middleware import GIVEN_BACK
from portal.interface.given_back import give_back


def person(request):
    """Who acts; None for somebody who has no account."""
    return request.user if request.user.is_authenticated else None


def demand_required(view):
    """Give the view the demand of the address, when the account or the session may open it.

    Somebody else's is a 404. Without account, whatever this session did not send leads to the
    sign-in page, existing or not: nothing tells whether the reference is a demand. What was typed
    in a form of answers comes back (interface.given_back).
    """

    @login_not_required
    @wraps(view)
    def guarded(request, reference, **more):
        found = demands_open_to(request).filter(reference=reference).first()
        if found is not None:
            return view(request, found, **more)
        if request.user.is_authenticated:
            raise Http404(reference)
        if request.method == "POST" and request.resolver_match.url_name in GIVEN_BACK:
            return give_back(request, "filing/signed_out.html")
        if request.method == "GET":
            # Whoever follows the link of a letter comes back to its page.
            return redirect_to_login(request.get_full_path())
        return redirect_to_login(reverse("dossier:demand", args=[reference]))

    return guarded
