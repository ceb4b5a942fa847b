"""Autocomplete over all the communes, against the look-up of one commune by its key."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from directory.territory.models import Commune
from directory.territory.search import find
from directory.territory.table import communes

# What people type, letter by letter, with and without accents, with a mistake, a postcode.
TYPED = [
    *("li", "lil", "lill", "lille"),
    *("st", "st e", "st etienne", "Saint-É"),
    *("l'hay", "havre", "œuilly", "lomme"),
    *("59", "590", "59000", "75013 p"),
    *("vileneuve", "montpelier", "paris 1"),
]
KEYS = ["59350", "42218", "94038", "76351", "51410", "75113", "34172", "97411"]


def measure(rounds: int = 20) -> dict[str, float]:
    """Milliseconds (median) of a suggestion, of the slowest text, of a look-up; and the ratio."""
    communes()
    by_text = {text: _median(lambda text=text: find(text), rounds) for text in TYPED}
    look_up = statistics.median(
        _median(lambda key=key: Commune.objects.get(pk=key), rounds) for key in KEYS
    )
    suggestion = statistics.median(by_text.values())
    return {
        "communes": Commune.objects.count(),
        "suggestion_ms": suggestion,
        "slowest_ms": max(by_text.values()),
        "look_up_ms": look_up,
        "ratio": suggestion / look_up,
    }


def _median(call: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
