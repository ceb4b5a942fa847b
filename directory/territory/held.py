"""Reference tables held in memory: read-only, one a process, read again when an import says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import UUID

from django.conf import settings

from directory.territory.models import ImportStamp

CHECK_SECONDS = 5
T = TypeVar("T")


class Held(Generic[T]):
    """`communes = Held("communes", CommuneTable)`, then `communes()` gives the table.

    `make` is given the stamp of the import of that name; a table is never changed, another import
    makes another one. No query, but for one every few seconds to see the stamp.
    """

    def __init__(self, name: str, make: Callable[[UUID | None], T]):
        self.name, self.make = name, make
        self.lock = threading.Lock()
        self.table: T | None = None
        self.stamp: UUID | None = None
        self.next_check = 0.0

    def __call__(self) -> T:
        table = self.table
        if table is not None and time.monotonic() < self.next_check:
            return table
        with self.lock:
            if self.table is None or time.monotonic() >= self.next_check:
                stamps = ImportStamp.objects.filter(name=self.name)
                stamp = stamps.values_list("stamp", flat=True).first()
                if self.table is None or self.stamp != stamp:
                    self.table, self.stamp = self.make(stamp), stamp
                wait = getattr(settings, "COMMUNES_CHECK_SECONDS", CHECK_SECONDS)
                self.next_check = time.monotonic() + wait
            return self.table

    def look_again(self) -> None:
        """Make this process look at the stamp at the next call."""
        self.next_check = 0.0
