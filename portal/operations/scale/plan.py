"""What is being filled, kept in the database itself: a run that is killed is gone on with.

Two small tables beside the register: the plan, and a row for each chunk, committed with it.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from psycopg import errors

from forms_wizard.demands.models import Demand
from forms_wizard.demands.numbering import MOST, CounterExhausted
from portal.operations.scale import beginnings, secondary
from portal.operations.scale.places import Departement
from portal.operations.scale.rows import MODELS
from portal.operations.scale.secondary import Aside
from portal.operations.scale.shares import Shares

LOCK, PATIENCE = 4_140_690, "60s"
CREATE = """
create table if not exists demonstration_scale (
  alone boolean primary key default true check (alone),
  seed bigint not null, demands integer not null, chunk integer not null, today date not null,
  first_key bigint not null, numbers jsonb not null, aside jsonb not null
);
create table if not exists demonstration_scale_chunk (chunk integer primary key)
"""
COUNT = """
insert into demands_numbercounter as known (territory_id, month, last)
select * from unnest(%s::text[], %s::text[], %s::int[])
on conflict (territory_id, month) do update set last = known.last + excluded.last
returning territory_id, month, last
"""


class AnotherFill(Exception):
    """The register was filled with another seed or another size; `plan` is that one."""

    def __init__(self, plan: Plan):
        super().__init__(f"seed={plan.seed} demands={plan.demands}")
        self.plan = plan


class AtWork(Exception):
    """Another process is filling this register now."""


GIVE_BACK = """
update demands_numbercounter known set last = given.before
from unnest(%s::text[], %s::text[], %s::int[], %s::int[]) as given (territory, month, before, taken)
where known.territory_id = given.territory and known.month = given.month
and known.last = given.before + given.taken
"""


class TrueDemands(Exception):
    """The register holds demands, drafts or documents that are not of the demonstration."""


@dataclass(frozen=True)
class Plan:
    """`numbers`: (territory, month, the last number taken before, how many are taken)."""

    seed: int
    demands: int
    chunk: int
    today: date
    first_key: int
    numbers: list[tuple[str, str, int, int]] = field(repr=False)
    aside: list[Aside] = field(repr=False)

    @property
    def chunks(self) -> int:
        return -(-self.demands // self.chunk)

    @property
    def before(self) -> Counter:
        """The last number taken before, by (territory, month)."""
        return Counter({(territory, month): n for territory, month, n, _taken in self.numbers})

    def size(self, chunk: int) -> int:
        return min(self.chunk, self.demands - chunk * self.chunk)


@contextmanager
def alone():
    """Nobody else fills meanwhile, the processes of a run that was killed included.

    Raises AtWork. The lock has a connection of its own: those of Django are closed before a fork.
    """
    with connection.get_new_connection(connection.get_connection_params()) as held:
        held.autocommit = True
        held.execute(f"set lock_timeout = '{PATIENCE}'")
        try:
            held.execute("select pg_advisory_lock(%s)", [LOCK])
        except errors.LockNotAvailable as error:
            raise AtWork from error
        yield


def current() -> Plan | None:
    """The one that was begun in this database, ended or not."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('demonstration_scale')")
        if cursor.fetchone() == (None,):
            return None
        cursor.execute(
            "select seed, demands, chunk, today, first_key, numbers, aside from demonstration_scale"
        )
        row = cursor.fetchone()
    if row is None:
        return None
    *columns, numbers, aside = row
    taken = [tuple(one) for one in json.loads(numbers)]
    return Plan(*columns, taken, [Aside(*one) for one in json.loads(aside)])


@transaction.atomic
def begin(
    *, seed: int, demands: int, chunk: int, today: date, departements: Shares[Departement]
) -> Plan:
    """Take the keys and the numbers, put the indexes aside: all that, or nothing.

    A plan of the same seed and size is gone on with, on its own day. Raises AnotherFill,
    TrueDemands, CounterExhausted.
    """
    if plan := current():
        if (plan.seed, plan.demands) != (seed, demands):
            raise AnotherFill(plan)
        return plan
    if Demand.objects.filter(demonstration=False).exists():
        raise TrueDemands
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        cursor.execute("select nextval(pg_get_serial_sequence('demands_demand', 'id'))")
        (first_key,) = cursor.fetchone()
        last = first_key + demands - 1
        cursor.execute("select setval(pg_get_serial_sequence('demands_demand', 'id'), %s)", [last])
        plan = Plan(seed, demands, chunk, today, first_key, [], [])
        numbers = _take_numbers(cursor, plan, departements)
        aside = secondary.put_aside(list(MODELS))
        cursor.execute(
            "insert into demonstration_scale values (true, %s, %s, %s, %s, %s, %s, %s)",
            [seed, demands, chunk, today, first_key, json.dumps(numbers), json.dumps(aside)],
        )
    return Plan(seed, demands, chunk, today, first_key, numbers, aside)


def _take_numbers(cursor, plan: Plan, departements: Shares[Departement]) -> list[tuple]:
    """All at once from the counters of the register; as `Plan.numbers`."""
    taken: Counter = Counter()
    for chunk in range(plan.chunks):
        drawn = beginnings.draw(plan.seed, chunk, plan.size(chunk), departements)
        taken.update(beginnings.counters(drawn, plan.today))
    keys = sorted(taken)
    territories, months = [key[0] for key in keys], [key[1] for key in keys]
    cursor.execute(COUNT, [territories, months, [taken[key] for key in keys]])
    before = []
    for territory, month, last in cursor.fetchall():
        if last > MOST:
            raise CounterExhausted(f"{territory} {month}")
        count = taken[territory, month]
        before.append((territory, month, last - count, count))
    return before


def written() -> set[int]:
    """The chunks that are in the register."""
    with connection.cursor() as cursor:
        cursor.execute("select chunk from demonstration_scale_chunk")
        return {chunk for (chunk,) in cursor.fetchall()}


@transaction.atomic
def empty() -> None:
    """Forget a plan, and every demand with it and all that hangs on one.

    The counters give back the numbers that nobody followed. Raises TrueDemands, also for a draft
    or a document without demand: they are of somebody who has not sent it yet.
    """
    hanging = [one for one in Demand._meta.related_objects if one.related_model is not Demand]
    others = (
        one.related_model.objects.filter(**{one.field.name: None})
        for one in hanging
        if one.field.null
    )
    if Demand.objects.filter(demonstration=False).exists() or any(own.exists() for own in others):
        raise TrueDemands
    plan = current()
    with connection.cursor() as cursor:
        cursor.execute("truncate demands_demand cascade")
        cursor.execute("drop table if exists demonstration_scale, demonstration_scale_chunk")
        if plan and plan.numbers:
            cursor.execute(GIVE_BACK, [list(column) for column in zip(*plan.numbers, strict=True)])
    for _built in secondary.build_again(plan.aside if plan else []):
        pass
