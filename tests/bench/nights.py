"""The first night of notices over a register as `make scale` fills it, then an evening of removals.

Sizes: 30,000 and 300,000 demands; `BENCH_REGISTER=3000000` adds that one.
"""

from __future__ import annotations

import os
import time
import tracemalloc
from datetime import date, timedelta
from itertools import islice

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import ladder, removal_run, removals
from forms_wizard.demands.enums import DemandState, EventKind, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Event, Letter
from forms_wizard.demands.transitions import NOTICES
from portal.operations.scale.fill import Report, fill
from tests.factories.demands import morning

TODAY = date(2026, 11, 20)
# Another letter to the same demands, to watch the memory apart from the clock.
FAR = timedelta(days=60)
# Past the tolerance of all who are late today.
EVENING = TODAY + timedelta(days=32)
# Before the legal last day of all who are late today.
TOLD = TODAY - timedelta(days=95)
ONE_BY_ONE = 200


def sizes() -> list[int]:
    asked = os.environ.get("BENCH_REGISTER")
    return [30_000, 300_000, *([int(asked)] if asked else [])]


def measure(size: int) -> dict[str, float]:
    """Seconds of `count(*)` and of reading the same demands; demands filled, notices written and
    demands removed a second; what a night lost or doubled."""
    filled = fill_register(size)
    rung = ladder.rungs()[0]
    due = ladder.to_write(rung, LetterChannel.EMAIL, today=TODAY)
    counted, count_seconds = _timed(due.count)
    read, select_seconds = _timed(lambda: _read_all(due))
    assert read == counted
    written, write_seconds = _timed(lambda: _write(LetterKind.RENEWAL_NOTICE, due))
    doubled = Letter.objects.count() - written
    tracemalloc.start()
    _write(LetterKind.EXPIRED, Demand.objects.filter(valid_until__lte=TODAY + FAR))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {
        "due": counted,
        "count_ms": count_seconds * 1000,
        "select_ms": select_seconds * 1000,
        "ratio": select_seconds / count_seconds,
        "written_per_second": written / write_seconds,
        "peak_mb": peak / 1e6,
        "missing": counted - written,
        "doubled": doubled,
        "filled_per_second": filled.written / filled.seconds,
        "bytes_per_demand": filled.bytes_per_demand,
        **_remove(),
    }


def fill_register(size: int) -> Report:
    """A register of that many demands, and nothing else of it left."""
    with connection.cursor() as cursor:
        cursor.execute("truncate demands_demand cascade")
        cursor.execute(f"truncate {ProcrastinateJob._meta.db_table} cascade")
    report = fill(demands=size, seed=1, today=TODAY, replace=True, progress=lambda *_seen: None)
    with connection.cursor() as cursor:
        cursor.execute("analyze demands_letter")
    return report


def _remove() -> dict[str, float]:
    """Demands removed a second: some one by one, then an evening that removes the others."""
    late = Demand.objects.filter(state=DemandState.ACTIVE, valid_until__lte=TODAY).order_by("pk")
    _prove(late)
    now, alone = morning(EVENING), list(late[:ONE_BY_ONE])
    _done, alone_seconds = _timed(
        lambda: [removals.remove_not_renewed(one, now=now) for one in alone]
    )
    many = late.count()
    counts, seconds = _timed(lambda: _sum(removal_run.not_renewed(now=now)))
    events = Event.objects.filter(kind=EventKind.NOT_RENEWED, at=now).count()
    return {
        "removed_alone_per_second": len(alone) / alone_seconds,
        "removed": counts["not_renewed"],
        "removed_per_second": counts["not_renewed"] / seconds,
        "not_removed": many - counts["not_renewed"],
        "events_doubled": events - len(alone) - counts["not_renewed"],
    }


def _prove(late) -> None:
    """As if both notices of each had been delivered in time."""
    ends = late.values_list("pk", "valid_until").iterator(chunk_size=5_000)
    while page := list(islice(ends, 5_000)):
        Letter.objects.bulk_create(
            (
                Letter(demand_id=pk, kind=kind, deadline=end, created_at=morning(TOLD))
                for pk, end in page
                for kind in NOTICES
            ),
            ignore_conflicts=True,
        )
    Letter.objects.filter(kind__in=NOTICES, demand__in=late).update(proved_at=morning(TOLD))


def _sum(counts) -> dict[str, int]:
    found: dict[str, int] = {}
    for what, count in counts:
        found[what] = found.get(what, 0) + count
    return found


def _read_all(due) -> int:
    """Page after page, as the night reads them."""
    last = read = 0
    while page := list(
        due.filter(pk__gt=last).order_by("pk").values_list("pk", "valid_until")[: ladder.BATCH]
    ):
        last, read = page[-1][0], read + len(page)
    return read


def _write(kind: LetterKind, demands) -> int:
    return sum(ladder.write(kind, LetterChannel.EMAIL, demands, now=morning(TODAY)))


def _timed(do):
    start = time.perf_counter()
    result = do()
    return result, time.perf_counter() - start
