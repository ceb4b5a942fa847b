"""What the door says, at the edges of a day, a week, a year and the country."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from directory.guichets.opening import (
    SpecialDays,
    coming_changes,
    on_day,
    opening,
    public_holiday,
    zone_of,
)
from directory.guichets.weekly_hours import (
    CLOSED_WEEK,
    UnreadableHours,
    parse_periods,
    parse_week,
    spoken_periods,
    typed_periods,
    write_periods,
    write_week,
)

PARIS = ZoneInfo("Europe/Paris")
OFFICE = parse_week("lu 09:00-12:00,14:00-17:00; ma 09:00-12:00; ve 09:00-12:00")
DAY_AND_NIGHT = parse_week(
    ";".join(f"{day} 00:00-24:00" for day in ["lu", "ma", "me", "je", "ve", "sa", "di"])
)
LATE = parse_week("sa 20:00-24:00; di 00:00-02:00")


def said(text: str, week=OFFICE, special=(), departement="59", zone=PARIS) -> str:
    now = datetime.fromisoformat(text).replace(tzinfo=zone)
    return str(opening(week, special, departement=departement, now=now)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        # Monday 23 November 2026.
        ("2026-11-23T08:59", "Fermé, ouvre à 9 h"),
        ("2026-11-23T09:00", "Ouvert maintenant, jusqu'à 12 h"),
        ("2026-11-23T11:59:59", "Ouvert maintenant, jusqu'à 12 h"),
        ("2026-11-23T12:00", "Fermé, ouvre à 14 h"),
        ("2026-11-23T16:59", "Ouvert maintenant, jusqu'à 17 h"),
        ("2026-11-23T17:00", "Fermé, ouvre demain à 9 h"),
        ("2026-11-23T23:59", "Fermé, ouvre demain à 9 h"),
        ("2026-11-24T00:00", "Fermé, ouvre à 9 h"),
        ("2026-11-24T12:00", "Fermé, ouvre vendredi à 9 h"),
        ("2026-11-27T12:00", "Fermé, ouvre lundi à 9 h"),
        ("2026-11-29T10:00", "Fermé, ouvre demain à 9 h"),
    ],
)
def test_an_ordinary_week(moment, sentence):
    assert said(moment) == sentence


@pytest.mark.parametrize(
    ("moment", "week", "sentence"),
    [
        ("2026-11-28T23:59", LATE, "Ouvert maintenant, jusqu'à 2 h"),
        ("2026-11-29T00:00", LATE, "Ouvert maintenant, jusqu'à 2 h"),
        ("2026-11-29T02:00", LATE, "Fermé, ouvre samedi à 20 h"),
        ("2026-11-29T02:00", parse_week("di 22:00-24:00"), "Fermé, ouvre à 22 h"),
        ("2026-11-29T23:00", parse_week("di 22:00-24:00"), "Ouvert maintenant, jusqu'à minuit"),
        ("2026-11-30T03:00", DAY_AND_NIGHT, "Ouvert jour et nuit"),
        ("2026-11-30T03:00", CLOSED_WEEK, "Fermé"),
    ],
)
def test_around_midnight(moment, week, sentence):
    assert said(moment, week) == sentence


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        # Summer time: 02:30 does not exist on 29 March 2026, and is twice on 25 October.
        ("2026-03-29T00:59:00+00:00", "Fermé, ouvre à 9 h"),
        ("2026-03-29T06:59:00+00:00", "Fermé, ouvre à 9 h"),
        ("2026-03-29T07:00:00+00:00", "Ouvert maintenant, jusqu'à 12 h"),
        ("2026-10-25T07:59:00+00:00", "Fermé, ouvre à 9 h"),
        ("2026-10-25T08:00:00+00:00", "Ouvert maintenant, jusqu'à 12 h"),
    ],
)
def test_the_hours_are_those_of_the_wall_clock_when_it_changes(moment, sentence):
    now = datetime.fromisoformat(moment)

    found = opening(parse_week("di 09:00-12:00"), (), departement="59", now=now)

    assert str(found).replace("\xa0", " ") == sentence


@pytest.mark.parametrize(
    ("departement", "is_open"),
    [("59", True), ("974", False), ("971", False), ("2A", True)],
)
def test_overseas_has_its_own_clock(departement, is_open):
    # 15:00 in Paris is 18:00 in La Réunion and 10:00 in Guadeloupe.
    now = datetime(2026, 11, 23, 14, tzinfo=UTC)

    found = opening(parse_week("lu 14:00-17:00"), (), departement=departement, now=now)

    assert found.is_open is is_open


def test_the_day_over_there_may_be_another():
    now = datetime(2026, 11, 23, 22, tzinfo=UTC)

    assert opening(OFFICE, (), departement="988", now=now).today == date(2026, 11, 24)
    assert opening(OFFICE, (), departement="987", now=now).today == date(2026, 11, 23)
    assert str(zone_of("976")) == "Indian/Mayotte"


@pytest.mark.parametrize(
    ("day", "departement", "is_holiday"),
    [
        (date(2026, 12, 25), "59", True),
        # Local law: 26 December and Good Friday in Alsace and Moselle.
        (date(2026, 12, 26), "67", True),
        (date(2026, 12, 26), "57", True),
        (date(2026, 12, 26), "59", False),
        (date(2026, 4, 3), "68", True),
        (date(2026, 4, 3), "75", False),
        # The end of slavery, on a day of each.
        (date(2026, 5, 22), "972", True),
        (date(2026, 5, 27), "971", True),
        (date(2026, 6, 10), "973", True),
        (date(2026, 12, 20), "974", True),
        (date(2026, 4, 27), "976", True),
        (date(2026, 12, 20), "976", False),
    ],
)
def test_public_holidays_of_each_departement(day, departement, is_holiday):
    assert bool(public_holiday(day, departement)) is is_holiday


def test_a_public_holiday_is_closed_and_says_which():
    # Christmas 2026 is a Friday.
    now = datetime(2026, 12, 25, 10, tzinfo=PARIS)

    found = opening(OFFICE, (), departement="59", now=now)

    assert str(found).replace("\xa0", " ") == "Fermé, ouvre lundi à 9 h"
    assert found.reason == "Noël"
    # The first of January too is one.
    assert said("2026-12-31T18:00") == "Fermé, ouvre lundi à 9 h"


def test_special_days_win_over_the_week_and_the_holidays():
    works = SpecialDays(date(2026, 11, 23), date(2026, 11, 27), (), "Travaux")
    one_morning = SpecialDays(date(2026, 11, 25), date(2026, 11, 25), parse_periods("10h-11h"))
    christmas = SpecialDays(date(2026, 12, 25), date(2026, 12, 25), parse_periods("9h-10h"))

    assert said("2026-11-23T10:00", special=[works]) == "Fermé, ouvre le 30 novembre 2026 à 9 h"
    # The shortest of two is meant for that day.
    assert said("2026-11-23T10:00", special=[works, one_morning]) == "Fermé, ouvre mercredi à 10 h"
    assert said("2026-12-25T09:30", special=[christmas]) == "Ouvert maintenant, jusqu'à 10 h"
    assert on_day(date(2026, 11, 24), OFFICE, [works], "59") == ((), "Travaux")


def test_a_place_open_day_and_night_closes_the_night_before_a_closing():
    closed = SpecialDays(date(2026, 11, 26), date(2026, 11, 26))

    assert said("2026-11-24T10:00", DAY_AND_NIGHT, [closed]) == "Ouvert jour et nuit"
    assert said("2026-11-25T10:00", DAY_AND_NIGHT, [closed]) == "Ouvert maintenant, jusqu'à minuit"


def test_a_long_closing_names_the_day_it_ends():
    summer = SpecialDays(date(2026, 7, 27), date(2026, 8, 30), (), "Congés")
    for_ever = SpecialDays(date(2026, 7, 27), date(2026, 12, 31), (), "Congés")

    assert said("2026-07-27T10:00", special=[summer]) == "Fermé, ouvre le 31 août 2026 à 9 h"
    assert said("2026-07-27T10:00", special=[for_ever]) == "Fermé"


def test_what_comes_is_told_three_weeks_ahead_when_it_changes_something():
    bridge = SpecialDays(date(2026, 12, 24), date(2026, 12, 27), (), "Pont")

    told = coming_changes(OFFICE, [bridge], departement="59", today=date(2026, 12, 10))
    alone = coming_changes(OFFICE, [], departement="59", today=date(2026, 12, 10))

    assert [(days.first, days.last, days.reason) for days in told] == [
        (date(2026, 12, 24), date(2026, 12, 27), "Pont")
    ]
    assert [days.reason for days in alone] == ["Noël"]
    # Closed on Wednesdays anyway: 11 November 2026 changes nothing.
    assert coming_changes(OFFICE, [], departement="59", today=date(2026, 11, 5)) == []


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9h-12h", "09:00-12:00"),
        ("9h-12h 14h-17h30", "09:00-12:00,14:00-17:30"),
        ("9 h à 12 h et 14 h à 17 h 30", "09:00-12:00,14:00-17:30"),
        ("14:00–17:00 ; 09:00–12:00", "09:00-12:00,14:00-17:00"),
        ("9-12 / 14-17", "09:00-12:00,14:00-17:00"),
        ("9h30-12h,12h-13h", "09:30-13:00"),
        ("20h-0h", "20:00-24:00"),
        ("fermé", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_hours_are_read_as_people_write_them(text, stored):
    periods = parse_periods(text)

    assert write_periods(periods) == stored
    assert parse_periods(typed_periods(periods)) == periods


@pytest.mark.parametrize(
    "text",
    [
        "9h",
        "12h-9h",
        "9h-25h",
        "9h-12h75",
        "9h-12h, 11h-14h",
        "matin",
        "9h-12h x",
        "1-2,3-4,5-6,7-8,9-10",
    ],
)
def test_what_is_not_hours_is_refused(text):
    with pytest.raises(UnreadableHours):
        parse_periods(text)


@pytest.mark.parametrize("text", ["xx 09:00-12:00", "lu 09:00-12:00; lu 14:00-17:00", "lu x"])
def test_what_is_not_a_week_is_refused(text):
    with pytest.raises(UnreadableHours):
        parse_week(text)


def test_a_week_is_written_in_one_way():
    text = "lu 09:00-12:00,14:00-17:00; ma 09:00-12:00; ve 09:00-12:00"

    assert write_week(OFFICE) == text
    assert write_week(parse_week("ma 9h-12h;lu 9h-12h, 14h-17h; ve 9-12; sa fermé")) == text
    assert write_week(CLOSED_WEEK) == ""


def test_hours_in_words():
    words = [spoken_periods(periods).replace("\xa0", " ") for periods in OFFICE[:3]]

    assert words == ["9 h à 12 h et 14 h à 17 h", "9 h à 12 h", "fermé"]
