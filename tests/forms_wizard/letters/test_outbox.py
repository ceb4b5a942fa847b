"""Each letter leaves once; every attempt leaves a row; nothing is forgotten."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from forms_wizard.demands.enums import DemandState, LetterChannel, LetterKind, RemovalMotive
from forms_wizard.demands.models import Demand
from forms_wizard.letters import outbox
from forms_wizard.letters.models import Outcome
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.letters import LetterFactory

NOW = morning(FILED_ON) + timedelta(minutes=1)


class BrokenServer(EmailBackend):
    """A mail server that answers as `error` says."""

    error: Exception

    def send_messages(self, email_messages):
        raise self.error


@pytest.fixture
def server_says(settings):
    def says(error):
        settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"
        BrokenServer.error = error

    return says


def outcomes(letter) -> list[str]:
    return [attempt.outcome for attempt in letter.attempts.all()]


def test_a_letter_leaves_once(db):
    letter = LetterFactory()

    first = outbox.deliver(letter.pk, now=NOW)
    second = outbox.deliver(letter.pk, now=NOW)

    assert (first, second) == (Outcome.SENT, None)
    assert len(mail.outbox) == 1
    assert outcomes(letter) == [Outcome.SENT]


def test_a_server_that_takes_the_message_proves_nothing(db):
    letter = LetterFactory()

    outbox.deliver(letter.pk, now=NOW)

    letter.refresh_from_db()
    assert letter.proved_at is None


def test_a_person_without_address_is_for_the_post(db):
    letter = LetterFactory(demand=DemandFactory(email=""))

    outcome = outbox.deliver(letter.pk, now=NOW)

    assert outcome == Outcome.NO_ADDRESS
    assert not mail.outbox
    assert list(outbox.for_the_post(now=NOW)) == [letter]
    assert not outbox.overdue(now=NOW + timedelta(days=1)).exists()


def test_a_letter_that_went_with_its_demand_is_nothing_to_do(db):
    assert outbox.deliver(10**9, now=NOW) is None


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError("no server"),
        TimeoutError("slow"),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPSenderRefused(451, b"later", "ne-pas-repondre@localhost"),
        smtplib.SMTPRecipientsRefused({"personne@exemple.fr": (450, b"mailbox busy")}),
    ],
)
def test_a_failure_is_written_and_tried_again(db, server_says, error):
    server_says(error)
    letter = LetterFactory()

    with pytest.raises(outbox.NotDelivered):
        outbox.deliver(letter.pk, now=NOW)

    (attempt,) = letter.attempts.all()
    assert attempt.outcome == Outcome.FAILED
    assert attempt.error
    assert "@" not in attempt.error


def test_an_address_that_does_not_exist_is_for_the_post(db, server_says):
    server_says(smtplib.SMTPRecipientsRefused({"personne@exemple.fr": (550, b"unknown")}))
    letter = LetterFactory()

    outcome = outbox.deliver(letter.pk, now=NOW)

    assert outcome == Outcome.REFUSED
    assert list(outbox.for_the_post(now=NOW)) == [letter]
    assert letter.attempts.get().error == "recipient 550"


def test_the_letter_leaves_when_the_server_comes_back(db, server_says, settings):
    server_says(ConnectionRefusedError())
    letter = LetterFactory()
    with pytest.raises(outbox.NotDelivered):
        outbox.deliver(letter.pk, now=NOW)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.deliver(letter.pk, now=NOW)

    assert outcomes(letter) == [Outcome.FAILED, Outcome.SENT]


def test_the_sweep_leaves_the_worker_its_time_first(db):
    letter = LetterFactory(created_at=NOW)

    assert not outbox.overdue(now=NOW + timedelta(minutes=9)).exists()
    assert list(outbox.overdue(now=NOW + timedelta(minutes=10))) == [letter]


def test_the_sweep_goes_on_for_a_week_then_it_is_for_the_post(db, server_says):
    server_says(ConnectionRefusedError())
    letter = LetterFactory(created_at=NOW)
    with pytest.raises(outbox.NotDelivered):
        outbox.deliver(letter.pk, now=NOW)

    assert not outbox.overdue(now=NOW + timedelta(minutes=59)).exists()
    assert list(outbox.overdue(now=NOW + timedelta(hours=1))) == [letter]
    assert not outbox.for_the_post(now=NOW + timedelta(days=6)).exists()
    assert not outbox.overdue(now=NOW + timedelta(days=8)).exists()
    assert list(outbox.for_the_post(now=NOW + timedelta(days=8))) == [letter]


def test_what_was_sent_is_never_taken_again(db):
    letter = LetterFactory()
    outbox.deliver(letter.pk, now=NOW)
    later = NOW + timedelta(days=30)

    assert not outbox.overdue(now=later).exists()
    assert not outbox.for_the_post(now=later).exists()


@pytest.mark.parametrize("kind", [LetterKind.RECEIPT, LetterKind.WITHDRAWN])
def test_the_letters_of_one_demand_are_apart(db, kind):
    demand = DemandFactory()
    first, second = LetterFactory(demand=demand), LetterFactory(demand=demand, kind=kind)

    outbox.deliver(first.pk, now=NOW)

    assert outcomes(second) == []


def test_what_is_told_to_a_former_address_goes_there_and_never_by_post(db):
    letter = LetterFactory(
        contact_changed=True, demand=DemandFactory(email=""), to="ancienne@exemple.fr"
    )
    assert not outbox.for_the_post(now=NOW + timedelta(days=8)).exists()

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.SENT

    assert mail.outbox[0].to == ["ancienne@exemple.fr"]
    assert not outbox.for_the_post(now=NOW).exists()


def test_who_wants_the_post_gets_the_important_letters_both_ways(db):
    demand = DemandFactory(wants_post=True)
    receipt = LetterFactory(demand=demand)
    LetterFactory(demand=demand, kind=LetterKind.SAME_KEY)
    for letter in demand.letters.all():
        outbox.deliver(letter.pk, now=NOW)

    assert list(outbox.for_the_post(now=NOW)) == [receipt]

    receipt.attempts.create(channel=outbox.POST, outcome=Outcome.SENT, at=NOW)
    assert not outbox.for_the_post(now=NOW).exists()


def test_a_letter_taken_to_the_post_is_not_listed_again(db):
    letter = LetterFactory(demand=DemandFactory(email=""))
    outbox.deliver(letter.pk, now=NOW)

    letter.attempts.create(channel=outbox.POST, outcome=Outcome.SENT, at=NOW)

    assert not outbox.for_the_post(now=NOW + timedelta(days=8)).exists()


MOVED_ON = (
    {"valid_until": FILED_ON + timedelta(days=900)},
    {
        "state": DemandState.REMOVED,
        "removal_motive": RemovalMotive.RENUNCIATION,
        "removed_on": FILED_ON,
    },
)


@pytest.mark.parametrize("moved", MOVED_ON)
@pytest.mark.parametrize(
    "kind", [LetterKind.RENEWAL_NOTICE, LetterKind.RENEWAL_D2, LetterKind.EXPIRED]
)
def test_a_notice_that_waited_never_frightens_who_renewed_or_renounced(db, kind, moved):
    demand = DemandFactory(active=True)
    letter = LetterFactory(demand=demand, kind=kind, deadline=demand.valid_until)
    Demand.objects.update(**moved)

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.TOO_LATE
    assert not mail.outbox
    later = NOW + timedelta(days=8)
    assert not outbox.overdue(now=later).exists()
    assert not outbox.for_the_post(now=later).exists()


def test_a_notice_of_the_present_end_leaves(db):
    demand = DemandFactory(active=True)
    letter = LetterFactory(
        demand=demand, kind=LetterKind.RENEWAL_NOTICE, deadline=demand.valid_until
    )

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.SENT


@pytest.mark.parametrize(
    ("traits", "outcome"),
    [({"to_correct": True}, Outcome.SENT), ({"active": True}, Outcome.TOO_LATE)],
)
def test_nobody_is_asked_for_a_document_that_was_seen_meanwhile(db, traits, outcome):
    letter = LetterFactory(
        demand=DemandFactory(**traits), kind=LetterKind.IDENTITY_REMINDER, deadline=FILED_ON
    )
    posted = LetterFactory(
        demand=letter.demand,
        kind=LetterKind.IDENTITY_REMINDER,
        deadline=FILED_ON,
        channel=LetterChannel.POST,
    )

    assert outbox.deliver(letter.pk, now=NOW) == outcome
    waits = [posted] if outcome == Outcome.SENT else []
    assert list(outbox.for_the_post(now=NOW)) == waits
