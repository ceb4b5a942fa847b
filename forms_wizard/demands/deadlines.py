"""Legal and announced delays, computed from dates. Whole days in Paris."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from django.conf import settings

from forms_wizard.demands.enums import DemandState, RemovalMotive
from forms_wizard.demands.models import Demand

# Announced by the portal for the identity check of an online demand (domain.md 4.1, rule 3).
IDENTITY_CHECK_WORKING_DAYS = 5


def end_of_validity(start: date) -> date:
    """One year from the filing or the last renewal, that day included (CCH R.441-2-7)."""
    return start + relativedelta(months=settings.VALIDITY_MONTHS)


def end_once_renewed(valid_until: date, renewed_on: date) -> date:
    """A year from the renewal; from the former end with `FIXED_ANNIVERSARY` (domain.md 16)."""
    if not settings.FIXED_ANNIVERSARY:
        return end_of_validity(renewed_on)
    end = end_of_validity(valid_until)
    while end <= renewed_on:
        end = end_of_validity(end)
    return end


def certificate_due(filed_on: date) -> date:
    """The registration and its attestation are due within a month (CCH L.441-2-1)."""
    return filed_on + relativedelta(months=1)


def renewal_opens(valid_until: date) -> date:
    """From there on the demand may be renewed, and the first notice is due (domain.md 4.4, 9)."""
    return valid_until - timedelta(days=settings.RENEWAL_OPENS_DAYS)


def legal_last_day(valid_until: date) -> date:
    """The last day on which the notice of renewal may reach the person (CCH R.441-2-7)."""
    return valid_until - relativedelta(months=settings.LEGAL_NOTICE_MONTHS)


def last_day_to_renew(valid_until: date) -> date:
    """The end of the tolerance (domain.md 4.1, rule 9); renewed later if not removed yet."""
    return valid_until + relativedelta(months=settings.TOLERANCE_MONTHS)


def removal_day(valid_until: date, proved: Iterable[date]) -> date | None:
    """From when a demand that is not renewed may be removed; None without enough proved notices.

    `proved`: the days on which notices of this end of validity were delivered, with proof. A
    first proof later than the legal day gives the whole delay again: a month, then the tolerance.
    """
    days = sorted(proved)
    if not days or len(days) < settings.PROVED_NOTICES_BEFORE_REMOVAL:
        return None
    day = last_day_to_renew(valid_until)
    if days[0] <= legal_last_day(valid_until):
        return day
    months = settings.LEGAL_NOTICE_MONTHS + settings.TOLERANCE_MONTHS
    return max(day, days[0] + relativedelta(months=months))


def warned_removal_day(motive: RemovalMotive, delivered_on: date) -> date:
    """From when a warning left without answer lets a demand be removed (CCH R.441-2-8, c and d)."""
    months = {
        RemovalMotive.NO_ANSWER: settings.NO_ANSWER_MONTHS,
        RemovalMotive.INADMISSIBLE: settings.INADMISSIBLE_MONTHS,
    }
    return delivered_on + relativedelta(months=months[motive])


def last_day_to_reactivate(
    motive: RemovalMotive, *, valid_until: date, removed_on: date
) -> date | None:
    """Until when a guichet may ask that a removed demand comes back (domain.md 4.4, 14 and 24)."""
    match motive:
        case RemovalMotive.NOT_RENEWED:
            months = settings.REACTIVATION_MONTHS_NOT_RENEWED
            return valid_until + relativedelta(months=months)
        case RemovalMotive.NO_ANSWER:
            return removed_on + relativedelta(months=settings.REACTIVATION_MONTHS_NO_ANSWER)
    return None


def last_moment_to_undo(renounced_at: datetime) -> datetime:
    """Until when a person takes a renunciation back (domain.md 4.4, row 23)."""
    return renounced_at + timedelta(hours=settings.RENUNCIATION_UNDO_HOURS)


def is_lease_recorded_late(signed_on: date, recorded_on: date) -> bool:
    """Until it is recorded, a person who has a home is looked at by others (domain.md 8.3, Q16)."""
    return recorded_on > signed_on + timedelta(days=settings.LEASE_RECORDED_DAYS)


def last_removal_to_forget(today: date) -> date:
    """Of what was removed until that day, nothing nominative may remain (domain.md 9.2)."""
    return today - relativedelta(months=settings.RETENTION_MONTHS)


def abandonment_day(proved_reminders: Iterable[date]) -> date | None:
    """When a demand whose identity document never came may be abandoned (domain.md 4.4, row 7).

    None without enough proved reminders.
    """
    days = sorted(proved_reminders)
    if len(days) < settings.PROVED_REMINDERS_BEFORE_ABANDON:
        return None
    return identity_deadline(days[-1])


def identity_deadline(since: date) -> date:
    """Until when the document may be shown or sent again; a setting, unsure in the law."""
    return since + timedelta(days=settings.IDENTITY_DEADLINE_DAYS)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, public holidays excepted."""
    return day.weekday() < 5 and not is_day_off(day)


def is_day_off(day: date) -> bool:
    """A Sunday or a public holiday."""
    return day.weekday() == 6 or day in _public_holidays(day.year)


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to `end` included; 0 when `end` is not later."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)


def add_working_days(start: date, count: int) -> date:
    """The day on which `count` working days have passed since `start`."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def seniority(filed_on: date, today: date) -> relativedelta:
    """Years, months and days since the filing; never since the registration (CCH R.441-2-3)."""
    return relativedelta(today, filed_on)


def may_renew(demand: Demand, today: date) -> bool:
    """Whether the renewal is open: 60 days before the end, and for as long as it is not removed."""
    return demand.state == DemandState.ACTIVE and renewal_opens(demand.valid_until) <= today
