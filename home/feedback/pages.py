"""Which pages may be spoken of: those that this site shows to everybody, and no other address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from home.feedback.models import LONGEST_PATH, LONGEST_TITLE
from portal.interface.text import storable

# Public as well, and never kept by the page cache: what is typed there is free.
FREE_PAGES = ("search", "figures:simulator")
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
FROM_THE_VISIT = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme", "SCRIPT_NAME")


@dataclass(frozen=True)
class PublicPageRead:
    path: str
    title: str


def find(path: str, request: HttpRequest) -> PublicPageRead:
    """The page at this address of our site, as an unknown visitor reads it. Raises Http404.

    It is rendered, so that a commune, a guichet or a page that is not there is not accepted.
    """
    ours = path.startswith("/") and not path.startswith("//") and storable(path) == path
    if not ours or len(path) > LONGEST_PATH:
        raise Http404("no address of ours")
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404("no address of ours") from error
    if not (hasattr(match.func, "public_page") or match.view_name in FREE_PAGES):
        raise Http404("not a public page")
    asked = _anonymous(path, request)
    asked.resolver_match = match
    response = match.func(asked, *match.args, **match.kwargs)
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    title = TITLE.search(response.content.decode()) if response.status_code == 200 else None
    if title is None:
        raise Http404("not a page to read")
    words = " ".join(unescape(title[1]).split())
    return PublicPageRead(path, words.rpartition(" – ")[0][:LONGEST_TITLE] or words)


def _anonymous(path: str, request: HttpRequest) -> HttpRequest:
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info = "GET", path, path
    asked.META = {name: request.META[name] for name in FROM_THE_VISIT if name in request.META}
    asked.GET, asked.user, asked.session = QueryDict(), AnonymousUser(), {}
    return asked
