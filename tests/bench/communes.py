"""Autocomplete over all the communes, against the look-up of one commune by its key: both through
the same server and middleware."""

from __future__ import annotations

import statistics
from pathlib import Path
from urllib.parse import quote

from directory.territory.models import Commune
from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench.home_page import alone_ms

# What people type, letter by letter, with and without accents, with a mistake, a postcode.
TYPED = [
    *("li", "lil", "lill", "lille"),
    *("st", "st e", "st etienne", "Saint-É"),
    *("l'hay", "havre", "œuilly", "lomme"),
    *("59", "590", "59000", "75013 p"),
    *("vileneuve", "montpelier", "paris 1"),
]
KEYS = ["59350", "42218", "94038", "76351", "51410", "75113", "34172", "97411"]


def measure(environment: dict[str, str], var: Path, *, rounds: int = 40) -> dict[str, float]:
    """Milliseconds (median) of a suggestion, of the slowest text, of a look-up; and the ratio."""
    port = free_port()
    children = Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, threads=1))

    def asked(path: str) -> float:
        return alone_ms(port, path, rounds=rounds)

    try:
        children.wait_for(f"http://127.0.0.1:{port}/bench/plain/")
        # The table of communes is read, the server is warm.
        asked("/communes/suggestions/?q=li")
        look_up = statistics.median(asked(f"/bench/commune/{key}/") for key in KEYS)
        by_text = [asked(f"/communes/suggestions/?q={quote(text)}") for text in TYPED]
    finally:
        children.stop()
    return {
        "communes": Commune.objects.count(),
        "suggestion_ms": statistics.median(by_text),
        "slowest_ms": max(by_text),
        "look_up_ms": look_up,
        "ratio": statistics.median(by_text) / look_up,
    }
