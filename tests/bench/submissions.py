"""2,000 demands sent by sixteen people at once, over HTTP: none lost, none twice.

Once on a quiet server, whose demands are then registered; once on a server whose processes are
killed (kill -9) every second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from django.db import connection, connections
from django.utils import timezone

from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import DemandState, IdentityDocument
from forms_wizard.demands.models import Demand
from forms_wizard.filing.models import Draft
from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench import senders
from tests.factories.guichets import GuichetFactory

HOW_MANY = 2_000
# Each process and thread opens its connection and reads its tables first: not measured.
WARM = 64
WORKERS = 2
KILL_EVERY_SECONDS = 1.0


@dataclass
class Sent:
    """What the people were told and what is in the database; `cpu_ms` of the web, each demand."""

    outcome: senders.Outcome
    kills: int
    cpu_ms: float

    @property
    def per_second(self) -> float:
        return HOW_MANY / self.outcome.seconds


def send(environment: dict[str, str], var: Path, *, kills: bool) -> Sent:
    """The server is the one of the demonstration: as many processes, as many threads."""
    people = senders.prepare(HOW_MANY + WARM, first=Draft.objects.count())
    warm, measured = people[:WARM], people[WARM:]
    port, children = free_port(), Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, workers=WORKERS))
    server = children.running["web"].pid
    killer = senders.killing(server, every=KILL_EVERY_SECONDS) if kills else nullcontext([])
    try:
        children.wait_for(f"http://127.0.0.1:{port}/bench/plain/")
        senders.send_all(warm, port=port)
        workers = senders.workers_of(server)
        before = senders.cpu_seconds(workers)
        with killer as killed:
            outcome = senders.send_all(measured, port=port)
        spent = 0.0 if kills else senders.cpu_seconds(workers) - before
    finally:
        children.stop()
    senders.compare(outcome, measured)
    return Sent(outcome, len(killed), spent / HOW_MANY * 1000)


def register() -> dict[str, float]:
    """Demands registered a second, by threads of one process; `duplicates` and `missing` are 0."""
    now, guichet = timezone.now(), GuichetFactory()
    demands = list(Demand.objects.filter(state=DemandState.FILED)[:HOW_MANY])

    def give_number(demand):
        document = IdentityDocument.FRENCH
        lifecycle.register(demand, guichet, actor=None, now=now, document=document)

    seconds = _together(demands, give_number)
    numbers = list(Demand.objects.exclude(number=None).values_list("number", flat=True))
    return {
        "per_second": len(demands) / seconds,
        "missing": len(demands) - len(numbers),
        "duplicates": len(numbers) - len(set(numbers)),
    }


def durability() -> str:
    """How the PostgreSQL of this run writes."""
    names = ("fsync", "synchronous_commit", "full_page_writes")
    with connection.cursor() as cursor:
        cursor.execute("select name, setting from pg_settings where name = any(%s)", [list(names)])
        found = dict(cursor.fetchall())
    return ", ".join(f"{name}={found[name]}" for name in names)


def _together(things: Iterable, do: Callable) -> float:
    """Seconds that sixteen threads take, started at the same moment."""
    queue: SimpleQueue = SimpleQueue()
    for thing in things:
        queue.put(thing)
    barrier, errors = threading.Barrier(senders.THREADS + 1), []

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

    threads = [threading.Thread(target=work) for _ in range(senders.THREADS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return time.perf_counter() - start
