"""Pages of a commune, cold and warm, against a view that does nothing; all figures loaded."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from directory.figures.models import Figure
from portal.pages_cache.middleware import STORE
from tests.bench import home_page

PAGES = {
    "commune": "/communes/59350-lille/",
    "comparison": "/communes/comparer/?c=59350&c=59512&c=59599&c=75113&c=69383",
    "around": "/communes/59350-lille/autour/?rayon=10",
}


def load() -> int:
    """Made-up figures of every commune over ten years; how many rows there are."""
    with Path("/dev/null").open("w") as nowhere:
        call_command("load_demo_figures", stdout=nowhere, stderr=nowhere)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE figures_figure")
    return Figure.objects.count()


def queries(path: str) -> tuple[int, int]:
    """(cold, warm), in process."""
    client, found = Client(), []
    client.get("/communes/")  # the process knows its communes
    STORE.clear()
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        found.append(len(captured))
    return found[0], found[1]


def measure(environment: dict[str, str], var: Path) -> dict[str, dict[str, float]]:
    """For each page: see `home_page.measure`, with the queries cold and warm."""
    found = {}
    for name, path in PAGES.items():
        found[name] = home_page.measure(environment, var, path=path)
        found[name]["cold_queries"], found[name]["warm_queries"] = queries(path)
    return found
