"""One small file shared by all processes: when it grows, every cached page is out of date."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

Stamp = tuple[int, int]


def current() -> Stamp:
    """What the cached pages of now carry; one `os.stat`."""
    try:
        found = os.stat(settings.PAGES_CACHE_STAMP)
    except FileNotFoundError:
        return (0, 0)
    return (found.st_ino, found.st_size)


def touch() -> None:
    """Make every cached page of every process out of date, at once.

    A byte more, rather than a date: two changes in one tick of the clock are two changes.
    """
    path = Path(settings.PAGES_CACHE_STAMP)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab", buffering=0) as file:
        file.write(b".")


def touch_on_commit() -> None:
    """After the commit: before, another process would cache again what is about to change."""
    transaction.on_commit(touch)
