"""Delays: the timelines of the field."""

from datetime import date

import pytest

from forms_wizard.demands import deadlines


@pytest.mark.parametrize(
    ("filed_on", "end"),
    [(date(2026, 3, 30), date(2027, 3, 30)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_a_demand_is_valid_one_year_that_day_included(filed_on, end):
    assert deadlines.end_of_validity(filed_on) == end


def test_the_certificate_is_due_a_month_after_the_filing():
    assert deadlines.certificate_due(date(2026, 3, 30)) == date(2026, 4, 30)
    assert deadlines.certificate_due(date(2026, 1, 31)) == date(2026, 2, 28)


def test_the_tolerance_ends_a_month_after_the_validity():
    assert deadlines.last_day_to_renew(date(2027, 3, 30)) == date(2027, 4, 30)


def test_working_days_leave_out_week_ends_and_public_holidays():
    # Friday 1 May 2026 is a public holiday.
    assert deadlines.working_days(date(2026, 4, 30), date(2026, 5, 4)) == 1
    assert deadlines.working_days(date(2026, 4, 30), date(2026, 4, 30)) == 0
    assert deadlines.add_working_days(date(2026, 4, 30), 5) == date(2026, 5, 11)


def test_seniority_is_counted_from_the_filing():
    since = deadlines.seniority(date(2024, 1, 15), date(2026, 3, 20))

    assert (since.years, since.months, since.days) == (2, 2, 5)


def test_the_identity_document_may_wait_as_long_as_the_setting_says(settings):
    settings.IDENTITY_DEADLINE_DAYS = 10

    assert deadlines.identity_deadline(date(2026, 3, 2)) == date(2026, 3, 12)
