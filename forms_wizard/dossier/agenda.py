"""The days of a demand as a file for the agenda of a telephone (RFC 5545)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from forms_wizard.demands.models import Demand
from forms_wizard.dossier.dates import Key, key_dates
from forms_wizard.letters.message import address

# What a person may ask to be reminded of: so many days before.
REMINDERS = (60, 30, 7)
# A whole day begins at midnight: reminders ring at nine.
MORNING = timedelta(hours=9)


def agenda(demand: Demand, *, reminders: Collection[int], now: datetime, today: date) -> bytes:
    """One event a day that is still to come, private, the same one when the file is made again.

    Nothing in it says what the dossier is about: an agenda is often shared.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Mon dossier//FR")
    calendar.add("method", "PUBLISH")
    for key in key_dates(demand, today=today):
        calendar.add_component(_event(demand, key, reminders, now, today))
    return calendar.to_ical()


def _event(
    demand: Demand, key: Key, reminders: Collection[int], now: datetime, today: date
) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(demand.submission_key, key.kind)))
    event.add("dtstamp", now)
    event.add("dtstart", key.day)
    event.add("dtend", key.day + timedelta(days=1))
    event.add("summary", key.title)
    event.add("description", _("Ouvrez votre espace pour lire ce qu'il faut faire."))
    event.add("url", address("dossier:home"))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    days = [0] if reminders else []
    if key.to_do:
        days += [n for n in sorted(reminders) if key.day - timedelta(days=n) >= today]
    for before in days:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", key.title)
        alarm.add("trigger", MORNING - timedelta(days=before))
        event.add_component(alarm)
    return event
