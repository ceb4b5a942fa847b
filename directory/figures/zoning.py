"""The zones of communes: A bis to C (tension of the market), 1 to 3 (rents)."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from django.utils.translation import gettext as _

from directory.figures.enums import Level
from directory.figures.lines import Lines
from directory.figures.places import Places
from directory.imports.registry import Job, Report
from directory.imports.sheets import Headers, tables
from directory.territory.models import Commune
from directory.territory.territories_import import touch_stamp

CODE = r"codgeo|code_insee(?:_commune)?|depcom|code_commune"
ABC = r"zone_en_vigueur.*|zonage_en_vigueur.*|zone_abc.*|zonage_abc.*"
RENTS = r"zone_123|zonage_123|zonage|zonage_1_2_3"
ZONES_ABC = {"abis": "Abis", "a": "A", "b1": "B1", "b2": "B2", "c": "C"}
ZONES_123 = {"1": "1", "1bis": "1bis", "2": "2", "3": "3"}


def run(path: Path, job: Job) -> Report:
    """Registered as the kind « zonage ». Writes only the zones that the file holds."""
    table = next(tables(path, is_wanted))
    lines = Lines(Places(), job)
    columns = {
        "zone_abc": (table.column(ABC), ZONES_ABC),
        "zone_123": (table.column(RENTS), ZONES_123),
    }
    columns = {name: found for name, found in columns.items() if found[0] is not None}
    zones: dict[str, dict[str, str]] = {}
    for line in lines.of(table, Level.COMMUNE, table.column(CODE)):
        insee, given = line.place[1], {}
        for name, (column, known) in columns.items():
            word = re.sub(r"[\s_-]", "", line.text(column)).lower().lstrip("0")
            if word and word not in known:
                job.refuse(line.number, _("Zone inconnue : %(zone)s.") % {"zone": word[:20]})
            elif word:
                given[name] = known[word]
        # Of communes merged since, the one that keeps the code says the zone.
        if insee not in zones or line.cells[table.column(CODE)] == insee:
            zones[insee] = given
    report = Report()
    for name in columns:
        changed = _write(name, {code: each[name] for code, each in zones.items() if name in each})
        report.updated += changed
    report.unchanged = len(zones) - min(report.updated, len(zones))
    if report.updated:
        touch_stamp(now=job.now)
    return report


def is_wanted(headers: Headers) -> bool:
    def has(pattern):
        return any(re.fullmatch(pattern, each) for each in headers)

    return has(CODE) and (has(ABC) or has(RENTS))


def _write(column: str, zones: dict[str, str]) -> int:
    """How many communes have another zone than before; a query a zone."""
    of_zone: dict[str, list[str]] = defaultdict(list)
    for insee, zone in zones.items():
        of_zone[zone].append(insee)
    return sum(
        Commune.objects.filter(pk__in=codes).exclude(**{column: zone}).update(**{column: zone})
        for zone, codes in of_zone.items()
    )
