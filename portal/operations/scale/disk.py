"""Whether the disk holds what is asked for, known before anything is written."""

from __future__ import annotations

import shutil

from django.db import connection

# About 4,000 are measured, indexes included (`make bench` prints it), and letters come after.
BYTES_PER_DEMAND = 6_000
# The journal of PostgreSQL and the sorting of the largest index, whatever the number of demands.
BESIDE = 2 * 1024**3
HERE = ("", "localhost", "127.0.0.1", "::1")


class DiskTooSmall(Exception):
    """`needed` and `free`, in bytes; `free` None when nothing tells it."""

    def __init__(self, needed: int, free: int | None):
        super().__init__(f"{needed} bytes needed, {free} free")
        self.needed, self.free = needed, free


def check(demands: int, *, free: int | None) -> None:
    """Raise DiskTooSmall. `free`: bytes, when the caller knows better than this machine."""
    needed = demands * BYTES_PER_DEMAND + BESIDE
    free = _free() if free is None else free
    if free is None or free < needed:
        raise DiskTooSmall(needed, free)


def _free() -> int | None:
    """On the disk of PostgreSQL, when it is one of this machine that we may look at."""
    host = connection.settings_dict["HOST"]
    if host not in HERE and not host.startswith("/"):
        return None
    with connection.cursor() as cursor:
        cursor.execute("select setting from pg_settings where name = 'data_directory'")
        row = cursor.fetchone()
    try:
        return shutil.disk_usage(row[0]).free if row else None
    except OSError:
        return None
