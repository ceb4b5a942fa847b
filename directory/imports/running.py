"""The life of an import: checked, applied, undone; all or nothing at each step.

The worker does the work (`work`); views ask for it (`give`, `ask`). A worker killed in the middle
leaves nothing: its transaction is gone, and the sweep has the same step done again.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from directory.imports import recording, registry
from directory.imports.enums import AT_WORK, ImportState
from directory.imports.models import Change, Import
from directory.imports.registry import Job, Kind, Report, UnusableFile
from portal.interface.spreadsheets import as_text

WORK_TASK = "imports.work"
# The first number of our advisory locks; the second is the import.
LOCK_SPACE = 7_301
PATIENCE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
MOST_REFUSALS_KEPT = 50_000
STEPS = {
    # What is asked: from which states, to which.
    "apply": (frozenset({ImportState.CHECKED}), ImportState.APPLYING),
    "undo": (frozenset({ImportState.APPLIED}), ImportState.UNDOING),
    "abandon": (frozenset({ImportState.CHECKED, ImportState.UNUSABLE}), ImportState.ABANDONED),
}


class ForbiddenStep(Exception):
    """Asked twice, from two tabs, or too late."""


class NewerImport(Exception):
    """Another import of the same kind was applied since: it is undone first."""


@transaction.atomic
def give(kind: Kind, file: File, *, by, now: datetime, accept_losses: bool = False) -> Import:
    """Keep a file and have it checked by the worker; nothing of the site changes."""
    given = Import.objects.create(
        kind=kind.slug,
        file=file,
        file_name=Path(file.name or "").name[:200],
        by=by,
        state=ImportState.CHECKING,
        given_at=now,
        asked_at=now,
        accept_losses=accept_losses,
    )
    _wake(given.pk)
    return given


@transaction.atomic
def ask(import_id: int, step: str, *, now: datetime) -> Import:
    """Have an import applied, undone or abandoned. Raises ForbiddenStep and NewerImport.

    The row is read again under a lock: of two clicks the second is refused.
    """
    sources, target = STEPS[step]
    asked = Import.objects.select_for_update().get(pk=import_id)
    if asked.state not in sources:
        raise ForbiddenStep(f"{step} from {asked.state} ({asked.pk})")
    if step == "undo" and newer(asked):
        raise NewerImport(f"{asked.kind} {asked.pk}")
    if step == "undo" and not undoable(asked):
        raise ForbiddenStep(f"undo of {asked.pk}, whose previous values are forgotten")
    asked.state, asked.asked_at, asked.attempts = target, now, 0
    asked.save(update_fields=["state", "asked_at", "attempts"])
    if asked.at_work:
        _wake(asked.pk)
    else:
        _forget_files(asked)
    return asked


def newer(applied: Import) -> bool:
    """Whether another import of the same kind was applied since."""
    same = Import.objects.filter(kind=applied.kind, state=ImportState.APPLIED)
    return same.filter(applied_at__gt=applied.applied_at).exists()


def work(import_id: int, *, now: datetime) -> None:
    """Do what an import waits for; nothing when it is done, or being done by another worker."""
    tried = Import.objects.filter(pk=import_id, state__in=AT_WORK)
    if not tried.update(attempts=F("attempts") + 1):
        return
    with transaction.atomic():
        if not _alone(import_id):
            return
        current = Import.objects.get(pk=import_id)
        if not current.at_work:
            return
        kind = registry.find(current.kind)
        if kind is None or current.attempts > MOST_ATTEMPTS:
            _give_up(current)
        elif current.state == ImportState.UNDOING:
            _undo(current, kind)
        else:
            _run(current, kind, now)


def run_now(kind: Kind, path: Path, *, job: Job, dry_run: bool) -> Report:
    """Import a file at once, for a command; noted like the others, so that it can be undone.

    Nothing at all is written when `dry_run`. Raises UnusableFile.
    """
    with transaction.atomic():
        done = Import.objects.create(
            kind=kind.slug,
            file_name=job.file_name[:200],
            state=ImportState.APPLIED,
            given_at=job.now,
            asked_at=job.now,
            applied_at=job.now,
            accept_losses=job.accept_losses,
        )
        with recording.recorded(done.pk, kind.tables):
            report = kind.run(path, job)
        _write_report(done, report)
        done.save()
        _publish(kind)
        transaction.set_rollback(dry_run)
    return report


def overdue(*, now: datetime) -> Iterator[int]:
    """Imports that wait for longer than a worker needs to see them."""
    waiting = Import.objects.filter(state__in=AT_WORK, asked_at__lt=now - PATIENCE)
    yield from waiting.values_list("pk", flat=True)


def forget_old(*, now: datetime) -> int:
    """Forget the files and previous values of imports that may no longer be undone; how many."""
    before = now - timedelta(days=settings.IMPORTS_UNDO_DAYS)
    old = Import.objects.filter(given_at__lt=before).exclude(state__in=AT_WORK)
    kept = old.exclude(file="", refusals="") | old.filter(
        pk__in=Change.objects.values("run_id").distinct()
    )
    forgotten = 0
    for each in kept.distinct():
        Change.objects.filter(run=each)._raw_delete(using="default")
        _forget_files(each)
        forgotten += 1
    return forgotten


def undoable(applied: Import) -> bool:
    """Whether its previous values are still kept, and no newer import stands on it."""
    return (
        applied.state == ImportState.APPLIED
        and not newer(applied)
        and Change.objects.filter(run=applied).exists()
    )


# -- the steps


def _run(current: Import, kind: Kind, now: datetime) -> None:
    """Check or apply: the same run, whose rows stay or go."""
    applies = current.state == ImportState.APPLYING
    with tempfile.TemporaryDirectory() as folder, _progress(current) as progress:
        refusals = Refusals(Path(folder) / "refus.csv")
        job = Job(
            now,
            progress,
            refusals.add,
            file_name=current.file_name,
            accept_losses=current.accept_losses,
        )
        try:
            if not current.file:
                raise FileNotFoundError(f"the file of {current.pk} is forgotten")
            with transaction.atomic():
                with recording.recorded(current.pk, kind.tables):
                    report = kind.run(Path(current.file.path), job)
                current.sample = recording.sample(current.pk, kind.tables)
                transaction.set_rollback(not applies)
        except (UnusableFile, DatabaseError, FileNotFoundError) as error:
            _end(current, ImportState.UNUSABLE, _why(error))
            return
        finally:
            refusals.close()
        _write_report(current, report)
        current.refused = refusals.count
        if refusals.count:
            if current.refusals:
                current.refusals.delete(save=False)
            with refusals.path.open("rb") as file:
                current.refusals.save("refus.csv", File(file), save=False)
    if applies:
        current.applied_at = now
        _publish(kind)
    _end(current, ImportState.APPLIED if applies else ImportState.CHECKED)


def _undo(current: Import, kind: Kind) -> None:
    try:
        with transaction.atomic():
            done = recording.undo(current.pk, kind.tables)
            # The checks that wait for the end of the transaction are made now.
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError:
        message = _(
            "Cet import ne peut plus être annulé : des lignes qu'il a créées servent déjà ailleurs."
        )
        _end(current, ImportState.APPLIED, message)
        return
    Change.objects.filter(run=current)._raw_delete(using="default")
    message = _("%(restored)d lignes rendues, %(removed)d retirées, %(left)d laissées") % {
        "restored": done.restored,
        "removed": done.removed,
        "left": done.left_alone,
    }
    if done.left_alone:
        message = _("%(counts)s parce qu'elles ont été changées depuis.") % {"counts": message}
    _publish(kind)
    _end(current, ImportState.UNDONE, message.removesuffix(".") + ".")


def _why(error: Exception) -> str:
    if isinstance(error, UnusableFile):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return _("Le fichier n'est plus là. Déposez-le à nouveau.")
    return _("Ce fichier contient des valeurs que la base refuse. Vérifiez-le, puis recommencez.")


def _give_up(current: Import) -> None:
    """The worker died on it each time; what was applied stays applied."""
    stays = current.state == ImportState.UNDOING
    message = _("Cet import n'arrive pas au bout. Signalez-le à l'équipe technique.")
    _end(current, ImportState.APPLIED if stays else ImportState.UNUSABLE, message)


def _end(current: Import, state: ImportState, message: str = "") -> None:
    current.state, current.message = state, message
    current.save()


def _write_report(current: Import, report: Report) -> None:
    for name, value in asdict(report).items():
        setattr(current, name, value)


def _publish(kind: Kind) -> None:
    if kind.public:
        # One cache for all pages (portal/pages_cache): any address empties it, after the commit.
        purge_urls_from_cache([f"{settings.WAGTAILADMIN_BASE_URL}/"])


def _wake(import_id: int) -> None:
    app.configure_task(WORK_TASK).defer(import_id=import_id)


def _alone(import_id: int) -> bool:
    """Whether this transaction is the only one at work on this import; until it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK_SPACE, import_id])
        return cursor.fetchone()[0]


def _forget_files(each: Import) -> None:
    for file in (each.file, each.refusals):
        if file:
            file.delete(save=False)
    each.save(update_fields=["file", "refusals"])


@contextmanager
def _progress(current: Import) -> Iterator[Callable[[int], None]]:
    """Writes how far the work is, seen at once by others: on a connection of its own."""
    aside = connection.copy()

    def progress(rows: int) -> None:
        current.rows_read = rows
        with aside.cursor() as cursor:
            cursor.execute(
                "UPDATE imports_import SET rows_read = %s WHERE id = %s", [rows, current.pk]
            )

    try:
        yield progress
    finally:
        aside.close()


class Refusals:
    """The lines of a file that cannot be used, written as they come."""

    def __init__(self, path: Path):
        self.path, self.count = path, 0
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=";")
        self._writer.writerow([_("ligne"), _("motif")])

    def add(self, line: int, reason: str) -> None:
        self.count += 1
        if self.count <= MOST_REFUSALS_KEPT:
            self._writer.writerow([line, as_text(reason)])

    def close(self) -> None:
        self._file.close()
