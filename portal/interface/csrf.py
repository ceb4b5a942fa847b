"""When the token of a form has expired: what was typed comes back, to be sent again."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

# Never written back in a page.
SECRET = ("password", "oldpassword", "password1", "password2")


@never_cache
def failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shows a button that sends the same answers to the same address with a fresh token.

    Only for a form that this site showed: from anywhere else nothing is given back, so that
    another site cannot have its own words sent by a click. Files must be chosen again; a password
    must be typed again.
    """
    typed, again = [], from_here(request)
    if again:
        hidden = {"csrfmiddlewaretoken", *SECRET}
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in hidden
        ]
    context = {
        "again": again,
        "typed": typed,
        "files_lost": bool(request.FILES) if again else False,
        "secret": again and any(name in request.POST for name in SECRET),
        "path": request.get_full_path(),
    }
    return render(request, "403_csrf.html", context, status=403)


def from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form."""
    sources = [request.headers.get("Origin"), request.headers.get("Referer")]
    said = {urlsplit(source)[:2] for source in sources if source}
    ours = {(request.scheme, request.get_host())}
    ours |= {urlsplit(origin)[:2] for origin in settings.CSRF_TRUSTED_ORIGINS}
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return bool(said) and said <= ours and site == "same-origin"
