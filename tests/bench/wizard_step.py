"""One section posted to our wizard, and the same to formtools' SessionWizardView."""

from __future__ import annotations

import re
import statistics
import time

from django.test import Client
from django.urls import reverse

from forms_wizard.filing.models import Draft
from tests.factories.lives import SINGLE

SLUG = "identite"
BEFORE = "preparer"
ROUNDS = 60


def measure() -> dict[str, float]:
    """Milliseconds (median), in process, middleware and database included."""
    return {
        "section_post_ms": _ours(follow=False),
        "section_post_and_next_page_ms": _ours(follow=True),
        "formtools_post_ms": _formtools(),
    }


def _ours(*, follow: bool) -> float:
    client = Client()
    reference = client.post(reverse("filing:start")).url.split("/")[2]
    draft = Draft.objects.get(reference=reference)
    draft.answers = {slug: SINGLE[slug] for slug in (BEFORE, SLUG)}
    draft.save()
    url = reverse("filing:step", args=[reference, SLUG])

    def post():
        response = client.post(url, SINGLE[SLUG])
        if response.status_code != 302:
            raise RuntimeError(f"{SLUG} was refused")
        if follow and client.get(response.url).status_code != 200:
            raise RuntimeError(response.url)

    return _median(post)


def _formtools() -> float:
    client, url, prefix = Client(), "/bench/formtools/", "on_formtools"
    client.get(url)

    def post(slug=SLUG):
        response = client.post(url, {**SINGLE[slug], f"{prefix}-current_step": slug})
        shown = re.search(rf'name="{prefix}-current_step" value="([\w-]+)"', response.text)
        if shown is None or shown[1] == slug:
            raise RuntimeError(f"{slug} was refused")

    post(BEFORE)
    return _median(post)


def _median(function) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[5:])
