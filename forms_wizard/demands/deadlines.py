"""Legal and announced delays, computed from dates. Whole days in Paris."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from django.conf import settings

from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.models import Demand

# Announced by the portal for the identity check of an online demand (domain.md 4.1, rule 3).
IDENTITY_CHECK_WORKING_DAYS = 5
# The person is warned as loudly as needed from there on (domain.md 4.4, row 9).
RENEWAL_OPENS_DAYS_BEFORE = 60
# One month after the end of validity the demand may still be renewed (domain.md 4.1, rule 9).
TOLERANCE_MONTHS = 1


def end_of_validity(start: date) -> date:
    """One year from the filing or the last renewal, that day included (CCH R.441-2-7)."""
    return start + relativedelta(years=1)


def certificate_due(filed_on: date) -> date:
    """The registration and its attestation are due within a month (CCH L.441-2-1)."""
    return filed_on + relativedelta(months=1)


def renewal_opens(valid_until: date) -> date:
    return valid_until - timedelta(days=RENEWAL_OPENS_DAYS_BEFORE)


def last_day_to_renew(valid_until: date) -> date:
    return valid_until + relativedelta(months=TOLERANCE_MONTHS)


def identity_deadline(since: date) -> date:
    """Until when the document may be shown or sent again; a setting, unsure in the law."""
    return since + timedelta(days=settings.IDENTITY_DEADLINE_DAYS)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, public holidays excepted."""
    return day.weekday() < 5 and day not in _public_holidays(day.year)


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
    """Whether the renewal is open: 60 days before the end, one month of tolerance after."""
    return demand.state == DemandState.ACTIVE and renewal_opens(
        demand.valid_until
    ) <= today <= last_day_to_renew(demand.valid_until)
