"""The hours of an ordinary week, written « lu 08:30-12:00,13:30-17:00; ma 09:00-12:00 »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.interface.wording import listed

DAYS = ("lu", "ma", "me", "je", "ve", "sa", "di")
DAY_NAMES = (
    _("lundi"),
    _("mardi"),
    _("mercredi"),
    _("jeudi"),
    _("vendredi"),
    _("samedi"),
    _("dimanche"),
)
MIDNIGHT = 24 * 60
MOST_PERIODS = 4
NARROW_SPACE = "\N{NO-BREAK SPACE}"

_HOUR = r"(\d{1,2})(?:\s?[h:.](?:\s?(\d{2})(?!\s?[\dh:.]))?)?"
_PERIOD = re.compile(rf"{_HOUR}\s*(?:-|–|—|à|a)\s*{_HOUR}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;/&]*(?:\bet\b)?[\s,;/&]*", re.IGNORECASE)
_CLOSED = re.compile(r"(?:ferm[ée]e?|-|)\Z", re.IGNORECASE)


class UnreadableHours(ValueError):
    """The text is not hours: what was written."""


class Period(NamedTuple):
    """Minutes from midnight on the wall clock of the place; `closes` may be 1440."""

    opens: int
    closes: int

    def __str__(self):
        return f"{_clock(self.opens)}-{_clock(self.closes)}"


Periods = tuple[Period, ...]
Week = tuple[Periods, ...]  # seven days, Monday first
CLOSED_WEEK: Week = ((),) * 7


@lru_cache(maxsize=4_096)
def parse_periods(text: str) -> Periods:
    """« 9h-12h30, 14h-17h » in order; empty for « fermé ». Raises UnreadableHours."""
    text = text.strip()
    if _CLOSED.match(text):
        return ()
    found, rest = [], 0
    while rest < len(text):
        match = _PERIOD.match(text, rest)
        if match is None:
            raise UnreadableHours(text)
        found.append(_period(match, text))
        rest = _BETWEEN.match(text, match.end()).end()
    return _merged(sorted(found), text)


def _period(match: re.Match, text: str) -> Period:
    opens, closes = (
        int(match[hour]) * 60 + int(match[minute] or 0) for hour, minute in ((1, 2), (3, 4))
    )
    if any(int(match[minute] or 0) > 59 for minute in (2, 4)):
        raise UnreadableHours(text)
    closes = closes or MIDNIGHT
    if not opens < closes <= MIDNIGHT:
        raise UnreadableHours(text)
    return Period(opens, closes)


def _merged(periods: list[Period], text: str) -> Periods:
    """Periods that touch are one; that overlap are a mistake."""
    kept: list[Period] = []
    for period in periods:
        if kept and period.opens < kept[-1].closes:
            raise UnreadableHours(text)
        if kept and period.opens == kept[-1].closes:
            kept[-1] = Period(kept[-1].opens, period.closes)
        else:
            kept.append(period)
    if len(kept) > MOST_PERIODS:
        raise UnreadableHours(text)
    return tuple(kept)


@lru_cache(maxsize=4_096)
def parse_week(text: str) -> Week:
    """The week of a stored text; a day that is not named is closed. Raises UnreadableHours."""
    days: dict[str, Periods] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        day, _space, periods = part.partition(" ")
        if day not in DAYS or day in days:
            raise UnreadableHours(part)
        days[day] = parse_periods(periods)
    return tuple(days.get(day, ()) for day in DAYS)


def write_week(days: Mapping[str, Periods] | Week) -> str:
    """The stored text of a week, the one way to write it; empty when it is closed every day."""
    if not isinstance(days, Mapping):
        days = dict(zip(DAYS, days, strict=True))
    return "; ".join(f"{day} {write_periods(days[day])}" for day in DAYS if days.get(day))


def write_periods(periods: Periods) -> str:
    return ",".join(str(period) for period in periods)


def validate_week(text: str) -> None:
    """For a model field: a sentence to the person who writes."""
    try:
        parse_week(text)
    except UnreadableHours as error:
        raise ValidationError(
            _(
                "« %(text)s » n'est pas lu. Écrivez par exemple « lu 08:30-12:00,13:30-17:00; "
                "ma 09:00-12:00 »."
            ),
            params={"text": str(error)[:80]},
        ) from error


def spoken(minute: int) -> str:
    """« 9 h », « 13 h 30 », « minuit »; “9:00”."""
    if minute in (0, MIDNIGHT):
        return str(_("minuit"))
    hour, rest = divmod(minute, 60)
    text = _("%(hours)s h %(minutes)s") if rest else _("%(hours)s h")
    return (text % {"hours": hour, "minutes": f"{rest:02}"}).replace(" ", NARROW_SPACE)


def spoken_periods(periods: Periods) -> str:
    """« 8 h 30 à 12 h et 14 h à 17 h », « fermé » when there is none."""
    return _spoken(periods, get_language())


@lru_cache(maxsize=4_096)
def _spoken(periods: Periods, language: str | None) -> str:
    """A week is said on every page of a place, and most counters keep the same hours."""
    if not periods:
        return str(_("fermé"))
    if periods == (Period(0, MIDNIGHT),):
        return str(_("jour et nuit"))
    said = [
        _("%(opens)s à %(closes)s") % {"opens": spoken(p.opens), "closes": spoken(p.closes)}
        for p in periods
    ]
    if len(said) == 1:
        return said[0]
    return _("%(first)s et %(last)s") % {"first": listed(said[:-1]), "last": said[-1]}


def typed_periods(periods: Periods) -> str:
    """As a person would write them in a box: « 8h30-12h, 14h-17h »."""

    def hour(minute: int) -> str:
        return f"{minute // 60}h" + (f"{minute % 60:02}" if minute % 60 else "")

    return ", ".join(f"{hour(period.opens)}-{hour(period.closes)}" for period in periods)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
