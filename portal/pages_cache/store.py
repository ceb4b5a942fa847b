"""The cached pages of one process: compressed, the least recently read leave first."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from isal import igzip

from portal.interface.public_page import PublicPage
from portal.interface.stamp import Stamp

# What an entry costs beside its body: key, headers, objects of Python.
OVERHEAD_BYTES = 2_000
BIGGEST_BYTES = 1024 * 1024
# The least of igzip: the most takes twice the time for 3 % fewer bytes; nginx keeps what
# it is given.
COMPRESSION = 1


@dataclass(frozen=True)
class Entry:
    """A page ready to be sent; `stamp` is the state of the site before it was rendered."""

    stamp: Stamp
    headers: tuple[tuple[str, str], ...]
    compressed: bytes
    etag: str

    @classmethod
    def of(cls, stamp: Stamp, headers, body: bytes) -> Entry:
        # Without date: the same page is the same bytes, and the same ETag.
        compressed = igzip.compress(body, compresslevel=COMPRESSION, mtime=0)
        digest = hashlib.sha256(body).hexdigest()[:20]
        return cls(stamp, tuple(headers), compressed, f'W/"{digest}"')

    @property
    def body(self) -> bytes:
        return igzip.decompress(self.compressed)

    @property
    def size(self) -> int:
        return len(self.compressed) + OVERHEAD_BYTES


class Store:
    """`limit` bytes at most; safe between threads."""

    def __init__(self, limit: int):
        self.limit, self.size, self._lock = limit, 0, Lock()
        self._entries: OrderedDict[tuple, Entry] = OrderedDict()
        # What changes the page at an address; read before the view is known.
        self._marks: OrderedDict[tuple, PublicPage] = OrderedDict()

    def __len__(self):
        return len(self._entries)

    def mark(self, address: tuple) -> PublicPage | None:
        return self._marks.get(address)

    def get(self, key: tuple, stamp: Stamp) -> Entry | None:
        """The entry, when nothing public changed since it was rendered."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            if entry.stamp != stamp:
                self._drop(key)
                return None
            self._entries.move_to_end(key)
            return entry

    def put(self, address: tuple, mark: PublicPage, key: tuple, entry: Entry) -> None:
        if entry.size > min(self.limit, BIGGEST_BYTES):
            return
        with self._lock:
            self._drop(key)
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self.limit:
                self._drop(next(iter(self._entries)))
            self._marks[address] = mark
            while len(self._marks) > len(self._entries) + 1_000:
                self._marks.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._marks.clear()
            self.size = 0

    def _drop(self, key: tuple) -> None:
        entry = self._entries.pop(key, None)
        if entry:
            self.size -= entry.size
