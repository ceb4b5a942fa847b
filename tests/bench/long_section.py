"""The longest section shown to ten people under one roof, against its empty form.

« Its empty form » is read in two ways, both printed: the same section before anything is typed in
it, by the same ten people (as many boxes: what the answers cost); and the section of a person who
lives alone and has typed nothing anywhere (four adults and the children less: what people cost).
"""

from __future__ import annotations

import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forms_wizard.filing.models import Draft
from tests.factories.accounts import UserFactory
from tests.factories.households import HOUSEHOLDS, TEN

SLUG = "ressources"
ROUNDS, WARM = 60, 6
MOST_QUERIES = 8


def measure() -> dict[str, float]:
    """Milliseconds of processor time (median) of the whole GET, in process; and its queries."""
    user, client = UserFactory(), Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    filled = HOUSEHOLDS[TEN]()
    unanswered = {slug: typed for slug, typed in filled.items() if slug != SLUG}
    urls = {
        name: _url(client, answers)
        for name, answers in (("ten", filled), ("ten_empty", unanswered), ("alone_empty", {}))
    }
    times: dict[str, list[float]] = {name: [] for name in urls}
    # By turns, so that a slow moment of the machine is shared.
    for _ in range(ROUNDS):
        for name, url in urls.items():
            start = time.thread_time()
            response = client.get(url)
            times[name].append((time.thread_time() - start) * 1000)
            if response.status_code != 200:
                raise RuntimeError(f"{url} answered {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(urls["ten"])
    if len(queries) > MOST_QUERIES:
        raise RuntimeError(f"{len(queries)} queries")
    return {
        **{name: statistics.median(taken[WARM:]) for name, taken in times.items()},
        "queries": len(queries),
        "boxes": _boxes(page),
        "boxes_alone": _boxes(client.get(urls["alone_empty"])),
    }


def _url(client: Client, answers: dict) -> str:
    reference = client.post(reverse("filing:start")).url.split("/")[2]
    Draft.objects.filter(reference=reference).update(answers=answers)
    return reverse("filing:step", args=[reference, SLUG])


def _boxes(page) -> int:
    return page.content.count(b"<input") + page.content.count(b"<select")
