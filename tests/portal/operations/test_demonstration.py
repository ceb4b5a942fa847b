"""The demonstration: believable, labelled, and made once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, TaskState

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import DemandState, EventKind, RemovalMotive
from forms_wizard.demands.models import CoAccess, Demand, Event
from forms_wizard.letters import calls
from forms_wizard.letters.models import Attempt, Outcome
from home.contact.models import Ticket
from home.enums import Freshness
from home.feedback.models import Feedback
from home.incidents.models import Incident
from home.reviews.pages import reviewed
from portal.operations import (
    demonstration,
    demonstration_letters,
    demonstration_messages,
    demonstration_pages,
)


@pytest.fixture
def told(db):
    call_command("load_demo_guichets", verbosity=0)
    demonstration.make_accounts()
    return []


def test_the_demands_stand_in_every_state_and_a_second_run_adds_nothing(told):
    def progress(done, total):
        told.append((done, total))

    now = timezone.now()

    assert demonstration.make_demands(now=now, progress=progress, how_many=10) == 10
    assert demonstration.make_demands(now=now, progress=progress, how_many=10) == 0

    demands = Demand.objects.all()
    assert {demand.state for demand in demands} == {
        DemandState.FILED,
        DemandState.TO_CORRECT,
        DemandState.ACTIVE,
        DemandState.ABANDONED,
    }
    assert all(demand.demonstration for demand in demands)
    assert told[-1] == (10, 10)


def test_the_applicant_has_a_demand_to_renew(told):
    now = timezone.now()
    demonstration.make_demands(now=now, progress=lambda done, total: None, how_many=6)

    demand = Demand.objects.get(holder__email="demandeur@demo.example")

    assert deadlines.may_renew(demand, timezone.localdate(now))
    assert demand.valid_until > timezone.localdate(now)


def test_a_co_applicant_reads_one_of_them(told):
    now = timezone.now()
    demonstration.make_demands(now=now, progress=lambda done, total: None, how_many=11)

    access = CoAccess.objects.get()

    assert access.account.email == "codemandeur@demo.example"
    assert access.demand.state == DemandState.ACTIVE


def test_who_waits_has_filed_lately(told):
    now = timezone.now()
    demonstration.make_demands(now=now, progress=lambda done, total: None, how_many=5)

    waiting = Demand.objects.filter(state=DemandState.FILED)

    assert waiting.exists()
    assert min(demand.filed_at for demand in waiting) > now - timedelta(days=20)


def test_sms_are_files_to_read_and_a_dead_telephone_is_to_be_called(told, settings, tmp_path):
    settings.SMS_GATEWAY, settings.SMS_ROOT = "folder", tmp_path / "sms"
    settings.SMS_FROM_HOUR, settings.SMS_UNTIL_HOUR, settings.SMS_ON_DAYS_OFF = 0, 24, True
    now = timezone.now()
    demonstration.make_demands(now=now, progress=lambda done, total: None, how_many=6)

    assert demonstration_letters.write(now=now) > 0
    assert demonstration_letters.write(now=now) == 0

    sent = [file.read_text() for file in settings.SMS_ROOT.iterdir()]
    assert all(text.startswith("+336399") for text in sent)
    assert any("Votre demande s'arrete le" in text for text in sent)
    outcomes = set(Attempt.objects.filter(channel="sms").values_list("outcome", flat=True))
    assert outcomes == {Outcome.SENT, Outcome.DELIVERED, Outcome.UNDELIVERED}
    territory = Demand.objects.first().territory
    (demand,) = calls.to_call(Demand.objects.all(), territory, now=now)
    assert not demand.email


def test_a_separation_a_death_and_a_lease_are_seen(told):
    now = timezone.now()
    make = {"now": now, "progress": lambda done, total: None, "how_many": 37}
    demonstration.make_demands(**make)
    demonstration.make_demands(**make)

    kinds = Event.objects.values_list("kind", flat=True)
    happened = {EventKind.SEPARATE, EventKind.HOLDER_DIED, EventKind.SIGN_LEASE}
    assert {kind: list(kinds).count(kind) for kind in happened} == dict.fromkeys(happened, 1)
    new = Demand.objects.get(separated_from__isnull=False)
    assert new.demonstration
    assert Demand.objects.filter(removal_motive=RemovalMotive.ALLOCATION).exists()


def test_most_pages_are_verified_some_late_and_one_waits_for_its_reviewer(told):
    today = timezone.localdate()
    call_command("install_content", verbosity=0)
    call_command("install_roles", verbosity=0)
    demonstration.make_accounts()

    kept = demonstration_pages.keep(today=today)
    sent = demonstration_pages.send_for_review()

    assert (demonstration_pages.keep(today=today), demonstration_pages.send_for_review()) == (0, 0)
    states = list(reviewed(Page.objects.all(), today=today).values_list("freshness", flat=True))
    assert kept == len(states)
    assert states.count(Freshness.FRESH) > kept / 2
    assert {Freshness.STALE, Freshness.DUE, Freshness.NEVER} < set(states)
    assert sent == TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count() == 1


def test_opinions_messages_and_a_banner_to_come_are_made_once(told):
    now = timezone.now()

    assert demonstration_messages.write(now=now) == 5
    assert demonstration_messages.write(now=now) == 0

    tickets = Ticket.objects.filter(guichet__code="D5901", demonstration=True)
    assert tickets.count() == 5
    assert all(ticket.name.endswith("(démonstration)") for ticket in tickets)
    assert {ticket.complexity for ticket in tickets} == {"simple", "nationale"}
    assert Feedback.objects.filter(demonstration=True).count() == 8
    assert Incident.objects.get().shows_from > now
