"""What a document is made of: one content, read as a page or as a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from portal.interface.templatetags.portal import long_date


@dataclass(frozen=True)
class Group:
    """Facts or items under a small title, which may be empty."""

    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A titled part. `mentions`: the letters of CCH R.441-2-4 that it holds, « ab »."""

    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()
    closing: tuple[str, ...] = ()
    mentions: str = ""


def as_data(parts: Iterable[Part]) -> dict:
    """What the Typst templates read."""
    return {"parts": [asdict(part) for part in parts]}


def in_letters(day: date) -> str:
    """« 1er mars 2026 »."""
    return long_date(day)
