"""What cannot be read, or comes by the wrong door: a page that says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.interface.text import storable

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\"';\s]*)", re.IGNORECASE)
UTF8 = frozenset({"", "utf-8", "utf8"})
# Set by `utf8_only` in the environment of the request.
ANOTHER_CHARSET = "portal.another_charset"


@never_cache
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """In place of Django's own page: 413 when more was sent than we take at once, else 400."""
    too_big = isinstance(exception, TOO_BIG)
    status = 413 if too_big else 400
    return render(request, "400.html", {"too_big": too_big}, status=status)


def utf8_only(application: Callable) -> Callable:
    """A WSGI application told of another charset than UTF-8 by a mark, not by the header.

    Django looks the charset up in Python's codecs before anything can refuse it, and « hex » or
    « undefined » are no charsets of text.
    """

    def door(environ, start_response):
        kind = environ.get("CONTENT_TYPE", "")
        told = CHARSET.search(kind)
        if told and told[1].lower() not in UTF8:
            environ = {**environ, "CONTENT_TYPE": kind.split(";")[0], ANOTHER_CHARSET: True}
        return application(environ, start_response)

    return door


class UnreadableMiddleware:
    """Turns away what would break further on; gives a page to « this address takes no GET »."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404("NUL in the path")
        if "%00" in request.META.get("QUERY_STRING", "") or ANOTHER_CHARSET in request.META:
            raise BadRequest("NUL in the query, or not UTF-8")
        if _length(request) > settings.REQUEST_MAX_BYTES:
            raise RequestDataTooBig("REQUEST_MAX_BYTES")
        # A quoted cookie may hold what no database takes.
        request.COOKIES = {n: v for n, v in request.COOKIES.items() if storable(v) == v}
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return _wrong_door(request, response)
        return response


def _length(request) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdecimal() else 0


@never_cache
def _wrong_door(request, refused) -> HttpResponse:
    response = render(request, "405.html", status=405)
    response["Allow"] = refused["Allow"]
    return response
