"""One question saved as it is left, against an update by primary key through the same stack."""

from __future__ import annotations

import statistics
import time

from django.test import Client
from django.urls import reverse

from forms_wizard.filing.models import Draft
from tests.factories.accounts import UserFactory
from tests.factories.households import HOUSEHOLDS, TEN

SLUG, NAME = "identite", "identite-birth_name"
ROUNDS, WARM = 300, 20


def measure() -> dict[str, float]:
    """Milliseconds (median), in process, middleware and database included; one signed-in person."""
    user, client = UserFactory(), Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    reference = client.post(reverse("filing:start")).url.split("/")[2]
    draft = Draft.objects.get(reference=reference)
    draft.answers = HOUSEHOLDS[TEN]()
    draft.save()
    save, update = reverse("filing:field", args=[reference, SLUG]), f"/bench/update/{draft.pk}/"
    times: dict[str, list[float]] = {save: [], update: []}
    # By turns, so that a slow moment of the machine is shared.
    for rank in range(ROUNDS):
        for url, taken in times.items():
            start = time.perf_counter()
            response = client.post(url, {"question": NAME, NAME: f"Nom {rank}"})
            taken.append((time.perf_counter() - start) * 1000)
            if response.status_code != 200:
                raise RuntimeError(f"{url} answered {response.status_code}")
    stored = Draft.objects.get(pk=draft.pk).answers[SLUG][NAME]
    if stored != [f"Nom {ROUNDS - 1}"]:
        raise RuntimeError(f"the last answer is not the one stored: {stored}")
    return {
        "field_save_ms": statistics.median(times[save][WARM:]),
        "update_ms": statistics.median(times[update][WARM:]),
    }
