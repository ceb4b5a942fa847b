"""The first night of notices over a register filled at once: selecting, then writing.

Sizes: 30,000 and 300,000 demands; `BENCH_REGISTER=3000000` adds that one.
"""

from __future__ import annotations

import os
import time
import tracemalloc
from datetime import date, timedelta

from django.db import connection

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Letter
from tests.factories.demands import DemandFactory, morning

TODAY = date(2026, 11, 20)
# Another letter to the same demands, to watch the memory apart from the clock.
FAR = timedelta(days=60)
COPIES = {
    "reference": "'B' || lpad(i::text, 9, '0')",
    "submission_key": "gen_random_uuid()",
    "number": "'059' || lpad(i::text, 10, '0') || 'BENCH'",
    "email": "'personne' || i || '@exemple.fr'",
    "valid_until": "%s::date + (i %% 365)",
    "holder_id": "null",
}


def sizes() -> list[int]:
    asked = os.environ.get("BENCH_REGISTER")
    return [30_000, 300_000, *([int(asked)] if asked else [])]


def measure(size: int) -> dict[str, float]:
    """Seconds of `count(*)` and of reading the same demands; notices written a second."""
    _fill(size)
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
    }


def _fill(size: int) -> None:
    """As many registered demands, their ends of validity spread over a year."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    with connection.cursor() as cursor:
        cursor.execute("truncate demands_demand cascade")
        cursor.execute(f"delete from {ProcrastinateJob._meta.db_table}")
    model = DemandFactory(active=True)
    columns = [field.column for field in Demand._meta.concrete_fields if not field.primary_key]
    values = ", ".join(COPIES.get(column, column) for column in columns)
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into demands_demand ({names}) select {values} "
            "from demands_demand, generate_series(1, %s) as i where id = %s",
            [TODAY, size, model.pk],
        )
        cursor.execute("analyze demands_demand")
        cursor.execute("analyze demands_letter")
    Demand.objects.filter(pk=model.pk).update(valid_until=TODAY + timedelta(days=364))


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
