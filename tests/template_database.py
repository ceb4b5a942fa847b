"""One migrated PostgreSQL database with the territories in it, cloned for whoever asks.

Its name is a hash of what made it, so a change of a migration or of the data makes a new one.
It is made once for the life of the server, under a lock; a clone takes tens of milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import environ
import psycopg
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MADE_OF = (
    "requirements.txt",
    "constraints.txt",
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "directory/territory/models.py",
    "directory/territory/*import*.py",
    "directory/territory/data/**/*",
    "directory/territory/management/commands/load_territories.py",
    "directory/figures/ceilings_import.py",
    "directory/figures/data/*",
)
CEILINGS = ROOT / "directory/figures/data/ceilings.csv"


def fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for pattern in MADE_OF:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


class Databases:
    """The databases of the tests on one server; `url` leads to any database of it."""

    def __init__(self, url: str):
        self.server = url.rsplit("/", 1)[0]
        self.template = f"template_{fingerprint()}"

    def url(self, name: str) -> str:
        return f"{self.server}/{name}"

    @contextmanager
    def _administration(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            yield connection

    def clone(self) -> str:
        """A new database like the template; its name."""
        self._make_template()
        # The process id lets a later run drop what a killed run left.
        name = f"test_{os.getpid()}_{secrets.token_hex(4)}"
        with self._administration() as connection:
            copy = "create database {} template {}"
            if connection.info.server_version >= 150_000:
                copy += " strategy file_copy"
            connection.execute(
                sql.SQL(copy).format(sql.Identifier(name), sql.Identifier(self.template))
            )
        return name

    def drop(self, name: str) -> None:
        with self._administration() as connection:
            connection.execute(_drop(name))

    def drop_leftovers(self) -> None:
        """Drop the clones of runs that are no more."""
        with self._administration() as connection:
            names = connection.execute(
                "select datname from pg_database d where datname like 'test\\_%\\_%' and not exists"
                " (select from pg_stat_activity a where a.datname = d.datname)"
            ).fetchall()
            for (name,) in names:
                pid = name.split("_")[1]
                if pid.isdecimal() and not Path(f"/proc/{pid}").exists():
                    connection.execute(_drop(name))

    def _make_template(self) -> None:
        with self._administration() as connection:
            connection.execute("select pg_advisory_lock(20140690)")
            known = "select 1 from pg_database where datname = %s and datistemplate"
            if connection.execute(known, [self.template]).fetchone():
                return
            making = f"making_{self.template}"
            connection.execute(_drop(making))
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(making)))
            commands = [["migrate", "--verbosity=0"]]
            commands += [["load_territories"], ["import_file", "plafonds", str(CEILINGS)]]
            for command in commands:
                _manage(command, self.url(making))
            for statement in (
                "alter database {} rename to {template}",
                "alter database {template} is_template true allow_connections false",
            ):
                connection.execute(
                    sql.SQL(statement).format(
                        sql.Identifier(making), template=sql.Identifier(self.template)
                    )
                )
            old = connection.execute(
                "select datname from pg_database where datname like 'template\\_%'"
                " order by oid desc offset 5"
            ).fetchall()
            for (name,) in old:
                connection.execute(
                    sql.SQL("alter database {} is_template false").format(sql.Identifier(name))
                )
                connection.execute(_drop(name))


def _drop(name: str) -> sql.Composed:
    return sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))


def _manage(arguments: list[str], url: str) -> None:
    """Run a command of manage.py in a process of its own, on this database."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def point_orm_at(databases: Databases, name: str):
    """Every connection of this process, in every thread, goes to this database meanwhile."""
    target = connections["default"].settings_dict
    before = dict(target)
    connections.close_all()
    target.update(database_settings(databases.url(name)))
    try:
        yield
    finally:
        connections.close_all()
        target.update(before)


def database_settings(url: str) -> dict:
    wanted = ("HOST", "PORT", "USER", "PASSWORD", "NAME")
    return {key: value for key, value in environ.Env.db_url_config(url).items() if key in wanted}
