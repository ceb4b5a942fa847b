"""The database notes each row that an import changes, whatever writes it; undo gives them back.

Statement triggers, silent unless `portal.import` is set in the transaction: what agents and
editors write at other times costs nothing and is not noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, models
from psycopg import sql

TRIGGERS = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
}
# Of each table and sort of change, how many rows are shown to the editor.
SHOWN = 10
LONGEST_VALUE = 80


@dataclass
class Undone:
    """`left_alone`: rows that somebody changed since; they stay as they are."""

    restored: int = 0
    removed: int = 0
    left_alone: int = 0


@contextmanager
def recorded(import_id: int, tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Note what happens to these tables; to be used in a transaction.

    Until it ends, nobody else writes in them (reading goes on): two imports never mix.
    """
    with connection.cursor() as cursor:
        for model in tables:
            _watch(cursor, model)
        cursor.execute("SELECT set_config('portal.import', %s, true)", [str(import_id)])
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.import', '', true)")


def _watch(cursor, model: type[models.Model]) -> None:
    table, key = model._meta.db_table, model._meta.pk.column
    cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
    cursor.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s",
        [table, "import_note_%"],
    )
    if cursor.fetchone()[0] == len(TRIGGERS):
        return
    for act, rows in TRIGGERS.items():
        cursor.execute(
            f"CREATE OR REPLACE TRIGGER import_note_{act} AFTER {act} ON {table} {rows} "
            "FOR EACH STATEMENT WHEN (current_setting('portal.import', true) <> '') "
            f"EXECUTE FUNCTION imports_note('{key}')"
        )


def sample(import_id: int, tables: Sequence[type[models.Model]]) -> list[dict]:
    """A few of the rows just changed: [{"label", "act", "changes": [[column, before, after]]}].

    To be read in the transaction that changed them.
    """
    found = []
    with connection.cursor() as cursor:
        for model in tables:
            table = model._meta.db_table
            statement = sql.SQL("""
                SELECT act, before, after FROM (
                  SELECT changes.before, to_jsonb(row_now) AS after,
                    CASE WHEN changes.before IS NULL THEN 'created'
                      WHEN row_now IS NULL THEN 'left' ELSE 'updated' END AS act,
                    row_number() OVER (
                      PARTITION BY changes.before IS NULL, row_now IS NULL ORDER BY changes.id
                    ) AS rank
                  FROM imports_change changes
                  LEFT JOIN {table} row_now ON row_now.{key}::text = changes.key
                  WHERE run_id = %s AND relation = %s
                ) ranked WHERE rank <= %s ORDER BY act, rank
            """)
            cursor.execute(statement.format(**_names(model)), [import_id, table, SHOWN])
            for act, before, after in cursor.fetchall():
                found.append(_told(model, act, _loaded(before), _loaded(after)))
    return found


def _loaded(value):
    return (
        value
        if isinstance(value, dict | None)
        else models.JSONField().from_db_value(value, None, connection)
    )


def _told(model, act: str, before: dict | None, after: dict | None) -> dict:
    shown, changes = after or before, []
    for each in model._meta.concrete_fields:
        pair = [(row or {}).get(each.column) for row in (before, after)]
        if act == "updated" and pair[0] != pair[1]:
            changes.append([str(each.verbose_name), *map(_short, pair)])
    row = model(**{each.attname: shown.get(each.column) for each in model._meta.concrete_fields})
    return {"act": act, "label": _short(str(row)), "changes": changes}


def _short(value) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def undo(import_id: int, tables: Sequence[type[models.Model]]) -> Undone:
    """Give the rows that an import changed their previous values; to be run in a transaction.

    A row that was changed again since is left alone. Raises IntegrityError when something that
    came since needs a row that the import had created.
    """
    done = Undone()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS first_change")
        # Changed twice by the same import: the state before is the first, the state after the last.
        cursor.execute(
            "CREATE TEMPORARY TABLE first_change ON COMMIT DROP AS SELECT DISTINCT ON "
            "(relation, key) relation, key, before, last_value(after) OVER (PARTITION BY relation,"
            " key ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS after "
            "FROM imports_change WHERE run_id = %s ORDER BY relation, key, id",
            [import_id],
        )
        cursor.execute("ANALYZE first_change")
        for model in tables:
            cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        for model in reversed(tables):
            _leave_alone(cursor, model, done)
            _remove_created(cursor, model, done)
        for model in tables:
            _restore(cursor, model, done)
    return done


def _leave_alone(cursor, model, done: Undone) -> None:
    """Forget the changes of rows that are no longer what the import made of them."""
    statement = sql.SQL(
        "DELETE FROM first_change USING first_change again "
        "LEFT JOIN {table} row_stored ON row_stored.{key}::text = again.key "
        "WHERE again.relation = %s AND first_change.relation = again.relation "
        "AND first_change.key = again.key "
        "AND imports_hash(row_stored::text) IS DISTINCT FROM again.after"
    )
    cursor.execute(statement.format(**_names(model)), [model._meta.db_table])
    done.left_alone += cursor.rowcount


def _remove_created(cursor, model, done: Undone) -> None:
    statement = sql.SQL(
        "DELETE FROM {table} row_stored USING first_change WHERE relation = %s "
        "AND before IS NULL AND row_stored.{key}::text = first_change.key"
    )
    cursor.execute(statement.format(**_names(model)), [model._meta.db_table])
    done.removed += cursor.rowcount


def _restore(cursor, model, done: Undone) -> None:
    columns = [sql.Identifier(each.column) for each in model._meta.concrete_fields]
    key = sql.Identifier(model._meta.pk.column)
    statement = sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {values} FROM (SELECT jsonb_populate_record("
        "NULL::{table}, before) AS was FROM first_change WHERE relation = %s "
        "AND before IS NOT NULL) rows ON CONFLICT ({key}) DO UPDATE SET {changes}"
    ).format(
        **_names(model),
        columns=sql.SQL(", ").join(columns),
        values=sql.SQL(", ").join(sql.SQL("(was).{}").format(name) for name in columns),
        changes=sql.SQL(", ").join(
            sql.SQL("{0} = EXCLUDED.{0}").format(name) for name in columns if name != key
        ),
    )
    cursor.execute(statement, [model._meta.db_table])
    done.restored += cursor.rowcount


def _names(model) -> dict[str, sql.Identifier]:
    """The table of a model and the column of its key, quoted."""
    return {
        "table": sql.Identifier(model._meta.db_table),
        "key": sql.Identifier(model._meta.pk.column),
    }
