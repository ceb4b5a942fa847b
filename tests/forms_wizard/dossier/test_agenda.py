"""The days that count, on the page and in an agenda that others may read."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from forms_wizard.dossier.agenda import agenda
from forms_wizard.dossier.dates import Kind, key_dates
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory, morning

pytestmark = pytest.mark.django_db


def url(demand):
    return reverse("dossier:calendar", args=[demand.reference])


def days(demand, today):
    return [(key.kind, key.day) for key in key_dates(demand, today=today)]


def test_a_registered_demand_opens_ends_and_has_a_last_day():
    demand = DemandFactory(active=True, valid_until=date(2027, 3, 30))
    opens, end = (Kind.OPENS, date(2027, 1, 29)), (Kind.END, date(2027, 3, 30))
    last = (Kind.LAST_DAY, date(2027, 4, 30))

    assert days(demand, date(2026, 12, 1)) == [opens, end, last]
    assert days(demand, date(2027, 1, 30)) == [end, last]
    assert days(demand, date(2027, 4, 30)) == [last]
    assert days(demand, date(2027, 5, 1)) == []


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({}, [(Kind.CERTIFICATE, date(2026, 4, 2))]),
        (
            {"at_guichet": True},
            [(Kind.IDENTITY, date(2026, 4, 1)), (Kind.CERTIFICATE, date(2026, 4, 2))],
        ),
        # The document was refused on 4 March: thirty days from there.
        (
            {"to_correct": True},
            [(Kind.CERTIFICATE, date(2026, 4, 2)), (Kind.IDENTITY, date(2026, 4, 3))],
        ),
        ({"removed": True}, []),
        ({"withdrawn": True}, []),
    ],
)
def test_what_is_awaited_before_registration_and_nothing_after_the_end(traits, expected):
    assert days(DemandFactory(**traits), date(2026, 3, 10)) == expected


def test_the_countdown_is_in_days():
    demand = DemandFactory(active=True, valid_until=date(2027, 3, 30))

    left = [key.left for key in key_dates(demand, today=date(2027, 3, 29))]

    assert left == ["dans 1 jour", "dans 32 jours"]
    assert key_dates(demand, today=date(2027, 3, 30))[0].left == "aujourd'hui"


def test_the_file_rings_on_the_days_chosen_at_nine():
    demand = DemandFactory(active=True, valid_until=date(2027, 3, 30))
    today = date(2027, 2, 10)

    file = agenda(demand, reminders=(60, 30, 7), now=morning(today), today=today)

    end, last = Calendar.from_ical(file).walk("VEVENT")
    # 60 days before the end is over: it rings no more.
    assert [event.decoded("dtstart") for event in (end, last)] == [
        date(2027, 3, 30),
        date(2027, 4, 30),
    ]
    triggers = [alarm.decoded("trigger") for alarm in end.walk("VALARM")]
    nine = timedelta(hours=9)
    assert triggers == [nine, nine - timedelta(days=7), nine - timedelta(days=30)]
    assert len(last.walk("VALARM")) == 4


def test_the_same_file_made_again_replaces_the_first():
    demand, other = DemandFactory(active=True), DemandFactory(active=True)
    today = date(2026, 6, 1)

    def uids(one):
        file = agenda(one, reminders=(), now=morning(today), today=today)
        return [str(event["uid"]) for event in Calendar.from_ical(file).walk("VEVENT")]

    assert len(set(uids(demand))) == 3
    assert uids(demand) == uids(demand)
    assert not set(uids(demand)) & set(uids(other))


def test_the_file_tells_nothing_to_who_reads_the_agenda(client):
    demand = DemandFactory(active=True, valid_until=timezone.localdate() + relativedelta(months=6))
    client.force_login(demand.holder)

    response = client.get(url(demand), {"rappel": ["30", "7", "999", "x"]})

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    text = response.content.decode()
    unfolded = text.replace("\r\n ", "")
    for word in (demand.number, demand.reference, "ogement", "HLM", "violence", demand.email):
        assert word not in unfolded + response["Content-Disposition"]
    events = Calendar.from_ical(text).walk("VEVENT")
    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    assert all(str(event["summary"]).startswith("Mon dossier : ") for event in events)
    assert [len(event.walk("VALARM")) for event in events] == [1, 3, 3]


def test_without_a_box_nothing_rings(client):
    demand = DemandFactory(active=True, valid_until=timezone.localdate() + timedelta(days=200))
    client.force_login(demand.holder)

    calendar = Calendar.from_ical(client.get(url(demand)).content)

    assert calendar.walk("VEVENT")
    assert not calendar.walk("VALARM")


def test_the_page_offers_the_file_while_something_is_awaited(client):
    holder = UserFactory()
    demand = DemandFactory(
        active=True, holder=holder, valid_until=timezone.localdate() + timedelta(days=10)
    )
    ended = DemandFactory(removed=True, holder=holder)
    client.force_login(holder)

    page = client.get(demand.get_absolute_url()).content.decode()

    assert url(demand) in page
    assert "dans 10 jours" in page
    assert url(ended) not in client.get(ended.get_absolute_url()).content.decode()
    assert client.get(url(ended)).status_code == 404


def test_somebody_else_s_agenda_is_not_there(client):
    client.force_login(UserFactory())

    assert client.get(url(DemandFactory(active=True))).status_code == 404
