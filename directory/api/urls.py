"""The addresses of the API: readable from any site, kept like public pages."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse

from directory.api.views import api
from directory.guichets.search import FREE_KEYS, KEPT_KEYS
from portal.interface.public_page import public_page

# Any site may read it: nothing here depends on who asks (CORS).
OPEN = {"Access-Control-Allow-Origin": "*"}
PREFLIGHT = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}
KEPT, FREE = ("niveau", "epci", "annees", *KEPT_KEYS), ("nom", *FREE_KEYS)
MINUTES = 15


def _open_to_all(view):
    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        response = view(request, *args, **kwargs)
        for name, value in OPEN.items():
            response.headers[name] = value
        return response

    return login_not_required(answer)


urlpatterns, _app_name, _namespace = api.urls
_by_name = {pattern.name: pattern for pattern in urlpatterns}
# The root, a page that is not there in the library, describes the rest.
_by_name["api-root"].callback = _by_name["openapi-json"].callback
for pattern in urlpatterns:
    pattern.callback = public_page(
        _open_to_all(pattern.callback), query=KEPT, free=FREE, minutes=MINUTES
    )
