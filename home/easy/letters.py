"""Which letters have an easy version, and where it is."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from home.easy.models import EasyLetterPage
from portal.interface.kept import Kept


def read(_all: None) -> dict[tuple[str, str], str]:
    """The address of the explanation, by language and kind of letter; one query."""
    pages = EasyLetterPage.objects.live().public().select_related("locale")
    return {
        (page.locale.language_code, kind): page.url
        for page in pages.order_by("path")
        for kind in page.kinds
        if page.url
    }


addresses = Kept(read, most=1)


def explained(kind: str) -> str:
    """The address on this site of what explains that letter, in the language spoken now.

    In French when there is none in that language; empty when nobody explains it.
    """
    known, french = addresses(None), settings.LANGUAGE_CODE
    return known.get((get_language() or french, kind)) or known.get((french, kind), "")
