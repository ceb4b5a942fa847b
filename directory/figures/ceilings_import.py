"""From a CSV file to the table of income ceilings: read → map → sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from directory.figures import ceilings_table
from directory.figures.enums import CeilingStatus, CeilingZone, Financing
from directory.figures.models import Ceiling
from directory.imports.registry import Job, Report, UnusableFile
from directory.imports.sheets import tables
from directory.territory.models import ImportStamp

FILE = Path(__file__).parent / "data" / "ceilings.csv"
COLUMNS = ("annee", "financement", "zone", "categorie_menage", "montant_eur", "statut")
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_EUROS = 1_000_000


class Refused(Exception):
    """The row cannot be used; the text says why."""


def read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line of the file, row). Raises UnusableFile."""
    for table in tables(path, lambda headers: set(COLUMNS) <= set(headers)):
        places = {name: table.headers.index(name) for name in COLUMNS}
        for line, cells in table.rows:
            yield line, {name: cells[place].strip() for name, place in places.items()}


def to_ceiling(row: dict[str, str]) -> Ceiling:
    """Pure. Raises Refused."""
    year, euros = row["annee"], row["montant_eur"]
    if not (year.isdecimal() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise Refused("L'année n'est pas une année.")
    if row["financement"] not in Financing.values:
        raise Refused("Le financement n'est ni PLAI, ni PLUS, ni PLS.")
    if row["zone"] not in CeilingZone.values:
        raise Refused("La zone n'est pas connue.")
    if row["categorie_menage"] not in ceilings_table.CATEGORIES:
        raise Refused("La catégorie n'est ni 1 à 6, ni « sup ».")
    if not (euros.isdecimal() and len(euros) < 8 and 0 < int(euros) <= MOST_EUROS):
        raise Refused("Le montant n'est pas un nombre entier d'euros.")
    if row["statut"] not in CeilingStatus.values:
        raise Refused("L'origine n'est ni « releve », ni « calcule », ni « corrige ».")
    return Ceiling(
        year=int(year),
        financing=row["financement"],
        zone=row["zone"],
        category=row["categorie_menage"],
        euros=int(euros),
        status=row["statut"],
    )


def run(path: Path, job: Job) -> Report:
    """Registered as the kind « plafonds ». Adds the ceilings of the file and corrects those that
    differ; a past year stays for ever."""
    known = {_key(ceiling): ceiling for ceiling in Ceiling.objects.all()}
    found: dict[tuple, Ceiling] = {}
    for line, row in read(path):
        try:
            ceiling = to_ceiling(row)
        except Refused as refused:
            job.refuse(line, str(refused))
            continue
        if _key(ceiling) in found:
            job.refuse(line, "Cette case est déjà plus haut dans le fichier.")
            continue
        found[_key(ceiling)] = ceiling
    job.progress(len(found))
    if not found:
        raise UnusableFile("Le fichier ne contient aucun plafond : vérifiez ses colonnes.")
    new = [ceiling for key, ceiling in found.items() if key not in known]
    changed = []
    for key, ceiling in found.items():
        before = known.get(key)
        if before and (before.euros, before.status) != (ceiling.euros, ceiling.status):
            before.euros, before.status = ceiling.euros, ceiling.status
            changed.append(before)
    Ceiling.objects.bulk_create(new)
    Ceiling.objects.bulk_update(changed, ["euros", "status"])
    if new or changed:
        ImportStamp.objects.update_or_create(
            name=ceilings_table.STAMP,
            defaults={"stamp": uuid4(), "imported_at": job.now, "rows": len(found)},
        )
    return Report(
        created=len(new), updated=len(changed), unchanged=len(found) - len(new) - len(changed)
    )


def _key(ceiling: Ceiling) -> tuple:
    return ceiling.year, ceiling.financing, ceiling.zone, ceiling.category
