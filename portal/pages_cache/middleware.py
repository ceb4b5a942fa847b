"""Public pages from memory, before anything else runs: no query, no session, no template.

Only views marked `public_page` are kept. They are rendered as for an unknown visitor (no cookie,
account, session or message), so what is kept can be sent to anybody, whatever their cookies.
Editors, known by a cookie that the administration sets, always get a page of their own.
"""

from __future__ import annotations

import time
from types import SimpleNamespace
from urllib.parse import parse_qsl

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import get_conditional_response

from portal.interface import stamp
from portal.pages_cache.store import Entry, Store

STORE = Store(settings.PAGES_CACHE_BYTES)
EDITOR_COOKIE = "editor"
ADMIN_PREFIX = "/admin/"
LONGEST_VALUE = 40
# Told to one visitor, or said again for each answer.
NOT_KEPT = {"vary", "set-cookie", "content-length", "date", "x-request-id", "cache-control", "etag"}
CACHE_CONTROL = "public, max-age=0, must-revalidate"


class NoSession(SessionBase):
    """The session of nobody: empty, and nothing can be left in it."""

    def __init__(self):
        super().__init__()
        self._session_cache = {}

    def __setitem__(self, key, value):
        raise TypeError(f"a public page writes « {key} » in a session: it is not a public page")


class PagesCacheMiddleware:
    def __init__(self, get_response):
        self.get_response, self.last_stamp = get_response, None

    def __call__(self, request):
        # Whoever asks, and whatever for: what the process keeps is then as the database says.
        before = self._stamp()
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        if EDITOR_COOKIE in request.COOKIES or request.path_info.startswith(ADMIN_PREFIX):
            return self._for_editors(request)
        request.pages_cache = asked = _Asked(request)
        mark = STORE.mark(asked.address)
        if mark and (key := asked.key(mark)) and (entry := STORE.get(key, before)):
            return _answer(request, entry)
        response = self.get_response(request)
        if not asked.anonymous or not _may_be_kept(response):
            return response
        entry = Entry.of(before, _headers(response), response.content)
        STORE.put(asked.address, asked.mark, asked.key(asked.mark), entry)
        return _answer(request, entry)

    def process_view(self, request, view, args, kwargs):
        """Make the visitor of a public page unknown, before the view and its guards run."""
        asked = getattr(request, "pages_cache", None)
        mark = getattr(view, "public_page", None)
        if asked and mark and asked.key(mark):
            asked.forget_the_visitor(request, mark)

    def _stamp(self) -> stamp.Stamp:
        """The stamp of now; a new one also empties what other caches keep for public pages."""
        now = stamp.current()
        # A process that starts has read nothing yet.
        if self.last_stamp not in (None, now):
            cache.delete_many(settings.PAGES_CACHE_FORGETS)
        self.last_stamp = now
        return now

    def _for_editors(self, request):
        response = self.get_response(request)
        user = getattr(request, "user", None)
        if request.path_info.startswith(ADMIN_PREFIX):
            if EDITOR_COOKIE not in request.COOKIES and user and user.is_authenticated:
                response.set_cookie(
                    EDITOR_COOKIE,
                    "1",
                    httponly=True,
                    samesite="Lax",
                    secure=settings.SESSION_COOKIE_SECURE,
                )
        elif not (user and user.is_authenticated):
            response.delete_cookie(EDITOR_COOKIE, samesite="Lax")
        return response


class _Asked:
    """The address asked for, and the visitor put aside while a public page is rendered."""

    def __init__(self, request):
        host = request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", "")
        self.address = (request.scheme, host, request.path)
        self.pairs = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
        self.anonymous, self.mark, self.visitor = False, None, None
        # Before the page is rendered: a page that is late belongs to the minutes before.
        self.second = time.time()

    def key(self, mark) -> tuple | None:
        """The key of the page; None when the request may not be kept."""
        listed = tuple(sorted(pair for pair in self.pairs if pair[0] in mark.query))
        if any(name in mark.free for name, _value in self.pairs):
            return None
        if any(len(value) > LONGEST_VALUE for _name, value in listed):
            return None
        span = self.second // (60 * mark.minutes) if mark.minutes else 0
        return (*self.address, span, listed)

    def forget_the_visitor(self, request, mark) -> None:
        self.anonymous, self.mark = True, mark
        self.visitor = SimpleNamespace(
            user=getattr(request, "user", None),
            session=getattr(request, "session", None),
            cookies=request.COOKIES,
            messages=getattr(request, "_messages", None),
            query=request.GET,
            query_string=request.META.get("QUERY_STRING", ""),
            token=request.META.pop("CSRF_COOKIE", None),
        )
        # Without the visitor's token a page that asks for one sets a cookie, and is not kept.
        query = QueryDict(mutable=True)
        for name, value in self.key(mark)[-1]:
            query.appendlist(name, value)
        request.META["QUERY_STRING"] = query.urlencode()
        query._mutable = False
        request.GET, request.COOKIES = query, {}
        request.user, request.session = AnonymousUser(), NoSession()
        request._messages = default_storage(request)

    def give_the_visitor_back(self, request) -> None:
        self.anonymous, visitor = False, self.visitor
        request.user, request.session = visitor.user, visitor.session
        request.COOKIES, request._messages = visitor.cookies, visitor.messages
        request.GET, request.META["QUERY_STRING"] = visitor.query, visitor.query_string
        if visitor.token:
            request.META["CSRF_COOKIE"] = visitor.token


def personal(request) -> None:
    """This page turns out to be for some people only: give the visitor back, keep nothing."""
    asked = getattr(request, "pages_cache", None)
    if asked and asked.anonymous:
        asked.give_the_visitor_back(request)


def _may_be_kept(response) -> bool:
    return response.status_code == 200 and not response.streaming and not response.cookies


def _headers(response) -> list[tuple[str, str]]:
    return [(name, value) for name, value in response.items() if name.lower() not in NOT_KEPT]


def _answer(request, entry: Entry) -> HttpResponse:
    """The same for the first visitor and for all the next ones."""
    plain = not _accepts_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    response = HttpResponse(entry.body if plain else entry.compressed)
    for name, value in entry.headers:
        response.headers[name] = value
    if not plain:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["ETag"] = entry.etag
    response.headers["Vary"] = "Accept-Encoding"
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    conditional = get_conditional_response(request, etag=entry.etag, response=response)
    if isinstance(conditional, HttpResponseNotModified):
        conditional.headers["Vary"] = "Accept-Encoding"
    return conditional


def _accepts_gzip(header: str) -> bool:
    for part in header.lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
