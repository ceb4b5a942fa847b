"""What the door of a place says, for the rows of the database and for those that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import get_language

from directory.guichets.enums import GuichetService, SpokenLanguage
from directory.guichets.opening import Opening, SpecialDays, coming_changes, is_open, opening
from directory.guichets.weekly_hours import (
    DAY_NAMES,
    UnreadableHours,
    Week,
    parse_week,
    spoken_periods,
)

# Île-de-France is one territory (domain.md 1.3): one clock and the same holidays everywhere.
ILE_DE_FRANCE, ONE_OF_ITS_DEPARTEMENTS = "111", "75"
REGISTER = GuichetService.REGISTER.value


class Moment(NamedTuple):
    """An instant at which doors are asked: what is the same for all those of a page."""

    now: datetime
    today: date
    # Hours verified before so many months are too old.
    fresh_months: int

    @classmethod
    def at(cls, now: datetime) -> Moment:
        return cls(now, timezone.localdate(now), settings.GUICHET_HOURS_FRESH_MONTHS)


class Door:
    """Hours are those of the wall clock there.

    `weekly_hours`: see `weekly_hours.parse_week`; empty when they are not known.
    `special_days_known`: days that are not ordinary, in order; the public holidays apart.
    """

    __slots__ = ()
    weekly_hours: str
    verified_on: date | None
    departement_code: str
    special_days_known: Sequence[SpecialDays]

    @property
    def week(self) -> Week | None:
        """None when the hours are not known, or were stored by something that cannot write."""
        try:
            return parse_week(self.weekly_hours) if self.weekly_hours else None
        except UnreadableHours:
            return None

    def hours_are_fresh(self, today: date) -> bool:
        """Hours older than `GUICHET_HOURS_FRESH_MONTHS` are hidden rather than shown wrong."""
        return self._is_fresh(today, settings.GUICHET_HOURS_FRESH_MONTHS)

    def _is_fresh(self, today: date, months: int) -> bool:
        return self.verified_on is not None and _months_after(self.verified_on, months) >= today

    def told(self, at: Moment) -> tuple[Opening | None, bool]:
        """(what the door says, whether its hours may be shown).

        It says nothing when the hours are not known or too old.
        """
        fresh = self._is_fresh(at.today, at.fresh_months)
        week = self.week if fresh else None
        if week is None:
            return None, fresh
        days, code = self.special_days_known, self.departement_code
        return opening(week, days, departement=code, now=at.now), fresh

    def opening(self, now: datetime) -> Opening | None:
        """What the door says at `now`; None when the hours are not known or too old."""
        return self.told(Moment.at(now))[0]

    def is_open(self, now: datetime) -> bool:
        """Whether `opening` says so, without what comes next."""
        week = self.week
        if week is None or not self.hours_are_fresh(timezone.localdate(now)):
            return False
        return is_open(week, self.special_days_known, departement=self.departement_code, now=now)

    def week_in_words(self) -> list[tuple[str, str]]:
        """(day, periods in words) of the seven days; empty when the hours are not known."""
        return [
            (str(name), spoken_periods(periods))
            for name, periods in zip(DAY_NAMES, self.week or (), strict=False)
        ]

    def coming_changes(self, today: date) -> list[SpecialDays]:
        """What the next weeks hold that an ordinary week does not."""
        return coming_changes(
            self.week or ((),) * 7,
            self.special_days_known,
            departement=self.departement_code,
            today=today,
        )


class Counter(Door):
    """The door of a guichet, and what one can do behind it."""

    __slots__ = ()
    services: Sequence[str]
    languages: Sequence[str]
    closed_on: date | None

    def is_closed(self, today: date) -> bool:
        return self.closed_on is not None and self.closed_on <= today

    @property
    def service_labels(self) -> list[str]:
        return labels_of(GuichetService, tuple(self.services), get_language())

    @property
    def language_labels(self) -> list[str]:
        return labels_of(SpokenLanguage, tuple(self.languages), get_language())

    @property
    def registers(self) -> bool:
        return REGISTER in self.services


class HelpDoor(Door):
    """The door of a town hall or a France services, whose source may give no date."""

    __slots__ = ()
    special_days_known = ()

    def hours_are_fresh(self, today: date) -> bool:
        """Those of a source without date are shown too, and said to be indicative."""
        return self.verified_on is None or super().hours_are_fresh(today)

    def told(self, at: Moment) -> tuple[Opening | None, bool]:
        """Never « ouvert maintenant » from hours whose date nobody knows."""
        return (None, True) if self.verified_on is None else super().told(at)


def departement_of(commune_departement: str, territory: str) -> str:
    """The département whose clock and holidays a guichet keeps, without commune too."""
    if commune_departement:
        return commune_departement
    return ONE_OF_ITS_DEPARTEMENTS if territory == ILE_DE_FRANCE else territory.removeprefix("0")


@lru_cache(maxsize=4_096)
def _months_after(day: date, months: int) -> date:
    """Cards are verified on few different days."""
    return day + relativedelta(months=months)


@lru_cache(maxsize=512)
def label_of(choices: type[TextChoices], code: str, _language: str) -> str:
    """In words of the language read now; a code that is no longer in the list as it is."""
    return str(dict(choices.choices).get(code, code))


@lru_cache(maxsize=1_024)
def labels_of(choices: type[TextChoices], codes: tuple[str, ...], _language: str) -> list[str]:
    """In words, in the order of the list; what is no longer in the list is left out."""
    return [str(choice.label) for choice in choices if choice in codes]
