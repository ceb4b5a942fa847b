"""A page sent once the session is over: kept for the person, stored nowhere else."""

from __future__ import annotations

from django.http import QueryDict

from forms_wizard.assistance.models import Mandate
from portal.interface.text import storable

# Pages of answers, by the name of their address.
KEPT = frozenset({"step", "contact", "change", "renew", "ask_correction"})
NEVER = "csrfmiddlewaretoken"
MOST_CHARACTERS = 200_000


def keep(mandate: Mandate, path: str, posted: QueryDict) -> bool:
    """Keep what was typed beside the mandate; False when it is too long to be answers.

    The latest page wins. The person reads it and sends it, or not (views of the person).
    """
    typed = [
        [storable(name), storable(value)]
        for name, values in posted.lists()
        for value in values
        if name != NEVER
    ]
    if sum(len(name) + len(value) for name, value in typed) > MOST_CHARACTERS:
        return False
    mandate.left_over = {"path": path, "typed": typed}
    mandate.save(update_fields=["left_over"])
    return True


def forget(mandate: Mandate) -> None:
    mandate.left_over = {}
    mandate.save(update_fields=["left_over"])
