"""What a process keeps of the database for public pages, until something public changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import ClassVar, Generic, TypeVar

from portal.interface import stamp

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """`landlords = Kept(read_landlords, most=120)`, then `landlords("59")` reads once.

    What was read before the last change of something public is never given again. `make` reads
    committed rows: do not call it in a transaction that changes them. The `most` values asked for
    last are kept; they are shared between threads, so nobody changes them.
    """

    every: ClassVar[list[Kept]] = []

    def __init__(self, make: Callable[[K], V], *, most: int):
        self.make, self.most, self._lock = make, most, Lock()
        self._values: OrderedDict[K, tuple[stamp.Stamp, V]] = OrderedDict()
        self.every.append(self)

    def __call__(self, key: K) -> V:
        # Before it is read: what is late belongs to the state before.
        now = stamp.current()
        with self._lock:
            found = self._values.get(key)
            if found and found[0] == now:
                self._values.move_to_end(key)
                return found[1]
        value = self.make(key)
        with self._lock:
            self._keep(now, key, value)
        return value

    def _keep(self, now: stamp.Stamp, key: K, value: V) -> None:
        self._values[key] = now, value
        self._values.move_to_end(key)
        while len(self._values) > self.most:
            self._values.popitem(last=False)

    def hold(self, key: K, value: V) -> None:
        """Take this for what `make` reads of that key, until something public changes."""
        with self._lock:
            self._values[key] = stamp.current(), value

    def forget(self) -> None:
        with self._lock:
            self._values.clear()


class KeptRows(Kept[K, V]):
    """`figures = KeptRows(read_figures, most=4000)`, then `figures(["59350", "59512"])`.

    The same promise for many keys at once: `make` is given those that are not kept, and gives
    {key: value}; a key that it does not give is asked again.
    """

    def __init__(self, make: Callable[[list[K]], dict[K, V]], *, most: int):
        super().__init__(make, most=most)

    def __call__(self, keys: Iterable[K]) -> dict[K, V]:
        now = stamp.current()
        found, missing = {}, []
        with self._lock:
            for key in keys:
                kept = self._values.get(key)
                if kept and kept[0] == now:
                    self._values.move_to_end(key)
                    found[key] = kept[1]
                else:
                    missing.append(key)
        if missing:
            made = self.make(missing)
            with self._lock:
                for key, value in made.items():
                    self._keep(now, key, value)
            found |= made
        return found
