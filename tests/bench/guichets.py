"""The directory with 8,000 guichets and every commune: queries, answers a second, warm and cold."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from directory.guichets import demonstration, help_places_import
from directory.guichets.models import Guichet
from directory.imports.registry import Job
from directory.territory.table import communes
from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench import cold
from tests.bench.home_page import alone_ms, per_second

# One hundred and one départements.
EACH = 80
WALKED = 5000
ON_A_MAP = 1000


def kept() -> dict[str, list[str]]:
    """Pages of the directory that are kept once asked for."""
    table = communes()
    found = [
        row
        for departement in table.departements
        for row in table.communes_of_departement(departement.code)
    ]
    codes = [row.insee for row in sorted(found, key=lambda row: -row.population)[:WALKED]]
    cards = Guichet.objects.with_a_page().filter(demonstration=True).order_by("code")
    step = max(1, cards.count() // WALKED)
    return {
        "guichets of a commune": [f"/guichets/?commune={code}" for code in codes],
        "guichets of a commune, needs": [
            f"/guichets/?commune={code}&service=enregistrer&langue=ar" for code in codes
        ],
        "guichets of a commune, on a map": [
            f"/guichets/?commune={code}&carte=oui" for code in codes[:ON_A_MAP]
        ],
        "guichets of a département": [
            f"/guichets/?departement={row.code}" for row in table.departements
        ],
        "guichets of a département, on a map": [
            f"/guichets/?departement={row.code}&carte=oui" for row in table.departements
        ],
        "page of a guichet": [
            reverse("guichets:card", args=[code])
            for code in cards.values_list("code", flat=True)[::step][:WALKED]
        ],
    }


def never_kept() -> dict[str, list[str]]:
    """What people type and where they stand: cold each time."""
    points = [(43.5 + rank * 0.0015, 0.5 + (rank * 7 % 50) * 0.09) for rank in range(2000)]
    near = [f"/guichets/?lat={north:.3f}&lon={east:.3f}" for north, east in points]
    return {
        "guichets near a position": near,
        "near a position, open now": [f"{address}&ouvert=oui" for address in near],
        "near a position, on a map": [f"{address}&carte=oui" for address in near[:ON_A_MAP]],
    }


MOST_QUERIES = 10


class TooManyQueries(Exception):
    """A page of the directory costs more than promised."""


def load() -> dict[str, float]:
    """The guichets and the town halls, once; rows and seconds."""
    start = time.perf_counter()
    with transaction.atomic():
        today = timezone.localdate()
        demonstration.load_guichets(today=today, progress=_quiet, each=EACH)
        loaded = time.perf_counter()
        job = Job(timezone.now(), _quiet, _quiet)
        help_places_import.run_town_halls(help_places_import.TOWN_HALLS, job)
    return {
        "guichets": Guichet.objects.count(),
        "guichets_s": loaded - start,
        "town_halls_s": time.perf_counter() - loaded,
    }


def pages(environment: dict[str, str], var: Path) -> list[tuple]:
    """The lines of the pages, through a server of one thread. Raises TooManyQueries."""
    port, site, table = free_port(), cold.Site(), []
    children = Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, threads=1))
    try:
        children.wait_for(f"http://127.0.0.1:{port}{cold.PLAIN}")
        alone_ms(port, cold.PLAIN, rounds=50)
        plain = per_second(port, cold.PLAIN)
        walks = kept()
        for name, found in (walks | never_kept()).items():
            asked, asked_again = site.queries(found[0])
            if asked > MOST_QUERIES or (name in walks and asked_again):
                raise TooManyQueries(f"{found[0]}: {asked} cold, {asked_again} warm")
            if name in walks:
                alone_ms(port, found[0], rounds=10)
                warm = per_second(port, found[0])
                table.append(
                    (
                        f"{name}, warm, answers a second",
                        f"{warm:,.0f}/s",
                        "plain HttpResponse",
                        f"{plain:,.0f}/s",
                        warm / plain,
                    )
                )
            table += cold.rows(f"{name}, {asked} queries", port, found)
    finally:
        children.stop()
    return table


def import_again() -> dict[str, float]:
    """The same 8,000 rows a second time, which changes nothing, against reading the table."""
    today = timezone.localdate()
    start = time.perf_counter()
    with transaction.atomic():
        report = demonstration.load_guichets(today=today, progress=_quiet, each=EACH)
    again = time.perf_counter() - start
    reads = []
    for _round in range(3):
        start = time.perf_counter()
        list(Guichet.objects.filter(demonstration=True))
        reads.append(time.perf_counter() - start)
    return {
        "rows": report.created + report.updated + report.unchanged,
        "changed": report.created + report.updated,
        "again_s": again,
        "read_s": statistics.median(reads),
    }


def rows(environment: dict[str, str], var: Path, loaded: dict[str, float]) -> list[tuple]:
    """The lines of the table: (what, measured, against, measured, ratio). `loaded`: by `load`."""
    table = pages(environment, var)
    again = import_again()
    table.append(
        (
            f"{again['rows']:,} guichets imported again, {again['changed']} changed",
            f"{again['again_s']:.1f} s",
            f"read from the table (first import: {loaded['guichets_s']:.1f} s)",
            f"{again['read_s']:.2f} s",
            again["again_s"] / again["read_s"],
        )
    )
    return table


def _quiet(*args) -> None:
    pass
