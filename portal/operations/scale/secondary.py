"""What slows a COPY down, put aside then built again: indexes, unique constraints, references.

Primary keys and CHECK constraints stay: each row meets them as it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection, models
from psycopg import sql

MEMORY = "512MB"

CONSTRAINTS = """
select conrelid::regclass::text, conname, contype::text, pg_get_constraintdef(oid)
from pg_constraint where conrelid = any(%s::regclass[]) and contype in ('u', 'f')
order by contype desc, conrelid::regclass::text, conname
"""
INDEXES = """
select indrelid::regclass::text, indexrelid::regclass::text, 'i', pg_get_indexdef(indexrelid)
from pg_index where indrelid = any(%s::regclass[]) and not indisprimary
and not exists (select from pg_constraint where conindid = indexrelid)
order by 1, 2
"""
VALID = """
select convalidated from pg_constraint where conrelid = %s::regclass and conname = %s
"""


class Aside(NamedTuple):
    """`kind`: « i » an index, « u » a unique constraint, « f » a reference."""

    table: str
    name: str
    kind: str
    definition: str


def put_aside(tables: list[type[models.Model]]) -> list[Aside]:
    """Drop them, in the transaction of the caller, and say what they were."""
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS, [names])
        constraints = [Aside(*row) for row in cursor.fetchall()]
        cursor.execute(INDEXES, [names])
        indexes = [Aside(*row) for row in cursor.fetchall()]
        for one in reversed(constraints):
            drop = sql.SQL("alter table {} drop constraint {}")
            cursor.execute(drop.format(sql.Identifier(one.table), sql.Identifier(one.name)))
        for one in indexes:
            cursor.execute(sql.SQL("drop index {}").format(sql.Identifier(one.name.strip('"'))))
    return indexes + constraints


def build_again(aside: list[Aside]) -> Iterator[int]:
    """Build what is not there yet, each on its own; yields how many are there.

    A reference is added, then validated: a row that points nowhere raises IntegrityError.
    """
    with connection.cursor() as cursor:
        cursor.execute("select set_config('maintenance_work_mem', %s, false)", [MEMORY])
        cursor.execute("select set_config('work_mem', %s, false)", [MEMORY])
        cursor.execute("set synchronous_commit = off")
        for count, one in enumerate(aside, start=1):
            _build(cursor, one)
            yield count
        for table in dict.fromkeys(one.table for one in aside):
            cursor.execute(sql.SQL("analyze {}").format(sql.Identifier(table)))
        for name in ("maintenance_work_mem", "work_mem", "synchronous_commit"):
            cursor.execute(sql.SQL("reset {}").format(sql.Identifier(name)))


def _build(cursor, one: Aside) -> None:
    if one.kind == "i":
        cursor.execute("select to_regclass(%s)", [one.name])
        if cursor.fetchone() == (None,):
            cursor.execute(one.definition)
        return
    table, name = sql.Identifier(one.table), sql.Identifier(one.name)
    cursor.execute(VALID, [one.table, one.name])
    valid = cursor.fetchone()
    if valid is None:
        add = sql.SQL("alter table {} add constraint {} {}{}")
        later = " not valid" if one.kind == "f" else ""
        cursor.execute(add.format(table, name, sql.SQL(one.definition), sql.SQL(later)))
    if one.kind == "f" and valid != (True,):
        cursor.execute(sql.SQL("alter table {} validate constraint {}").format(table, name))
