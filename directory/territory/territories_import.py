"""From the reference files to the tables of the territory: read, map, sync.

What an administrator sets (mediation address, local system and its address) is never written
over. A commune that left the source is closed, never deleted: demands name it.
"""

from __future__ import annotations

import csv
import gzip
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.utils.timezone import localdate
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from directory.territory.copying import Target, close_absent, remove_absent, upsert
from directory.territory.models import (
    Commune,
    Departement,
    Epci,
    FormerCommune,
    ImportStamp,
    Postcode,
    Region,
    Territory,
)
from directory.territory.naming import search_name, sort_name

DATA_DIR = Path(__file__).parent / "data"
STAMP = "communes"
# A new file may lose this share of its rows; more stops the import.
TOLERATED_LOSS = 0.05

ILE_DE_FRANCE = "111"
ILE_DE_FRANCE_DEPARTEMENTS = frozenset({"75", "77", "78", "91", "92", "93", "94", "95"})
# Applicants choose arrondissements (domain.md 1.3).
CITIES_WITH_ARRONDISSEMENTS = frozenset({"75056", "69123", "13055"})

# domain.md 1.3: where demands are filed in a system of the territory. One system is named there;
# the others keep this plain label until an administrator writes their name.
NAMED_LOCAL_SYSTEMS = dict.fromkeys(["03", "15", "43", "63"], "dlauvergne")
LOCAL_SYSTEM_CODES = (
    "03 15 43 63 21 25 39 58 70 89 90 22 29 35 56 37 67 68 88 14 50 61 86 16 17 79 87 31 44 49 53"
    " 72 85"
)
LOCAL_SYSTEMS = frozenset(LOCAL_SYSTEM_CODES.split())

Progress = Callable[[str, int], None]


class FileMuchShorter(Exception):
    """The new file has lost more than 5 % of the rows known."""


class MissingColumns(Exception):
    """The file does not have the columns expected."""


@dataclass
class Report:
    created: int = 0
    updated: int = 0
    closed: int = 0
    removed: int = 0
    unchanged: int = 0
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        return bool(self.created or self.updated or self.closed or self.removed)

    def add(self, name: str, rows: int, created: int, updated: int) -> None:
        self.rows[name] = rows
        self.created += created
        self.updated += updated
        self.unchanged += rows - created - updated

    def __str__(self):
        return (
            f"created={self.created} updated={self.updated} closed={self.closed} "
            f"removed={self.removed} unchanged={self.unchanged} "
            f"communes={self.rows.get('communes', 0)}"
        )


