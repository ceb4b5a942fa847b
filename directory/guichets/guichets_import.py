"""From a CSV file to the guichets: read, map, sync. A guichet is known by its code."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from directory.guichets.enums import KIND_OF_BODY, GuichetService, OrganismeKind
from directory.guichets.models import Guichet, Organisme
from directory.territory.models import Commune, Departement, Epci, Territory

BATCH_SIZE = 1000
TOLERATED_LOSS = 0.05
COLUMNS = (
    "code, organisme, siren, kind, place, territory, name, address, postcode, commune, phone,"
    " email, services, opening_hours"
)
# For a body that has a place, the column of the place and what its code is.
PLACES = {
    OrganismeKind.COMMUNE: ("commune_id", Commune),
    OrganismeKind.EPCI: ("epci_id", Epci),
    OrganismeKind.DEPARTEMENT: ("departement_id", Departement),
}
# Of a row already there: read again when one of these differs.
WRITTEN = [
    "organisme_id",
    "territory_id",
    *("name", "address", "postcode", "commune_id", "phone", "email"),
    *("services", "hours_note", "kind", "closed_on", "demonstration"),
]
DEMONSTRATION_MARK = " (démonstration)"

Progress = Callable[["Report"], None]


class TooManyClosures(Exception):
    """The file would close more than 5 % of the guichets."""


class MissingColumns(Exception):
    """The file does not have the columns expected."""


class UnusableRow(Exception):
    """A row that names no place, territory, kind or service known, and why."""


@dataclass
class Report:
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    skipped: list[str] = field(default_factory=list)

    def __str__(self):
        return (
            f"created={self.created} updated={self.updated} unchanged={self.unchanged} "
            f"closed={self.closed} skipped={len(self.skipped)}"
        )


def read(path: Path, columns: str = COLUMNS) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, comma or semicolon, with or without byte order mark."""
    names = columns.split(", ")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = lines.readline()
        lines.seek(0)
        reader = csv.DictReader(lines, delimiter=";" if header.count(";") else ",")
        if missing := set(names) - set(reader.fieldnames or ()):
            raise MissingColumns(f"{path.name}: {', '.join(sorted(missing))}")
        for row in reader:
            yield {name: (row[name] or "").strip() for name in names}


class Known:
    """The codes that rows may name, read once."""

    def __init__(self):
        self.territories = set(Territory.objects.values_list("code", flat=True))
        self.places = {
            model: set(model.objects.values_list("pk", flat=True)) for _, model in PLACES.values()
        }


def to_organisme(row: dict[str, str], known: Known, *, demonstration: bool) -> Organisme:
    """The body of a row. Raises UnusableRow."""
    kind, place = row["kind"], row["place"]
    if kind not in OrganismeKind.values:
        raise UnusableRow(f"kind {kind!r}")
    name = row["organisme"] + (DEMONSTRATION_MARK if demonstration else "")
    body = Organisme(name=name, kind=kind, siren=row["siren"], demonstration=demonstration)
    if kind in PLACES:
        column, model = PLACES[kind]
        if place not in known.places[model]:
            raise UnusableRow(f"place {place!r}")
        setattr(body, column, place)
    return body


def to_guichet(row: dict[str, str], known: Known, *, demonstration: bool) -> Guichet:
    """The guichet of a row, without its body. Raises UnusableRow."""
    services = row["services"].split("|") if row["services"] else []
    if unknown := set(services) - set(GuichetService.values):
        raise UnusableRow(f"services {', '.join(sorted(unknown))}")
    if row["territory"] not in known.territories:
        raise UnusableRow(f"territory {row['territory']!r}")
    if row["commune"] and row["commune"] not in known.places[Commune]:
        raise UnusableRow(f"commune {row['commune']!r}")
    code = row["code"].upper()
    if not (code.isascii() and code.isalnum() and len(code) == 5) or code == "GDPUB":
        raise UnusableRow(f"code {code!r}")
    return Guichet(
        code=code,
        territory_id=row["territory"],
        name=row["name"] + (DEMONSTRATION_MARK if demonstration else ""),
        address=row["address"],
        postcode=row["postcode"],
        commune_id=row["commune"] or None,
        phone=row["phone"],
        email=row["email"],
        services=services,
        hours_note=row["opening_hours"].replace("|", "\n"),
        kind=KIND_OF_BODY.get(row["kind"], ""),
        demonstration=demonstration,
    )


def sync(
    rows: Iterable[dict[str, str]],
    *,
    today: date,
    progress: Progress,
    accept_closures: bool = False,
    demonstration: bool = False,
) -> Report:
    """Bring the guichets to what the rows say; to be run in a transaction.

    A guichet that is no longer there is closed that day, never deleted; a file of real guichets
    says nothing of the demonstration ones. A row that cannot be used closes nothing and is
    counted. Raises TooManyClosures.
    """
    known, bodies = Known(), _Bodies()
    report, seen = Report(), set()
    for batch in _batches(rows, BATCH_SIZE):
        guichets = {}
        for row in batch:
            seen.add(row["code"].upper())
            try:
                guichet = to_guichet(row, known, demonstration=demonstration)
                body = to_organisme(row, known, demonstration=demonstration)
            except UnusableRow as error:
                report.skipped.append(f"{row['code']}: {error}")
                continue
            guichet.organisme = bodies.find_or_create(body)
            guichets[guichet.code] = guichet
        _write(guichets, report)
        progress(report)
    _close(seen, report, today, accept_closures, demonstration)
    return report


class _Bodies:
    """The bodies already there, by SIREN, else by name and kind."""

    def __init__(self):
        self.found = {self._key(body): body for body in Organisme.objects.order_by("-pk")}

    @staticmethod
    def _key(body: Organisme) -> tuple:
        return (body.siren, body.kind) if body.siren else (body.name, body.kind)

    def find_or_create(self, body: Organisme) -> Organisme:
        key = self._key(body)
        if key not in self.found:
            body.save()
            self.found[key] = body
        return self.found[key]


def _batches(rows: Iterable, size: int) -> Iterator[list]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _write(guichets: dict[str, Guichet], report: Report) -> None:
    stored = {guichet.code: guichet for guichet in Guichet.objects.filter(code__in=guichets)}
    changed = []
    for code, guichet in guichets.items():
        before = stored.get(code)
        if before is None:
            report.created += 1
        elif all(getattr(before, name) == getattr(guichet, name) for name in WRITTEN):
            report.unchanged += 1
            continue
        else:
            report.updated += 1
        changed.append(guichet)
    Guichet.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["code"], update_fields=WRITTEN
    )


def _close(seen, report: Report, today: date, accept_closures: bool, demonstration: bool) -> None:
    alive = Guichet.objects.open_on(today).filter(demonstration=demonstration)
    total, gone = alive.count(), alive.exclude(code__in=seen)
    report.closed = gone.count()
    if not accept_closures and report.closed > total * TOLERATED_LOSS:
        raise TooManyClosures(f"{report.closed} of {total}")
    gone.update(closed_on=today)
