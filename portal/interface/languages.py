"""The languages of the site: French at the root, the others under a prefix (design.md 12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from portal.interface.holes import hole

# The name of the button that changes language on a page that holds answers.
FIELD = "langue"

# The language of the address, while a page is said in another one.
_address_language: ContextVar[str] = ContextVar("address_language", default="")


@dataclass(frozen=True)
class Language:
    """A language by its own name. `address`: the hole where a page says its own in it."""

    code: str
    name: str
    direction: str
    address: SafeString


def direction(code: str) -> str:
    """« rtl » for a language written from right to left, else « ltr »."""
    return "rtl" if code in settings.LANGUAGES_BIDI else "ltr"


def offered() -> list[Language]:
    """Every language, in the order of the settings, when there are several; else none."""
    if len(settings.LANGUAGES) < 2:
        return []
    return [
        Language(code, name, direction(code), address=hole(code))
        for code, name in settings.LANGUAGES
    ]


def addresses(path: str, route: str, codes: Iterable[str]) -> dict[str, str]:
    """{code: where the page read now is in that language}.

    `path`: its address, with its query. `route`: the pattern of addresses that it answers to.
    An address that no language has, or that nothing answers, leads to the language's home.
    """
    now = translation.get_language()
    rest, found = path.removeprefix(home_of(now)), {}
    for code in codes:
        home = home_of(code)
        follows = route and code != now and _changes_prefix(path, route, now, code)
        found[code] = f"{home}{rest}" if follows else home
    found[now] = path
    return found


def _changes_prefix(path: str, route: str, now: str, code: str) -> bool:
    """Whether the addresses of the pattern have a language in front."""
    known = _known_prefixes.get((route, now, code))
    if known is None:
        # Ten times the price of a prefix: asked once of all the addresses of one pattern.
        known = _known_prefixes[route, now, code] = translate_url(path, code) != path
    return known


_known_prefixes: dict[tuple[str, str, str], bool] = {}


@cache
def home_of(code: str) -> str:
    """The first page of the language."""
    with translation.override(code):
        return reverse("wagtail_serve", args=[""])


def asked(posted: QueryDict) -> str:
    """The code of the language whose button was pressed; empty for none, or one we do not have."""
    code = posted.get(FIELD, "")
    return code if code in dict(settings.LANGUAGES) else ""


def follow(posted: QueryDict) -> bool:
    """Whether such a button was pressed; from then on this request speaks that language."""
    if code := asked(posted):
        translation.activate(code)
    return bool(code)


def in_french():
    """Within, texts and addresses are in the reference language: what the law asks us to hand."""
    return translation.override(settings.LANGUAGE_CODE)


def mark_of_french() -> SafeString:
    """For a tag around names that stay French: nothing on a page that speaks it (WCAG 3.1.2)."""
    spoken = translation.get_language() == settings.LANGUAGE_CODE
    return SafeString("" if spoken else f' lang="{settings.LANGUAGE_CODE}"')


def french_name(text: str) -> SafeString:
    """A name that stays French, as a voice must read it on a page in another language."""
    mark = mark_of_french()
    return format_html("<bdi{}>{}</bdi>", mark, text) if mark else conditional_escape(text)


@contextmanager
def said_in(language: str) -> Iterator[None]:
    """Within, texts are in `language`; `of_addresses` still gives the language of the address."""
    token = _address_language.set(of_addresses())
    try:
        with translation.override(language):
            yield
    finally:
        _address_language.reset(token)


def of_addresses() -> str:
    """The language that links lead to: that of the address read now."""
    return _address_language.get() or translation.get_language() or settings.LANGUAGE_CODE
