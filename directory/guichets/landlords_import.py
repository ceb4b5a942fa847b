"""From a CSV file to the landlords present in each commune (CCH R.441-2-4, mention e)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from directory.guichets import guichets_import
from directory.guichets.enums import OrganismeKind
from directory.guichets.guichets_import import (
    DEMONSTRATION_MARK,
    TOLERATED_LOSS,
    Progress,
    Report,
    TooManyClosures,
)
from directory.guichets.models import LandlordPresence, Organisme
from directory.territory.copying import Target, upsert
from directory.territory.table import communes

COLUMNS = "siren, name, insee"


def read(path: Path):
    return guichets_import.read(path, COLUMNS)


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
