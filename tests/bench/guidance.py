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
from portal.pages_cache.middleware import STORE
from tests.bench import home_page
from tests.bench.cold import forget
from tests.factories.tree import many_like

MOST_QUERIES = 12
MORE = 5_000
ROUNDS = 7
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class TooManyQueries(Exception):
    """A page costs more than promised, or more when the tree grows."""


def queries(client: Client, path: str) -> int:
    """Those of the first visitor after a publication."""
    client.get(path)
    forget()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
        count = len(asked)
    if response.status_code != 200:
        raise RuntimeError(f"{path}: {response.status_code}")
    return count


def processor_ms(client: Client, paths: list[str], *, published_between: bool) -> dict[str, float]:
    """Milliseconds of processor of each page, kept by nobody: the median of ROUNDS.

    `published_between`: before each page something was published, so that nothing is known of the
    tree either; else the pages are walked one after the other, as a robot does.
    """
    times: dict[str, list[float]] = {path: [] for path in paths}
    for _round in range(ROUNDS):
        STORE.clear()
        for path in paths:
            if published_between:
                forget()
            start = time.process_time()
            client.get(path)
            times[path].append((time.process_time() - start) * 1000)
    return {path: statistics.median(found) for path, found in times.items()}


@contextmanager
def only_its_title():
    """The address of a page of Wagtail's own type, as deep as ours; it goes afterwards."""
    with transaction.atomic():
        top = HomePage.objects.live().first()
        above = top.add_child(instance=Page(title="Au-dessus", slug="au-dessus"))
        above.add_child(instance=Page(title="Rien que le titre", slug="titre"))
        yield "/bench/wagtail/au-dessus/titre/"
        transaction.set_rollback(True)


def measure() -> dict:
    """The installed guidance pages, and a page of Wagtail's own. Raises TooManyQueries."""
    client = Client(headers={"host": "localhost"})
    paths = [page.url for page in GuidePage.objects.live()]
    counts = {path: queries(client, path) for path in paths}
    most = max(counts, key=counts.get)
    if counts[most] > MOST_QUERIES:
        raise TooManyQueries(f"{most}: {counts[most]}")
    with only_its_title() as path:
        floor = {"queries": queries(client, path)}
        for name, between in (("walked", False), ("published", True)):
            floor[name] = processor_ms(client, [path], published_between=between)[path]
    return {
        "queries": counts[most],
        "floor": floor,
        "walked": processor_ms(client, paths, published_between=False),
        "published": processor_ms(client, paths, published_between=True),
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
        found[name] = queries(client, path)
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
    floor, pages = found["floor"], found["walked"]
    slowest = max(pages, key=pages.get)
    warm = home_page.measure(environment, var, path=slowest)
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    lines = [
        ("cold, one after the other", statistics.mean(pages.values()), "walked"),
        (f"the slowest of them ({slowest})", pages[slowest], "walked"),
        (
            f"each the first after a publication, {found['queries']} queries at most",
            statistics.mean(found["published"].values()),
            "published",
        ),
    ]
    return [
        *(
            (
                f"{len(pages)} guidance pages, {label}",
                f"{ms:.1f} ms CPU",
                f"Wagtail page, its title alone, {floor['queries']} queries",
                f"{floor[way]:.1f} ms CPU",
                ms / floor[way],
            )
            for label, ms, way in lines
        ),
        (
            f"{slowest}, warm, answers a second; {MORE:,} pages more ask no query more: {told}",
            f"{warm['warm_per_second']:,.0f}/s",
            "plain HttpResponse",
            f"{warm['plain_per_second']:,.0f}/s",
            warm["warm_per_second"] / warm["plain_per_second"],
        ),
    ]