def read(path: Path, columns: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, compressed or not. Raises MissingColumns."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = set(columns.split(", ")) - set(reader.fieldnames or ())
        if missing:
            raise MissingColumns(f"{path.name}: {', '.join(sorted(missing))}")
        yield from reader


def to_territory(departement: str) -> str:
    """« 059 », « 02A », « 974 »; « 111 » for the whole of Île-de-France (domain.md 3.1)."""
    if departement in ILE_DE_FRANCE_DEPARTEMENTS:
        return ILE_DE_FRANCE
    return departement.rjust(3, "0")


def to_local_system(departement: str, name: str) -> str:
    """The name of the département's own system; empty when demands are filed here."""
    if departement not in LOCAL_SYSTEMS:
        return ""
    generic = f"fichier partagé de la demande — {name}"
    return NAMED_LOCAL_SYSTEMS.get(departement, generic)


def to_commune(row: dict[str, str], overseas: frozenset[str]) -> tuple:
    """One row in the order of COMMUNES; `overseas`: départements where no demand is made."""
    insee, name, departement = row["code_insee"], row["nom"], row["code_departement"]
    population, latitude, longitude = row["population_municipale"], row["lat"], row["lon"]
    return (
        insee,
        row["type"],
        name,
        departement,
        row["siren_epci"] or None,
        row["commune_parente"] or None,
        to_postcodes(row),
        int(population) if population else None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        row["zone_plafonds"],
        departement not in overseas and insee not in CITIES_WITH_ARRONDISSEMENTS,
        None,
        search_name(name),
        sort_name(name),
        row["zone_abc"],
        row["zone_123"],
    )


def to_postcodes(row: dict[str, str]) -> list[str]:
    return row["codes_postaux"].split("|") if row["codes_postaux"] else []


COMMUNES = Target(
    Commune,
    "insee",
    "insee, kind, name, departement_id, epci_id, parent_id, postcodes, population, latitude,"
    " longitude, ceiling_zone, selectable, closed_on, search_name, sort_name, zone_abc, zone_123",
    # A newer decree is imported apart (directory/figures/zoning.py): it is not taken back.
    only_at_creation="zone_abc, zone_123",
)
COMMUNE_COLUMNS = (
    "code_insee, type, nom, commune_parente, code_departement, siren_epci, population_municipale,"
    " codes_postaux, lat, lon, zone_plafonds, zone_abc, zone_123"
)


def sync(
    source: Path, *, now: datetime, progress: Progress, accept_closures: bool = False
) -> Report:
    """Bring the tables to what the files of a folder say; to be run in a transaction.

    The stamp that makes each process reload its table moves only when something changed. Raises
    FileMuchShorter (unless `accept_closures`) and MissingColumns.
    """
    report = Report()
    with connection.cursor() as cursor:
        overseas = _sync_departements(cursor, source, report)
        _sync_epci(cursor, source, report, accept_closures)
        progress("régions, départements, EPCI", sum(report.rows.values()))
        rows = list(read(source / "communes.csv.gz", COMMUNE_COLUMNS))
        known = Commune.objects.filter(closed_on__isnull=True).count()
        _refuse_if_shorter("communes", len(rows), known, accept_closures)
        _sync_communes(cursor, rows, overseas, report, now)
        progress("communes", len(rows))
        _sync_postcodes(cursor, rows, report)
        progress("codes postaux", report.rows["postcodes"])
        _sync_former(cursor, source, report, accept_closures)
        progress("anciennes communes", report.rows["former"])
    if report.changed:
        touch_stamp(now=now, rows=len(rows))
    return report


def touch_stamp(*, now: datetime, rows: int | None = None) -> None:
    """Make every process read its table of communes again, then every public page."""
    values = {"stamp": uuid.uuid4(), "imported_at": now}
    if rows is not None:
        values["rows"] = rows
    ImportStamp.objects.update_or_create(name=STAMP, defaults=values)
    purge_url_from_cache("/")


def _refuse_if_shorter(name: str, rows: int, known: int, accepted: bool) -> None:
    if not accepted and rows < known * (1 - TOLERATED_LOSS):
        raise FileMuchShorter(f"{name}: {rows} rows, {known} known")


def _sync_departements(cursor, source: Path, report: Report) -> frozenset[str]:
    regions = [(row["code"], row["nom"]) for row in read(source / "regions.csv", "code, nom")]
    report.add(
        "regions", len(regions), *upsert(cursor, Target(Region, "code", "code, name"), regions)
    )
    columns = "code, nom, code_region, zone"
    rows = list(read(source / "departements.csv", columns))
    territories = {
        to_territory(row["code"]): row["nom"]
        for row in rows
        if row["zone"] != "com" and row["code"] not in ILE_DE_FRANCE_DEPARTEMENTS
    }
    territories[ILE_DE_FRANCE] = "Île-de-France"
    target = Target(
        Territory,
        "code",
        "code, name, mediation_address",
        only_at_creation="mediation_address",
    )
    written = upsert(cursor, target, [(*pair, "") for pair in territories.items()])
    report.add("territories", len(territories), *written)
    target = Target(
        Departement,
        "code",
        "code, name, region_id, territory_id, local_system, local_system_url",
        # Set once: the rest belongs to the administrators.
        only_at_creation="local_system, local_system_url",
    )
    departements = [
        (
            row["code"],
            row["nom"],
            row["code_region"],
            to_territory(row["code"]) if row["zone"] != "com" else None,
            to_local_system(row["code"], row["nom"]),
            "",
        )
        for row in rows
    ]
    report.add("departements", len(rows), *upsert(cursor, target, departements))
    return frozenset(row["code"] for row in rows if row["zone"] == "com")


def _sync_epci(cursor, source: Path, report: Report, accept_closures: bool) -> None:
    rows = [
        (row["siren"], row["nom"], row["nature"])
        for row in read(source / "epci.csv", "siren, nom, nature")
    ]
    living = Epci.objects.filter(communes__closed_on__isnull=True).distinct().count()
    _refuse_if_shorter("epci", len(rows), living, accept_closures)
    report.add(
        "epci", len(rows), *upsert(cursor, Target(Epci, "siren", "siren, name, nature"), rows)
    )


def _sync_communes(cursor, rows, overseas, report: Report, now: datetime) -> None:
    communes = (to_commune(row, overseas) for row in rows)
    report.add("communes", len(rows), *upsert(cursor, COMMUNES, communes))
    report.closed = close_absent(cursor, COMMUNES, localdate(now))
    report.updated += _fill_zones(cursor)


def _fill_zones(cursor) -> int:
    """Give the zones of the file to communes that have none yet; how many."""
    cursor.execute(
        "UPDATE territory_commune c SET zone_abc = i.zone_abc, zone_123 = i.zone_123 "
        "FROM incoming_territory_commune i WHERE c.insee = i.insee AND c.zone_abc = '' "
        "AND c.zone_123 = '' AND (i.zone_abc, i.zone_123) <> ('', '')"
    )
    return cursor.rowcount


def _sync_postcodes(cursor, rows, report: Report) -> None:
    pairs = [(code, row["code_insee"]) for row in rows for code in dict.fromkeys(to_postcodes(row))]
    target = Target(Postcode, "code, commune_id", "code, commune_id")
    report.add("postcodes", len(pairs), *upsert(cursor, target, pairs))
    report.removed += remove_absent(cursor, target)


def _sync_former(cursor, source: Path, report: Report, accept_closures: bool) -> None:
    columns = "code, nom, nature, code_commune_actuelle"
    rows = [
        (row["code"], row["nom"], row["nature"], row["code_commune_actuelle"])
        for row in read(source / "communes_anciennes.csv", columns)
    ]
    known = FormerCommune.objects.count()
    _refuse_if_shorter("former communes", len(rows), known, accept_closures)
    target = Target(
        FormerCommune,
        "code, nature, successor_id",
        "code, name, nature, successor_id, search_name",
    )
    named = ((*row, search_name(row[1])) for row in rows)
    report.add("former", len(rows), *upsert(cursor, target, named))
    report.removed += remove_absent(cursor, target)
