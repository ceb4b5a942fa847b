"""When a message must be answered: hours of work, Monday to Friday, public holidays left out.

« Four hours » and « two days » are promised by managers of territories (domain.md 8.3, Q24) and
do not say of what clock: ours is that of the office, so that a message of Friday evening is not
late on Saturday morning. A day of work is `CONTACT_UNTIL_HOUR - CONTACT_FROM_HOUR` hours.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.guichets.opening import public_holiday, zone_of
from home.contact.enums import Complexity


def due(received_at: datetime, complexity: str, *, departement: str = "") -> datetime | None:
    """The last instant of the promise; None for what the national service must settle.

    `departement`: whose clock and public holidays count; those of Paris when empty.
    """
    if complexity == Complexity.NATIONAL:
        return None
    if complexity == Complexity.SIMPLE:
        worked = timedelta(hours=settings.CONTACT_SIMPLE_HOURS)
    else:
        day = settings.CONTACT_UNTIL_HOUR - settings.CONTACT_FROM_HOUR
        worked = timedelta(hours=settings.CONTACT_COMPLEX_DAYS * day)
    return _after(received_at, worked, departement)


def _after(start: datetime, worked: timedelta, departement: str) -> datetime:
    zone = zone_of(departement)
    now = start.astimezone(zone)
    while True:
        opens = datetime.combine(now.date(), time(settings.CONTACT_FROM_HOUR), zone)
        closes = datetime.combine(now.date(), time(settings.CONTACT_UNTIL_HOUR), zone)
        now = max(now, opens)
        if _is_worked(now, departement) and now < closes:
            left = closes - now
            if worked <= left:
                return now + worked
            worked -= left
        now = datetime.combine(now.date() + timedelta(days=1), time(0), zone)


def _is_worked(moment: datetime, departement: str) -> bool:
    return moment.weekday() < 5 and not public_holiday(moment.date(), departement)


def promised(complexity: str) -> str:
    """The promise in plain words, for the person."""
    if complexity == Complexity.SIMPLE:
        return _(
            "Nous répondons en %(hours)s heures de bureau (du lundi au vendredi, de %(opens)s h à "
            "%(closes)s h)."
        ) % {
            "hours": settings.CONTACT_SIMPLE_HOURS,
            "opens": settings.CONTACT_FROM_HOUR,
            "closes": settings.CONTACT_UNTIL_HOUR,
        }
    if complexity == Complexity.COMPLEX:
        days = settings.CONTACT_COMPLEX_DAYS
        return ngettext(
            "Nous répondons sous %(days)s jour ouvré (du lundi au vendredi).",
            "Nous répondons sous %(days)s jours ouvrés (du lundi au vendredi).",
            days,
        ) % {"days": days}
    return _(
        "Le service national doit régler votre question : nous le relançons chaque semaine, et "
        "nous vous répondons dès que nous savons."
    )
