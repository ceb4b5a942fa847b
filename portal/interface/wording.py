"""Lists and codes as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _


def listed(words: Iterable) -> str:
    """« Lille, Roubaix »: one after the other."""
    # Translators: what stands between the words of a list.
    return _(", ").join(str(word) for word in words)


def coded(code: str, name: str) -> str:
    """« 59 - Nord », in this order in a sentence read from right to left too."""
    return _("%(code)s - %(name)s") % {"code": code, "name": name}
