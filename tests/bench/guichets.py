"""The directory with 8,000 guichets and every commune: queries, answers a second, warm and cold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.guichets import demonstration, help_places_import
from directory.guichets.models import Guichet
from directory.imports.registry import Job
from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench.home_page import alone_ms, per_second

# One hundred and one départements.
EACH = 80
PAGES = {
    "guichets of a commune": "/guichets/?commune=59350",
    "guichets of a commune, needs": "/guichets/?commune=75113&service=enregistrer&langue=ar",
    "guichets of a département": "/guichets/?departement=93",
    "page of a guichet": "/guichets/D5901/",
}
# What people type and where they stand are never kept: cold each time.
NEVER_KEPT = {
    "guichets near a position": "/guichets/?lat=48.86&lon=2.34",
    "near a position, open now": "/guichets/?lat=48.86&lon=2.34&ouvert=oui",
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


def measure(environment: dict[str, str], var: Path) -> list[dict]:
    """For each page: queries cold and warm, answers a second warm, milliseconds cold; and those
    of a view that does nothing, through the same server and middleware, in the same run.

    Raises TooManyQueries.
    """
    port, stamp = free_port(), var / "pages.stamp"
    children = Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, threads=1))

    def forget():
        with stamp.open("ab", buffering=0) as file:
            file.write(b".")

    try:
        children.wait_for(f"http://127.0.0.1:{port}/bench/plain/")
        alone_ms(port, "/bench/plain/", rounds=50)
        plain = {
            "plain_per_second": per_second(port, "/bench/plain/"),
            "plain_ms": alone_ms(port, "/bench/plain/", rounds=300),
        }
        return [
            _page(port, label, path, forget, kept=path in PAGES.values()) | plain
            for label, path in (PAGES | NEVER_KEPT).items()
        ]
    finally:
        children.stop()


def _page(port: int, label: str, path: str, forget: Callable[[], None], *, kept: bool) -> dict:
    cold, warm = _queries(path)
    if cold > MOST_QUERIES or (kept and warm):
        raise TooManyQueries(f"{path}: {cold} cold, {warm} warm")
    alone_ms(port, path, rounds=10)
    return {
        "label": label,
        "cold_queries": cold,
        "warm_queries": warm,
        "warm_per_second": per_second(port, path) if kept else None,
        "cold_ms": alone_ms(port, path, before=forget, rounds=40),
    }


def _queries(path: str) -> tuple[int, int]:
    """Those of a page that nobody asked for, and of the same again, in this process."""
    Client().get(path, headers={"host": "localhost"})
    with Path(settings.PAGES_CACHE_STAMP).open("ab") as file:
        file.write(b".")
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(path, headers={"host": "localhost"})
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code}")
        counts.append(len(queries))
    return counts[0], counts[1]


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


def rows(environment: dict[str, str], var: Path) -> list[tuple]:
    """The lines of the table: (what, measured, against, measured, ratio)."""
    loaded, table = load(), []
    for page in measure(environment, var):
        said = f"{page['cold_queries']} queries cold, {page['warm_queries']} warm"
        if page["warm_per_second"]:
            table.append(
                (
                    f"{page['label']}, warm, answers a second ({loaded['guichets']:,} guichets)",
                    f"{page['warm_per_second']:,.0f}/s",
                    "plain HttpResponse",
                    f"{page['plain_per_second']:,.0f}/s",
                    page["warm_per_second"] / page["plain_per_second"],
                )
            )
        table.append(
            (
                f"{page['label']}, cold, alone, {said}",
                f"{page['cold_ms']:.1f} ms",
                "plain HttpResponse",
                f"{page['plain_ms']:.2f} ms",
                page["cold_ms"] / page["plain_ms"],
            )
        )
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
