"""What a process keeps of the database to show it without a query, as long as it is true."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import uuid4

from django.core.cache import cache

T = TypeVar("T")
# At most so late where no visitor asks for a page: a worker that sends mails.
SECONDS = 60


class Remembered(Generic[T]):
    """`words = Remembered("home.words", read)`, then `words()` gives what `read` made.

    It is read again once the cache forgets `key`: with the public pages, when something public
    changes (PAGES_CACHE_FORGETS), and after SECONDS. What `read` gives is never changed.
    """

    def __init__(self, key: str, read: Callable[[], T]):
        self.key, self.read = key, read
        self.lock = threading.Lock()
        self.mark, self.value = "", None

    def __call__(self) -> T:
        # The mark first: what changes while we read makes another one.
        mark = cache.get_or_set(self.key, lambda: uuid4().hex, SECONDS)
        if mark != self.mark:
            with self.lock:
                if mark != self.mark:
                    self.value, self.mark = self.read(), mark
        return self.value

    def hold(self, value: T) -> None:
        """Take this as read, until something public changes."""
        with self.lock:
            mark = uuid4().hex
            cache.set(self.key, mark, SECONDS)
            self.value, self.mark = value, mark
