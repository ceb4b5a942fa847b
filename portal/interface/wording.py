"""Lists and codes as each language writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import TypeVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

F = TypeVar("F", bound=Callable)
# Enough for the days and delays that the pages of a region say.
MOST_SAID = 4096


def said_once(say: F) -> F:
    """For what depends on its arguments and the language alone: worked out once, then known."""

    @lru_cache(maxsize=MOST_SAID)
    def known(_language: str | None, *args) -> str:
        return say(*args)

    @wraps(say)
    def said(*args) -> str:
        return known(get_language(), *args)

    return said


def listed(words: Iterable) -> str:
    """« Lille, Roubaix »: one after the other."""
    # Translators: what stands between the words of a list.
    return _(", ").join(str(word) for word in words)


def coded(code: str, name: str) -> str:
    """« 59 - Nord », in this order in a sentence read from right to left too."""
    return _("%(code)s - %(name)s") % {"code": code, "name": name}
