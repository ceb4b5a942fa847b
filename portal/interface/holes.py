"""A template rendered once a language, cut at its holes; each page fills them.

For what is the same on thousands of pages but for a few words: an address, an option chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

# Stands around the name of a hole: no text that is read holds it.
MARK = "\N{INFORMATION SEPARATOR ONE}"


def hole(name: str) -> SafeString:
    """What the template places where `name` is to be filled. `name`: one of ours."""
    return mark_safe(f"{MARK}{name}{MARK}")  # noqa: S308  a name of ours


def cut(html: str) -> tuple[str, ...]:
    """The template rendered, cut at its holes: text, name of a hole, text…"""
    return tuple(html.split(MARK))


def fill(parts: tuple[str, ...], filled: Mapping[str, str]) -> SafeString:
    """The parts with what stands in each hole, escaped by the caller; nothing when not given."""
    whole = list(parts)
    whole[1::2] = [filled.get(name, "") for name in parts[1::2]]
    return mark_safe("".join(whole))  # noqa: S308  escaped by the caller
