"""Open now, opens when: a pure function of hours, special days, public holidays and an instant.

All is compared on the wall clock of the place, as the door says it: a change to summer time, or
an overseas clock, moves the instant and never the hours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils.translation import gettext as _

from directory.guichets.weekly_hours import (
    DAY_NAMES,
    MIDNIGHT,
    Period,
    Periods,
    UnreadableHours,
    Week,
    parse_periods,
    spoken,
    spoken_periods,
)
from portal.interface.templatetags.portal import long_date

# A counter that is closed for longer says so by itself.
SEARCHED_DAYS = 62
TOLD_DAYS = 21
FRANCE = ZoneInfo("Europe/Paris")
# IANA zones of the overseas départements and collectivities.
ZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}
# Local law of 1892 (Alsace, Moselle) and overseas days of memory, as `holidays` names them.
HOLIDAY_ZONES = {
    "57": "57",
    **dict.fromkeys(("67", "68"), "6AE"),
    **{code: code for code in ("971", "972", "973", "974", "976")},
    **{"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"},
}


@dataclass(frozen=True)
class SpecialDays:
    """Days that are not as in an ordinary week: closed when `periods` is empty."""

    first: date
    last: date
    periods: Periods = ()
    reason: str = ""

    @classmethod
    def written(cls, first: date, last: date, hours: str, reason: str) -> SpecialDays:
        """As stored. Closed when the hours cannot be read: nobody comes for nothing."""
        try:
            periods = parse_periods(hours)
        except UnreadableHours:
            periods = ()
        return cls(first, last, periods, reason)

    @property
    def in_words(self) -> str:
        return spoken_periods(self.periods)


@dataclass(frozen=True)
class Opening:
    """What the door says at an instant.

    `today`: the day there. `until`: minute at which it closes, None when it is not before
    tomorrow's end. `opens`: (day, minute) of the next opening, None when none is known within two
    months. `reason`: why today is not an ordinary day.
    """

    is_open: bool
    today: date
    until: int | None = None
    opens: tuple[date, int] | None = None
    reason: str = ""

    def __str__(self):
        if self.is_open and self.until is None:
            return _("Ouvert jour et nuit")
        if self.is_open:
            return _("Ouvert maintenant, jusqu'à %(hour)s") % {"hour": spoken(self.until)}
        if self.opens is None:
            return _("Fermé")
        day, minute = self.opens
        words = {"hour": spoken(minute), "day": _day_name(day)}
        away = (day - self.today).days
        if away == 0:
            return _("Fermé, ouvre à %(hour)s") % words
        if away == 1:
            return _("Fermé, ouvre demain à %(hour)s") % words
        if away < 7:
            return _("Fermé, ouvre %(day)s à %(hour)s") % words
        words["day"] = long_date(day)
        return _("Fermé, ouvre le %(day)s à %(hour)s") % words


def _day_name(day: date) -> str:
    return str(DAY_NAMES[day.weekday()])


def zone_of(departement: str) -> ZoneInfo:
    """The clock of a département or a collectivity."""
    return ZoneInfo(ZONES[departement]) if departement in ZONES else FRANCE


def public_holiday(day: date, departement: str) -> str:
    """The name of a public holiday in that département, empty on another day."""
    return _holidays(HOLIDAY_ZONES.get(departement, ""), day.year).get(day, "")


@lru_cache(maxsize=128)
def _holidays(zone: str, year: int) -> dict[date, str]:
    found = holidays.country_holidays("FR", subdiv=zone or None, years=year, language="fr")
    return {day: name for day, name in found.items() if day.year == year}


def on_day(
    day: date, week: Week, special: Iterable[SpecialDays], departement: str
) -> tuple[Periods, str]:
    """(periods, reason) of a day: special days first, the shortest of them, then holidays."""
    covering = [days for days in special if days.first <= day <= days.last]
    if covering:
        chosen = min(covering, key=lambda days: days.last - days.first)
        return chosen.periods, chosen.reason
    if name := public_holiday(day, departement):
        return (), name
    return week[day.weekday()], ""


def opening(
    week: Week, special: Iterable[SpecialDays], *, departement: str, now: datetime
) -> Opening:
    """What the door says at `now` (aware)."""
    today, minute = _clock(departement, now)
    periods, reason = on_day(today, week, special, departement)
    if period := _around(minute, periods):
        until = _until(today, period.closes, week, special, departement)
        return Opening(True, today, until=until, reason=reason)
    for away in range(SEARCHED_DAYS):
        day = today + timedelta(days=away)
        for period in on_day(day, week, special, departement)[0]:
            if away or period.opens > minute:
                return Opening(False, today, opens=(day, period.opens), reason=reason)
    return Opening(False, today, reason=reason)


def is_open(week: Week, special: Iterable[SpecialDays], *, departement: str, now: datetime) -> bool:
    """Whether the door is open at `now` (aware)."""
    today, minute = _clock(departement, now)
    return _around(minute, on_day(today, week, special, departement)[0]) is not None


def _clock(departement: str, now: datetime) -> tuple[date, int]:
    """The day there, and the minute from midnight."""
    local = now.astimezone(zone_of(departement))
    return local.date(), local.hour * 60 + local.minute


def _around(minute: int, periods: Periods) -> Period | None:
    return next((found for found in periods if found.opens <= minute < found.closes), None)


def _until(day: date, closes: int, week, special, departement) -> int | None:
    """The minute of the closing, tonight or after midnight; None when it is later than that."""
    if closes < MIDNIGHT:
        return closes
    periods = on_day(day + timedelta(days=1), week, special, departement)[0]
    if not periods or periods[0].opens:
        return closes
    return periods[0].closes if periods[0].closes < MIDNIGHT else None


def coming_changes(
    week: Week, special: Iterable[SpecialDays], *, departement: str, today: date
) -> list[SpecialDays]:
    """What the next three weeks hold that an ordinary week does not, in order."""
    end = today + timedelta(days=TOLD_DAYS)
    told = [days for days in special if days.last >= today and days.first <= end]
    for away in range(TOLD_DAYS + 1):
        day = today + timedelta(days=away)
        if any(days.first <= day <= days.last for days in told):
            continue
        name = public_holiday(day, departement)
        if name and week[day.weekday()]:
            told.append(SpecialDays(day, day, (), name))
    return sorted(told, key=lambda days: (days.first, days.last))
