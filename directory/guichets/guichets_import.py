"""From a file to the guichets: read, map (see `guichet_rows`), sync. Known by their codes.

A column that the file does not have changes nothing. A card that its own agents keep is written
over by a later file only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from directory.guichets import cells
from directory.guichets.cells import UnusableCell
from directory.guichets.guichet_rows import Known, Row, read, to_guichet, to_organisme
from directory.guichets.models import Guichet, Organisme, SpecialDay
from directory.guichets.opening import SpecialDays
from directory.guichets.weekly_hours import write_periods
from directory.imports.registry import Job, Report, TooManyLosses

BATCH_SIZE = 1000
TOLERATED_LOSS = 0.05
# Column: the fields of the guichet that it writes, when they are not named as it is.
FIELDS = {
    "guichet_kind": ("kind",),
    "commune": ("commune_id",),
    "territory": ("territory_id",),
    "hours": ("weekly_hours", "hours_note"),
}
# Said by every file, in one way or another.
ALWAYS = ("organisme_id", "territory_id", "kind", "name", "address", "closed_on", "demonstration")
# What the agents of the guichet keep themselves.
CARD = frozenset(
    {
        *("weekly_hours", "hours_note", "phone", "email", "website", "appointment"),
        *("appointment_url", "languages", "step_free", "hearing_loop", "sign_language"),
        "without_internet",
    }
)
WRITTEN = sorted(
    {
        *ALWAYS,
        *("postcode", "commune_id", "latitude", "longitude", "services", "public_served"),
        *("catchment", "verified_on"),
        *CARD,
    }
)
# What the row of a special day says, beside whose it is.
DAYS_SAID = ("first", "last", "hours", "reason")


class TooManyClosures(TooManyLosses):
    """The file would close more than 5 % of the guichets."""


def run(path: Path, job: Job) -> Report:
    """A kind of the registry of imports."""
    return sync(
        read(path),
        today=job.today,
        progress=job.progress,
        refuse=job.refuse,
        accept_closures=job.accept_losses,
    )


def sync(
    rows: Iterable[tuple[int, Row]],
    *,
    today: date,
    progress: Callable[[int], None],
    refuse: Callable[[int, str], None],
    accept_closures: bool = False,
    demonstration: bool = False,
) -> Report:
    """Bring the guichets to what the rows say; to be run in a transaction.

    A guichet that is no longer there is closed that day, never deleted; a file of real guichets
    says nothing of the demonstration ones. A row that cannot be used closes nothing and is
    refused. Raises TooManyClosures.
    """
    known, bodies = Known.read(), _Bodies()
    report, seen = Report(), set()
    for batch in _batches(rows, BATCH_SIZE):
        guichets: dict[str, Guichet] = {}
        said: dict[str, frozenset[str]] = {}
        days: dict[str, list[SpecialDays]] = {}
        for line, row in batch:
            code = row["code"].upper()
            if code in seen:
                refuse(line, f"Le code « {code[:20]} » est déjà plus haut dans le fichier.")
                continue
            seen.add(code)
            try:
                guichet = to_guichet(row, known, demonstration=demonstration)
                if guichet.verified_on and guichet.verified_on > today:
                    raise UnusableCell("La date de vérification est à venir.")
                body = to_organisme(row, known, demonstration=demonstration)
                if "special_days" in row:
                    days[code] = cells.special_days(row["special_days"])
            except UnusableCell as error:
                refuse(line, f"{code[:20]} : {error}")
                continue
            guichet.organisme = bodies.same_as(body)
            guichets[code] = guichet
            said[code] = _said(row)
        bodies.create_missing()
        _write(guichets, said, days, report, today)
        progress(len(seen))
    report.left = _close(seen, today, accept_closures, demonstration)
    return report


def _said(row: Row) -> frozenset[str]:
    """The fields that this row speaks of."""
    named = {field for column in row for field in FIELDS.get(column, (column,))}
    return frozenset({*ALWAYS, *named} & set(WRITTEN))


class _Bodies:
    """The bodies already there, by SIREN, else by name and kind; new ones wait to be written."""

    def __init__(self):
        self.found = {self._key(body): body for body in Organisme.objects.order_by("-pk")}
        self.missing: list[Organisme] = []

    @staticmethod
    def _key(body: Organisme) -> tuple:
        return (body.siren, body.kind) if body.siren else (body.name, body.kind)

    def same_as(self, body: Organisme) -> Organisme:
        found = self.found.setdefault(self._key(body), body)
        if found is body:
            self.missing.append(body)
        return found

    def create_missing(self) -> None:
        Organisme.objects.bulk_create(self.missing)
        self.missing = []


def _batches(rows: Iterable, size: int) -> Iterator[list]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _write(guichets: dict[str, Guichet], said, days, report: Report, today: date) -> None:
    stored = {guichet.code: guichet for guichet in Guichet.objects.filter(code__in=guichets)}
    changed, same = [], set()
    for code, before in stored.items():
        if _is_kept_since(before, guichets[code].verified_on):
            days.pop(code, None)
    for code, guichet in guichets.items():
        # A body just written has its key since.
        guichet.organisme_id = guichet.organisme.pk
        before = stored.get(code)
        if before is None:
            guichet.verified_on = guichet.verified_on or today
            report.created += 1
        elif _meet(before, guichet, said[code], today):
            report.updated += 1
        else:
            same.add(code)
            continue
        changed.append(guichet)
    Guichet.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["code"], update_fields=WRITTEN
    )
    closures = same & _write_special_days(days, today)
    report.updated += len(closures)
    report.unchanged += len(same - closures)


def _write_special_days(days: dict[str, list[SpecialDays]], today: date) -> set[str]:
    """Those to come are what the file says; the codes of the guichets where that changes them."""
    keys = dict(Guichet.objects.filter(code__in=days).values_list("code", "pk"))
    coming = SpecialDay.objects.filter(guichet__in=keys.values(), last__gte=today)
    stored: dict[int, set[tuple]] = {}
    for key, *row in coming.values_list("guichet_id", *DAYS_SAID):
        stored.setdefault(key, set()).add(tuple(row))
    wanted = {
        code: {
            (one.first, one.last, write_periods(one.periods), one.reason)
            for one in listed
            if one.last >= today
        }
        for code, listed in days.items()
        if code in keys
    }
    changed = {code for code, rows in wanted.items() if rows != stored.get(keys[code], set())}
    if changed:
        coming.filter(guichet__in=[keys[code] for code in changed]).delete()
        SpecialDay.objects.bulk_create(
            SpecialDay(guichet_id=keys[code], **dict(zip(DAYS_SAID, row, strict=True)))
            for code in sorted(changed)
            for row in sorted(wanted[code])
        )
    return changed


def _is_kept_since(before: Guichet, dated: date | None) -> bool:
    """Whether its own agents have written on the card since what the file says."""
    return bool(before.edited_on) and (dated is None or dated < before.edited_on)


def _meet(before: Guichet, guichet: Guichet, said: frozenset[str], today: date) -> bool:
    """Keep of the row before what the file does not say; whether something changes.

    A file without date of verification holds what it changes for verified that day.
    """
    dated = guichet.verified_on
    if _is_kept_since(before, dated):
        said = said - CARD - {"verified_on"}
        dated = before.verified_on
    for name in WRITTEN:
        if name not in said:
            setattr(guichet, name, getattr(before, name))
    guichet.verified_on = dated or before.verified_on
    if not any(getattr(before, name) != getattr(guichet, name) for name in WRITTEN):
        return False
    if dated is None:
        guichet.verified_on = today
    return True


def _close(seen, today: date, accept_closures: bool, demonstration: bool) -> int:
    alive = Guichet.objects.open_on(today).filter(demonstration=demonstration)
    total, gone = alive.count(), alive.exclude(code__in=seen)
    leaving = gone.count()
    if not accept_closures and leaving > total * TOLERATED_LOSS:
        raise TooManyClosures(
            f"Ce fichier fermerait {leaving} guichets sur {total} : il est sans doute incomplet. "
            "Vérifiez-le, ou acceptez ces fermetures."
        )
    return gone.update(closed_on=today)
