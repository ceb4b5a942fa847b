"""The languages of the site: French at the root, the others under a prefix (design.md 12)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse, translate_url
from django.utils import translation

# The name of the button that changes language on a page that holds answers.
FIELD = "langue"


@dataclass(frozen=True)
class Language:
    """A language by its own name. `url`: the same page in it, empty where only a POST leads."""

    code: str
    name: str
    direction: str
    current: bool
    url: str


def all_of(path: str) -> list[Language]:
    """Every language, in the order of the settings, when there are several; else none.

    `path`: the page read now with its query, empty when it answers a POST.
    """
    if len(settings.LANGUAGES) < 2:
        return []
    now = translation.get_language()
    return [
        Language(
            code=code,
            name=name,
            direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            current=code == now,
            url=_same_page(path, code) if path and code != now else "",
        )
        for code, name in settings.LANGUAGES
    ]


def _same_page(path: str, code: str) -> str:
    """An address that nothing answers leads to the home page of the language."""
    found = translate_url(path, code)
    if found != path:
        return found
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
