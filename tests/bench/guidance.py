"""Guidance pages: cold against Wagtail's own way to a page that is only its title, and warm.

Then 5,000 pages more in the tree: what menus, search, sitemap and explorer ask of the database.
"""

from __future__ import annotations

import statistics
import time
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from home.models import GuidePage, HomePage
from tests.bench import home_page
from tests.bench.cold import forget
from tests.factories.tree import many_like

MOST_QUERIES = 12
MORE = 5_000
ROUNDS = 30
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class TooManyQueries(Exception):
    """A page costs more than promised, or more when the tree grows."""


def once(client: Client, path: str) -> tuple[int, float]:
    """(queries, milliseconds of processor) of a page that nobody asked for, in this process."""
    client.get(path)
    forget()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path}: {response.status_code}")
    times = []
    for _round in range(ROUNDS):
        forget()
        start = time.process_time()
        client.get(path)
        times.append((time.process_time() - start) * 1000)
    return len(queries), statistics.median(times)


@contextmanager
def only_its_title():
    """The address of a page of Wagtail's own type, as deep as ours; it goes afterwards."""
    with transaction.atomic():
        top = HomePage.objects.live().first()
        above = top.add_child(instance=Page(title="Au-dessus", slug="au-dessus"))
        above.add_child(instance=Page(title="Rien que le titre", slug="titre"))
        yield "/bench/wagtail/au-dessus/titre/"
        transaction.set_rollback(True)


def measure() -> dict[str, float]:
    """Of all the installed guidance pages, the mean; of the floor, its own. Raises
    TooManyQueries."""
    client = Client(headers={"host": "localhost"})
    pages = {page.url: once(client, page.url) for page in GuidePage.objects.live()}
    with only_its_title() as path:
        floor_queries, floor_ms = once(client, path)
    most = max(pages, key=lambda url: pages[url][0])
    if pages[most][0] > MOST_QUERIES:
        raise TooManyQueries(f"{most}: {pages[most][0]}")
    slowest = max(pages, key=lambda url: pages[url][1])
    return {
        "pages": len(pages),
        "queries": pages[most][0],
        "cold_ms": statistics.mean(ms for _queries, ms in pages.values()),
        "slowest": slowest,
        "slowest_ms": pages[slowest][1],
        "floor_queries": floor_queries,
        "floor_ms": floor_ms,
    }


def asked() -> dict[str, int]:
    """{what an editor or a visitor reads: queries}, nothing kept."""
    admin = get_user_model().objects.create_superuser("bench@exemple.fr", "bench")
    editor, anybody = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    editor.force_login(admin, backend=BACKEND)
    guide = GuidePage.objects.live().order_by("path").first()
    explorer = reverse("wagtailadmin_explore", args=[guide.pk])
    found = {}
    for name, client, path in (
        ("menus", anybody, guide.url),
        ("search", anybody, "/recherche/?q=logement"),
        ("sitemap", anybody, "/sitemap-pages.xml"),
        ("explorer", editor, explorer),
    ):
        client.get(path)
        forget()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code}")
        found[name] = len(queries)
    return found


def grown() -> dict[str, int]:
    """The same with MORE pages in the tree. Raises TooManyQueries when something costs more."""
    with transaction.atomic():
        guide = GuidePage.objects.live().order_by("path").first()
        # A full page of the explorer: wagtail-localize asks two questions for each of its rows.
        many_like(guide, 50)
        before = asked()
        get_user_model().objects.filter(email="bench@exemple.fr").delete()
        many_like(guide, MORE)
        after = asked()
        transaction.set_rollback(True)
    if more := {name: after[name] for name in after if after[name] > before[name]}:
        raise TooManyQueries(f"with {MORE:,} pages more: {more}, before {before}")
    return after


def rows(environment: dict[str, str], var: Path) -> list[tuple]:
    """The lines of the table: (what, measured, against, measured, ratio)."""
    found, counts = measure(), grown()
    warm = home_page.measure(environment, var, path=found["slowest"])
    floor = f"Wagtail page, its title alone, {found['floor_queries']} queries"
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    return [
        (
            f"{found['pages']} guidance pages, cold, {found['queries']} queries at most",
            f"{found['cold_ms']:.1f} ms CPU",
            floor,
            f"{found['floor_ms']:.1f} ms CPU",
            found["cold_ms"] / found["floor_ms"],
        ),
        (
            f"the slowest of them ({found['slowest']})",
            f"{found['slowest_ms']:.1f} ms CPU",
            floor,
            f"{found['floor_ms']:.1f} ms CPU",
            found["slowest_ms"] / found["floor_ms"],
        ),
        (
            f"the same, warm, answers a second; {MORE:,} pages more ask no query more: {told}",
            f"{warm['warm_per_second']:,.0f}/s",
            "plain HttpResponse",
            f"{warm['plain_per_second']:,.0f}/s",
            warm["warm_per_second"] / warm["plain_per_second"],
        ),
    ]
