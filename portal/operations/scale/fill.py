"""Several processes make up chunks of demands and COPY them; this one watches, then indexes."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import wait
from random import Random

from django.db import connection, connections, transaction
from psycopg import sql

from portal.operations.scale import beginnings, disk, plan, rows, secondary
from portal.operations.scale.places import Departement, departements
from portal.operations.scale.plan import Plan
from portal.operations.scale.shares import Shares

# Demands of a chunk: one transaction, some seconds of work at most, and a bar that moves.
LARGEST_CHUNK, CHUNKS, PROCESSES = 5_000, 20, 2
LOOK_SECONDS = 0.5
# (what, how many, of how many)
Progress = Callable[[str, int, int], None]


class Stopped(Exception):
    """A process ended before its work; what it committed stays, a rerun goes on."""


@dataclass(frozen=True)
class Report:
    """`written`: in this run; the others were there. `seconds`: of this run, indexes included."""

    demands: int
    written: int
    seconds: float
    bytes_per_demand: float


def fill(
    *,
    demands: int,
    seed: int,
    today: date,
    progress: Progress,
    processes: int = PROCESSES,
    replace: bool = False,
    free: int | None = None,
) -> Report:
    """Bring the register to that many made-up demands, all labelled as demonstration.

    The same seed, size and day give the same rows. May be killed at any instant and run again.
    `replace`: without what is there. `free`: bytes of the disk, if known. Raises what `plan`,
    `places` and `disk` refuse, and Stopped.
    """
    start = time.monotonic()
    with plan.alone():
        if replace:
            plan.empty()
        places, begun = departements(), plan.current()
        before = _count(begun, plan.written()) if begun else 0
        disk.check(demands - before, free=free)
        begun = plan.begin(
            seed=seed,
            demands=demands,
            chunk=min(LARGEST_CHUNK, -(-demands // CHUNKS)),
            today=today,
            departements=places,
        )
        _copy(begun, places, processes, progress)
        for built in secondary.build_again(begun.aside):
            progress("index", built, len(begun.aside))
    return Report(
        demands=demands,
        written=demands - before,
        seconds=time.monotonic() - start,
        bytes_per_demand=_size() / demands,
    )


def _copy(begun: Plan, places: Shares[Departement], processes: int, progress: Progress) -> None:
    """Ends when every chunk is written. Raises Stopped."""
    fork = multiprocessing.get_context("fork")
    connections.close_all()
    children = [
        fork.Process(target=_work, args=(begun, places, share, processes), daemon=True)
        for share in range(processes)
    ]
    for child in children:
        child.start()
    try:
        alive = children
        while alive:
            wait([child.sentinel for child in alive], timeout=LOOK_SECONDS)
            alive = [child for child in children if child.is_alive()]
            progress("demands", _count(begun, plan.written()), begun.demands)
            if any(child.exitcode for child in children):
                raise Stopped
    finally:
        for child in children:
            child.terminate()
            child.join()


def _work(begun: Plan, places: Shares[Departement], share: int, processes: int) -> None:
    """In a process of its own: every `processes`-th chunk, until all are written."""
    parent, numbers, known = os.getppid(), begun.before, plan.written()
    for chunk in range(begun.chunks):
        drawn = beginnings.draw(begun.seed, chunk, begun.size(chunk), places)
        if chunk % processes == share and chunk not in known:
            if os.getppid() != parent:
                break
            _write(begun, chunk, _made_up(begun, chunk, drawn, numbers))
        else:
            numbers.update(beginnings.counters(drawn, begun.today))
    connections.close_all()


def _made_up(
    begun: Plan, chunk: int, drawn: list[beginnings.Beginning], numbers: Counter
) -> rows.Rows:
    """The rows of a chunk; `numbers` moves on to the next."""
    chance = Random(f"{begun.seed}/{chunk}")  # noqa: S311  made-up people, not secrets
    made: rows.Rows = {model: [] for model in rows.MODELS}
    for rank, beginning in enumerate(drawn, start=chunk * begun.chunk):
        serial = None
        for key in beginnings.counters([beginning], begun.today):
            numbers[key] += 1
            serial = numbers[key]
        one = rows.Made(rank, begun.first_key + rank, beginning, serial)
        rows.write(one, chance, made, seed=begun.seed, today=begun.today)
    return made


@transaction.atomic
def _write(begun: Plan, chunk: int, made: rows.Rows) -> None:
    """The chunk and its marker, together."""
    with connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit = off")
        cursor.execute("insert into demonstration_scale_chunk values (%s)", [chunk])
        for model, lines in made.items():
            columns = sql.SQL(", ").join(
                sql.Identifier(field.column) for field in rows.columns(model)
            )
            statement = sql.SQL("copy {} ({}) from stdin").format(
                sql.Identifier(model._meta.db_table), columns
            )
            with cursor.copy(statement) as copy:
                for line in lines:
                    copy.write_row(line)


def _count(begun: Plan, chunks: set[int]) -> int:
    return sum(begun.size(chunk) for chunk in chunks)


def _size() -> int:
    """Bytes of the tables and their indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select sum(pg_total_relation_size(one)) from unnest(%s::regclass[]) one",
            [[model._meta.db_table for model in rows.MODELS]],
        )
        return int(cursor.fetchone()[0])
