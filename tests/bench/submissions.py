"""2,000 demands sent at once by 16 threads, then registered at once: none lost, none twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue

from django.db import connections
from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, lifecycle
from forms_wizard.demands.enums import DemandState, IdentityDocument
from forms_wizard.demands.models import Declaration, Demand, Event, Letter
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from tests.factories.guichets import GuichetFactory
from tests.factories.lives import SINGLE

HOW_MANY = 2_000
THREADS = 16


def measure() -> dict[str, float]:
    """Demands a second; `lost` and `duplicates` must be zero. Raises RuntimeError otherwise."""
    now = timezone.now()
    shown = _fill(now)
    references = list(shown)
    # Every tenth person clicks twice.
    clicks = references + references[::10]
    send = _together(
        clicks,
        lambda one: drafts.send(Draft.objects.all(), one, shown=shown[one], user=None, now=now),
    )
    demands = Demand.objects.filter(draft__reference__in=references)
    rows = (demands.count(), Declaration.objects.count(), Event.objects.count())
    letters = Letter.objects.count()
    guichet: Guichet = GuichetFactory()

    def register(demand):
        document = IdentityDocument.FRENCH
        lifecycle.register(demand, guichet, actor=None, now=now, document=document)

    registration = _together(list(demands), register)
    numbers = list(
        demands.filter(state=DemandState.ACTIVE).values_list("number", flat=True),
    )
    result = {
        "sent_per_second": HOW_MANY / send,
        "registered_per_second": HOW_MANY / registration,
        "lost": 3 * HOW_MANY - sum(rows) + HOW_MANY - letters + HOW_MANY - len(numbers),
        "duplicates": len(numbers) - len(set(numbers)),
    }
    if result["lost"] or result["duplicates"]:
        raise RuntimeError(f"demands were lost or numbered twice: {result} {rows} {letters}")
    return result


def _fill(now) -> dict[str, str]:
    """As many complete drafts, each of another person; the digest that each was shown."""
    shown, rows, today = {}, [], timezone.localdate(now)
    for rank in range(HOW_MANY):
        identity = {**SINGLE["identite"], "identite-birth_name": [_letters(rank)]}
        draft = drafts.Draft(
            version=drafts.QUESTIONNAIRE.version,
            answers={**SINGLE, "identite": identity},
            identity_at_guichet=True,
            started_at=now,
            touched_at=now,
        )
        path = drafts.follow(draft, today=today, identity=True)
        shown[draft.reference] = declarations.digest(
            draft.version, declarations.to_codes(path.answers)
        )
        rows.append(draft)
    Draft.objects.bulk_create(rows)
    return shown


def _letters(rank: int) -> str:
    return "Exemple " + "".join("abcdefghij"[int(digit)] for digit in f"{rank:05}")


def _together(things: Iterable, do: Callable) -> float:
    """Seconds that 16 threads take, started at the same moment."""
    queue: SimpleQueue = SimpleQueue()
    for thing in things:
        queue.put(thing)
    barrier, errors = threading.Barrier(THREADS + 1), []

    def work():
        try:
            barrier.wait()
            while True:
                do(queue.get_nowait())
        except Empty:
            pass
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return time.perf_counter() - start
