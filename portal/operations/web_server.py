"""The web server: granian, whose processes are born with the site already loaded.

A process that is killed is born again in a fraction of a second; the others answer meanwhile.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
from contextlib import suppress
from importlib import import_module

from django.db import DatabaseError, connections
from django.urls import get_resolver
from django.utils import translation
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

TARGET = "portal.wsgi:application"
KILL_TIMEOUT_SECONDS = 5


def main() -> None:
    read = argparse.ArgumentParser(prog="portal.operations.web_server")
    read.add_argument("--host", default="127.0.0.1")
    read.add_argument("--port", type=int, default=8000)
    read.add_argument("--workers", type=int, default=2)
    read.add_argument("--threads", type=int, default=4)
    serve(**vars(read.parse_args()))


def serve(*, host: str, port: int, workers: int, threads: int) -> None:
    """Answer until told to stop. `threads` a worker is also the number of its connections."""
    _load()
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=KILL_TIMEOUT_SECONDS,
        respawn_failed_workers=True,
    ).serve()


def _load() -> None:
    """All that a request needs but a connection: each worker, forked, has it at once."""
    multiprocessing.set_start_method("fork")
    import_module("portal.wsgi")
    read_at_start()
    connections.close_all()
    # The workers share these pages of memory for as long as nobody writes in them.
    gc.collect()
    gc.freeze()


def read_at_start() -> None:
    """What every process has read before its first request."""
    from directory.territory import maps
    from directory.territory.table import communes

    _ = get_resolver().url_patterns
    # Reads the catalogues of the language.
    translation.gettext("Oui")
    maps.read_all()
    # Without database yet, the first request of each worker will read the table.
    with suppress(DatabaseError):
        communes()


if __name__ == "__main__":
    main()
