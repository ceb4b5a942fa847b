"""From a CSV file to the landlords present in each commune (CCH R.441-2-4, mention e)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from directory.guichets.demonstration_mark import DEMONSTRATION_MARK
from directory.guichets.enums import OrganismeKind
from directory.guichets.models import LandlordPresence, Organisme
from directory.territory.copying import Target, upsert
from directory.territory.table import communes

COLUMNS = "siren, name, insee"
TOLERATED_LOSS = 0.05

Progress = Callable[["Report"], None]


class TooManyClosures(Exception):
    """The file would remove more than 5 % of the presences."""


class MissingColumns(Exception):
    """The file does not have the columns expected."""


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


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, comma or semicolon, with or without byte order mark."""
    names = COLUMNS.split(", ")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = lines.readline()
        lines.seek(0)
        reader = csv.DictReader(lines, delimiter=";" if header.count(";") else ",")
        if missing := set(names) - set(reader.fieldnames or ()):
            raise MissingColumns(f"{path.name}: {', '.join(sorted(missing))}")
        for row in reader:
            yield {name: (row[name] or "").strip() for name in names}


def sync(
    rows: Iterable[dict[str, str]],
    *,
    progress: Progress,
    accept_closures: bool = False,
    demonstration: bool = False,
) -> Report:
    """Bring the presences to what the rows say; to be run in a transaction.

    An old INSEE code counts for the commune of today. A presence that is no longer there is
    removed, unless that is more than 5 % of them: TooManyClosures.
    """
    report, table = Report(), communes()
    mark = DEMONSTRATION_MARK if demonstration else ""
    bodies = _landlords()
    pairs = {}
    for row in rows:
        commune = table.current(row["insee"])
        if commune is None or not row["name"]:
            report.skipped.append(f"{row['name'] or row['siren']}: {row['insee']}")
            continue
        name = row["name"] + mark
        key = row["siren"] or name
        if key not in bodies:
            bodies[key] = Organisme.objects.create(
                name=name,
                siren=row["siren"],
                kind=OrganismeKind.LANDLORD,
                demonstration=demonstration,
            ).pk
        pairs[(bodies[key], commune.insee)] = (bodies[key], commune.insee, demonstration)
    target = Target(
        LandlordPresence, "organisme_id, commune_id", "organisme_id, commune_id, demonstration"
    )
    with connection.cursor() as cursor:
        known = LandlordPresence.objects.filter(demonstration=demonstration).count()
        report.created, report.updated = upsert(cursor, target, pairs.values())
        report.unchanged = len(pairs) - report.created - report.updated
        report.closed = _remove_absent(cursor, target, demonstration)
    if not accept_closures and report.closed > known * TOLERATED_LOSS:
        raise TooManyClosures(f"{report.closed} of {known}")
    if report.created or report.updated or report.closed:
        purge_url_from_cache("/")
    progress(report)
    return report


def _landlords() -> dict[str, int]:
    found = {}
    landlords = Organisme.objects.filter(kind=OrganismeKind.LANDLORD).order_by("-pk")
    for pk, siren, name in landlords.values_list("pk", "siren", "name"):
        found[siren or name] = pk
    return found


def _remove_absent(cursor, target: Target, demonstration: bool) -> int:
    cursor.execute(
        # The names are ours; every value goes in as a parameter.
        f"DELETE FROM {target.table} AS stored WHERE demonstration = %s AND NOT EXISTS ("  # noqa: S608
        f"SELECT FROM {target.incoming} AS incoming WHERE incoming.commune_id = stored.commune_id "
        "AND incoming.organisme_id = stored.organisme_id)",
        [demonstration],
    )
    return cursor.rowcount
