"""Many rows at once: COPY into a temporary table, then one INSERT … ON CONFLICT.

Rows that say what is already there are not written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import models

LINES_AT_ONCE = 1_000


@dataclass
class Target:
    """A table, the columns that name a row, all the columns given: « code, name »."""

    model: type[models.Model]
    key: str
    columns: str
    only_at_creation: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def incoming(self) -> str:
        return f"incoming_{self.table}"

    @property
    def updated(self) -> list[str]:
        kept = {*self.key.split(", "), *self.only_at_creation.split(", ")}
        return [name for name in self.columns.split(", ") if name not in kept]


def copy_in(cursor, target: Target, rows: Iterable[Sequence]) -> None:
    """Fill the temporary table `target.incoming`; it goes with the transaction."""
    _make_incoming(cursor, target)
    with cursor.copy(f"COPY {target.incoming} ({target.columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute(f"ANALYZE {target.incoming}")


def copy_lines_in(cursor, target: Target, lines: Iterable[str]) -> None:
    """The same from lines already in COPY's text format: three times faster for plain columns."""
    _make_incoming(cursor, target)
    lines = iter(lines)
    with cursor.copy(f"COPY {target.incoming} ({target.columns}) FROM STDIN") as copy:
        while block := "".join(islice(lines, LINES_AT_ONCE)):
            copy.write(block)
    cursor.execute(f"ANALYZE {target.incoming}")


def _make_incoming(cursor, target: Target) -> None:
    cursor.execute(f"DROP TABLE IF EXISTS {target.incoming}")
    cursor.execute(
        f"CREATE TEMPORARY TABLE {target.incoming} ON COMMIT DROP AS "  # noqa: S608  our own names
        f"SELECT {target.columns} FROM {target.table} WITH NO DATA"
    )


def upsert(cursor, target: Target, rows: Iterable[Sequence]) -> tuple[int, int]:
    """How many rows were (created, updated). The same key twice in `rows` is an IntegrityError."""
    copy_in(cursor, target, rows)
    return write_incoming(cursor, target)


def write_incoming(cursor, target: Target) -> tuple[int, int]:
    """How many rows of the temporary table were (created, updated) in the real one."""
    action = "NOTHING"
    if target.updated:
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in target.updated)
        old = ", ".join(f"stored.{name}" for name in target.updated)
        new = ", ".join(f"EXCLUDED.{name}" for name in target.updated)
        action = f"UPDATE SET {changes} WHERE ({old}) IS DISTINCT FROM ({new})"
    cursor.execute(
        # The names are ours; every value goes in as a parameter.
        f"WITH written AS (INSERT INTO {target.table} AS stored ({target.columns}) "  # noqa: S608
        f"SELECT {target.columns} FROM {target.incoming} "
        f"ON CONFLICT ({target.key}) DO {action} RETURNING (xmax = 0) AS created) "
        "SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created) FROM written"
    )
    return cursor.fetchone()


def remove_absent(cursor, target: Target) -> int:
    """Delete the rows that the last `upsert` of this target did not name."""
    # The names are ours; every value goes in as a parameter.
    cursor.execute(f"DELETE FROM {target.table} AS stored WHERE {_absent(target)}")  # noqa: S608
    return cursor.rowcount


def close_absent(cursor, target: Target, today) -> int:
    """Give a `closed_on` to the open rows that the last `upsert` of this target did not name."""
    cursor.execute(
        f"UPDATE {target.table} AS stored SET closed_on = %s "  # noqa: S608  our own names
        f"WHERE closed_on IS NULL AND {_absent(target)}",
        [today],
    )
    return cursor.rowcount


def _absent(target: Target) -> str:
    same = " AND ".join(f"incoming.{key} = stored.{key}" for key in target.key.split(", "))
    return f"NOT EXISTS (SELECT FROM {target.incoming} AS incoming WHERE {same})"
