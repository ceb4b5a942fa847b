"""The kinds of files that commands and the back office import, each declared by its room.

A room declares a `Kind` and registers it when its app is ready:

    # directory/guichets/apps.py, in ready()
    from directory.guichets import import_kinds  # calls registry.register(Kind(...))

What a kind owes is `run(path, job)`: read → map → sync in the transaction of the caller, which
commits it (apply), or rolls it back (dry run, preview). It returns a `Report`; it calls
`job.refuse(line, reason)` for a row that cannot be used, `job.progress(rows)` now and then, and
raises `UnusableFile` with a sentence for the editor when the file as a whole cannot be used. It
opens no transaction and reads no clock.

Undo, preview and the list of differences cost the room nothing: the database itself notes each
row of `kind.tables` that changes during `run`, whatever writes it (bulk_create, COPY, SQL).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import models
from django.utils.timezone import localdate


class UnusableFile(Exception):
    """The file as a whole cannot be used; the text is a French sentence that says what to do."""


class TooManyLosses(UnusableFile):
    """Rows known before are not in the file, in a share that looks like a mistake."""


@dataclass
class Report:
    """What one run did, in rows of the main table. `left`: gone from the file, so closed or
    removed."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left: int = 0

    def __str__(self):
        return (
            f"created={self.created} updated={self.updated} unchanged={self.unchanged} "
            f"left={self.left}"
        )


@dataclass(frozen=True)
class Job:
    """What a run is given. `refuse(line, reason)`: a line of the file, from 1, and a sentence.

    `file_name`: as the editor knows it; it often tells the year. `accept_losses`: the editor has
    read that many rows would leave, and goes on.
    """

    now: datetime
    progress: Callable[[int], None]
    refuse: Callable[[int, str], None]
    file_name: str = ""
    accept_losses: bool = False

    @property
    def today(self) -> date:
        return localdate(self.now)


@dataclass(frozen=True)
class Kind:
    """`tables`: every model that `run` writes, those that others point to first.

    `public`: cached pages show these rows, so they are rendered again after an import.
    """

    slug: str
    label: str
    help_text: str
    run: Callable[[Path, Job], Report]
    tables: tuple[type[models.Model], ...]
    public: bool = True


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.slug] = kind


def find(slug: str) -> Kind | None:
    return _kinds.get(slug)


def kinds() -> list[Kind]:
    """All that are registered, by label."""
    return sorted(_kinds.values(), key=lambda kind: kind.label)
