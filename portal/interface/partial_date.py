"""A date of which the day, or the day and the month, may be unknown (« 00/00/1985 »)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=False)
class PartialDate:
    """`year`; `month` or None; `day` or None. Raises ValueError for a day that cannot be."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month")
        self.latest  # noqa: B018  a date that does not exist raises here

    @property
    def is_full(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def age_on(self, day: date, *, oldest: bool = True) -> int:
        """Whole years on that day; by default the reading that makes the person oldest."""
        born = self.earliest if oldest else self.latest
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def isoformat(self) -> str:
        """« 1985-03-00 » when the day is unknown, « 1985-00-00 » when the month is too."""
        return f"{self.year:04}-{self.month or 0:02}-{self.day or 0:02}"

    @classmethod
    def fromisoformat(cls, text: str) -> PartialDate:
        year, month, day = (int(part) for part in text.split("-"))
        return cls(year, month or None, day or None)

    def __str__(self):
        """As people read it: « 31/12/1985 », « 12/1985 », « 1985 »."""
        known = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        return "/".join([*known, f"{self.year:04}"])
