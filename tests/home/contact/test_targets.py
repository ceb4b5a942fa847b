"""Four hours, two days: hours of the office, on the clock and with the holidays of the place."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from home.contact.targets import due

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("received", "complexity", "departement", "expected"),
    [
        # Thursday 26 November 2026, in the morning.
        ("2026-11-26 10:00", "simple", "59", "2026-11-26 14:00"),
        # In the afternoon: what is left goes to Friday.
        ("2026-11-26 15:00", "simple", "59", "2026-11-27 11:00"),
        # On Friday evening, and in the night of Saturday: Monday.
        ("2026-11-27 18:00", "simple", "59", "2026-11-30 13:00"),
        ("2026-11-28 02:00", "simple", "59", "2026-11-30 13:00"),
        ("2026-11-26 10:00", "complexe", "59", "2026-11-30 10:00"),
        # Friday 25 December is a holiday everywhere, 26 December in Moselle (a Saturday).
        ("2026-12-24 16:00", "simple", "59", "2026-12-28 12:00"),
        # Good Friday 2026 is a holiday in the Bas-Rhin alone.
        ("2026-04-02 16:00", "simple", "59", "2026-04-03 12:00"),
        ("2026-04-02 16:00", "simple", "67", "2026-04-07 12:00"),
        # The clock of Réunion: 14 h there is 11 h in Paris.
        ("2026-11-26 11:00", "simple", "974", "2026-11-27 07:00"),
        # Summer time ends on 25 October 2026.
        ("2026-10-23 16:00", "simple", "", "2026-10-26 12:00"),
        ("2026-11-26 17:00", "simple", "", "2026-11-27 13:00"),
    ],
)
def test_the_last_instant_of_the_promise(received, complexity, departement, expected):
    assert due(at(received), complexity, departement=departement) == at(expected)


def test_what_the_national_service_settles_has_no_hour():
    assert due(at("2026-11-26 10:00"), "nationale") is None
