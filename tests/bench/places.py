"""Pages of a commune, cold and warm, against a view that does nothing.

All figures are loaded, and the guichets, whose lines these pages hold.
"""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection

from directory.figures.models import Figure
from directory.places.addresses import around_url, commune_url, compare_url
from directory.territory.table import communes
from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench import cold
from tests.bench.home_page import alone_ms, per_second

# The largest have the most figures, guichets and neighbours; fifty in a département share what the
# process keeps of it.
LARGEST = 5000
COMPARED = 1000
MOST_QUERIES = 10


class TooManyQueries(Exception):
    """A page of a place costs more than promised."""


def load() -> int:
    """Made-up figures of every commune over ten years; how many rows there are."""
    with Path("/dev/null").open("w") as nowhere:
        call_command("load_demo_figures", stdout=nowhere, stderr=nowhere)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE figures_figure")
    return Figure.objects.count()


def addresses() -> dict[str, list[str]]:
    table = communes()
    found = [
        row
        for departement in table.departements
        for row in table.communes_of_departement(departement.code)
    ]
    largest = sorted(found, key=lambda row: -row.population)[:LARGEST]
    return {
        "commune": [commune_url(row) for row in largest],
        "comparison of five": [compare_url(largest[at : at + 5]) for at in range(COMPARED)],
        "around": [around_url(row) for row in largest[:COMPARED]],
    }


def rows(environment: dict[str, str], var: Path) -> list[tuple]:
    """The lines of the table: (what, measured, against, measured, ratio). Raises TooManyQueries."""
    port = free_port()
    children = Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, threads=1))
    table, site = [], cold.Site()
    try:
        children.wait_for(f"http://127.0.0.1:{port}{cold.PLAIN}")
        alone_ms(port, cold.PLAIN, rounds=50)
        plain_ms = alone_ms(port, cold.PLAIN, rounds=300)
        plain = per_second(port, cold.PLAIN)
        for name, found in addresses().items():
            asked, asked_again = site.queries(found[0])
            if asked > MOST_QUERIES or asked_again:
                raise TooManyQueries(f"{found[0]}: {asked} cold, {asked_again} warm")
            alone_ms(port, found[0], rounds=10)
            warm = per_second(port, found[0])
            first = alone_ms(port, found[0], before=cold.forget, rounds=30)
            table += [
                (
                    f"{name}, warm, answers a second",
                    f"{warm:,.0f}/s",
                    "plain HttpResponse",
                    f"{plain:,.0f}/s",
                    warm / plain,
                ),
                (
                    f"{name}, the first after a publication, {asked} queries",
                    f"{first:.1f} ms",
                    "plain HttpResponse",
                    f"{plain_ms:.2f} ms",
                    first / plain_ms,
                ),
                *cold.rows(name, port, found),
            ]
    finally:
        children.stop()
    return table
