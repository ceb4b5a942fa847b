"""The languages of the site: French at the root, the others under a prefix (design.md 12)."""

from __future__ import annotations

from collections.abc import Iterator
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

# The name of the button that changes language on a page that holds answers.
FIELD = "langue"

# The language of the address, while a page is said in another one.
_address_language: ContextVar[str] = ContextVar("address_language", default="")


@dataclass(frozen=True)
class Language:
    """A language by its own name. `url`: the same page in it, empty where only a POST leads."""

    code: str
    name: str
    direction: str
    current: bool
    url: str


def direction(code: str) -> str:
    """« rtl » for a language written from right to left, else « ltr »."""
    return "rtl" if code in settings.LANGUAGES_BIDI else "ltr"


def all_of(path: str, route: str, known: dict[str, str] | None = None) -> list[Language]:
    """Every language, in the order of the settings, when there are several; else none.

    `path`: the page read now with its query, empty when it answers a POST. `route`: the pattern of
    addresses that it answers to. `known`: where this page is in each language, when that is more
    than another prefix.
    """
    if len(settings.LANGUAGES) < 2:
        return []
    now = translation.get_language()
    return [
        Language(
            code=code,
            name=name,
            direction=direction(code),
            current=code == now,
            url=_same_page(path, route, code, known or {}) if path and code != now else "",
        )
        for code, name in settings.LANGUAGES
    ]


def _same_page(path: str, route: str, code: str, known: dict[str, str]) -> str:
    """An address that no language has, or that nothing answers, leads to the language's home."""
    if code in known:
        _path, mark, query = path.partition("?")
        return f"{known[code]}{mark}{query}"
    if not route:
        return home_of(code)
    now = translation.get_language()
    key = (route, now, code)
    if key not in _changes_prefix:
        # Ten times the price of a prefix: asked once of all the addresses of one pattern.
        _changes_prefix[key] = translate_url(path, code) != path
    if not _changes_prefix[key]:
        return home_of(code)
    return f"{home_of(code)}{path.removeprefix(home_of(now))}"


# Whether the addresses of a pattern (in a language, read in another) have a language in front.
_changes_prefix: dict[tuple[str, str, str], bool] = {}


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
