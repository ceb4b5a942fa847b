"""Each SMS leaves once, in the day, to who agreed; it proves nothing."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import DemandState, IdentityRefusal, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.letters import messages, outbox, proofs, sms, tasks
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.co_applicants import couple, couple_codes, declare, in_danger
from tests.factories.demands import PARIS, DemandFactory, morning
from tests.factories.guichets import GuichetFactory
from tests.factories.letters import LetterFactory

END = date(2027, 3, 30)
DAY = date(2027, 3, 15)  # a Monday
NOW = morning(DAY)
NUMBER = "+33639980001"


@pytest.fixture
def demand(db):
    return DemandFactory(active=True, valid_until=END, sms_number=NUMBER)


def sms_of(demand, kind=LetterKind.RENEWAL_D15, **kwargs) -> Letter:
    kwargs = {"deadline": END, "created_at": NOW, **kwargs}
    return LetterFactory(demand=demand, kind=kind, channel=LetterChannel.SMS, **kwargs)


def outcomes(letter) -> list[str]:
    return [attempt.outcome for attempt in letter.attempts.all()]


def test_an_sms_leaves_once_with_the_name_of_the_site(demand, provider):
    letter = sms_of(demand)

    assert sms.deliver(letter.pk, now=NOW) == Outcome.SENT
    assert sms.deliver(letter.pk, now=NOW) is None

    (sent,) = provider.sent
    assert sent["recipients"] == [{"phone_number": NUMBER}]
    assert sent["text"] == (
        "Votre demande s'arrete le 30 mars 2027. Renouvelez-la en ligne ou à un guichet. "
        "demande.exemple.fr"
    )
    (attempt,) = letter.attempts.all()
    assert (attempt.channel, attempt.outcome) == (LetterChannel.SMS, Outcome.SENT)
    assert letter.sent_texts.get().text == sent["text"]
    assert (attempt.proof, attempt.ticket) == ("201 sms_5fa275dbf21dc", "sms_5fa275dbf21dc")


def test_who_may_be_in_danger_reads_no_name_of_the_site(db, provider):
    demand = couple(active=True, valid_until=END, sms_number=NUMBER)
    declare(demand, in_danger(couple_codes(demand.persons.first())), days=1)

    sms.deliver(sms_of(demand).pk, now=NOW)

    (sent,) = provider.sent
    assert "exemple" not in sent["text"]
    assert "logement" not in sent["text"]


def test_a_name_that_is_too_long_is_left_out(demand, provider, settings):
    settings.PUBLIC_URL = f"https://{'a' * 150}.fr"

    assert sms.text(messages.words(sms_of(demand), today=DAY), demand).endswith("guichet.")


@pytest.mark.parametrize(
    ("when", "open_"),
    [
        (datetime(2027, 3, 15, 7, 59, tzinfo=PARIS), False),
        (datetime(2027, 3, 15, 8, 0, tzinfo=PARIS), True),
        (datetime(2027, 3, 15, 19, 59, tzinfo=PARIS), True),
        (datetime(2027, 3, 15, 20, 0, tzinfo=PARIS), False),
        (datetime(2027, 3, 20, 10, 0, tzinfo=PARIS), True),  # Saturday
        (datetime(2027, 3, 21, 10, 0, tzinfo=PARIS), False),  # Sunday
        (datetime(2027, 3, 29, 10, 0, tzinfo=PARIS), False),  # Easter Monday
        (datetime(2027, 7, 14, 10, 0, tzinfo=PARIS), False),
        # The hours are those of Paris, on the days when clocks change too.
        (datetime.fromisoformat("2027-03-30T06:30:00+00:00"), True),
        (datetime.fromisoformat("2027-03-26T06:30:00+00:00"), False),
    ],
)
def test_no_telephone_rings_at_night_nor_on_days_off(settings, when, open_):
    assert sms.is_open(when) is open_

    settings.SMS_ON_DAYS_OFF = True
    assert sms.is_open(when) is (8 <= when.astimezone(PARIS).hour < 20)


def test_an_sms_of_the_night_waits_for_the_day(demand, provider):
    night = morning(DAY).replace(hour=3)
    letter = sms_of(demand, created_at=night)

    assert sms.deliver(letter.pk, now=night) is None
    assert not provider.sent
    assert not sms.overdue(now=night + timedelta(hours=1)).exists()
    assert list(sms.overdue(now=NOW)) == [letter]
    assert sms.deliver(letter.pk, now=NOW) == Outcome.SENT


def test_consent_taken_back_before_it_leaves(demand, provider):
    letter = sms_of(demand)
    Demand.objects.update(sms_number="")

    assert sms.deliver(letter.pk, now=NOW) == Outcome.NO_NUMBER
    assert not provider.sent
    assert not sms.overdue(now=NOW + timedelta(days=1)).exists()


@pytest.mark.parametrize(
    ("kind", "renewed", "written", "now"),
    [
        (LetterKind.RENEWAL_D15, True, DAY, DAY),
        (LetterKind.RENEWAL_NOTICE, True, DAY, DAY),
        (LetterKind.EXPIRED, True, DAY, DAY),
        # « Dernier jour », the day after.
        (LetterKind.RENEWAL_D0, False, END, date(2027, 3, 31)),
        (LetterKind.REMOVED, False, DAY, date(2027, 3, 22)),
    ],
)
def test_an_sms_that_comes_too_late_is_not_sent(demand, provider, kind, renewed, written, now):
    letter = sms_of(demand, kind, created_at=morning(written))
    if renewed:
        Demand.objects.update(valid_until=date(2028, 3, 15))

    assert sms.deliver(letter.pk, now=morning(now)) == Outcome.TOO_LATE
    assert not provider.sent


def test_a_try_that_waited_more_than_a_day_is_not_made(demand, provider):
    """A worker stopped between two tries: the gateway may have sent the first one."""
    letter = sms_of(demand)
    letter.attempts.create(channel=LetterChannel.SMS, outcome=Outcome.FAILED, at=NOW)

    assert sms.deliver(letter.pk, now=NOW + timedelta(days=1)) is None
    assert not provider.sent


def test_invented_people_get_no_real_sms(demand, provider, settings, tmp_path):
    Demand.objects.update(demonstration=True)
    letter = sms_of(demand)

    assert sms.deliver(letter.pk, now=NOW) == Outcome.TOO_LATE
    assert not provider.sent

    settings.SMS_GATEWAY, settings.SMS_ROOT = "folder", tmp_path
    assert sms.deliver(sms_of(demand, LetterKind.RENEWAL_D7).pk, now=NOW) == Outcome.SENT
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failure_is_tried_again_with_the_same_key_for_a_day(demand, provider):
    letter = sms_of(demand)
    provider.fault = "reset"
    with pytest.raises(outbox.NotDelivered):
        sms.deliver(letter.pk, now=NOW)

    assert not sms.overdue(now=NOW + timedelta(minutes=30)).exists()
    assert list(sms.overdue(now=NOW + timedelta(hours=2))) == [letter]
    # The gateway forgets keys after a day: a later try might be a second SMS.
    assert not sms.overdue(now=NOW + timedelta(hours=24)).exists()

    provider.fault = ""
    assert sms.deliver(letter.pk, now=NOW + timedelta(hours=2)) == Outcome.SENT
    first, second = provider.sent
    assert first["request_id"] == second["request_id"]
    assert len(provider.rung) == 1
    assert outcomes(letter) == [Outcome.FAILED, Outcome.SENT]
    (failed, _sent) = letter.attempts.all()
    assert "6399" not in failed.error


def test_a_number_that_does_not_exist_is_refused_for_good(demand, provider):
    provider.says(400, {"code": 117})
    letter = sms_of(demand)

    assert sms.deliver(letter.pk, now=NOW) == Outcome.REFUSED
    assert not sms.overdue(now=NOW + timedelta(hours=2)).exists()


def test_an_sms_proves_nothing_and_never_goes_by_the_post(demand, provider):
    Demand.objects.update(wants_post=True)
    notice = sms_of(demand, LetterKind.RENEWAL_NOTICE)
    refused = sms_of(demand, LetterKind.IDENTITY_REFUSED, deadline=None)
    sms.deliver(notice.pk, now=NOW)

    notice.attempts.create(channel=LetterChannel.SMS, outcome=Outcome.DELIVERED, at=NOW)
    assert proofs.prove(now=NOW + timedelta(days=30)) == 0
    assert not Letter.objects.filter(proved_at__isnull=False).exists()
    assert refused not in outbox.for_the_post(now=NOW + timedelta(days=30))
    assert outbox.deliver(refused.pk, now=NOW) is None
    assert not outbox.overdue(now=NOW + timedelta(hours=2)).exists()


def test_two_letters_never_share_a_key(demand, settings):
    one, other = sms_of(demand), sms_of(demand, LetterKind.RENEWAL_D7)
    here = sms.key(one)

    assert here != sms.key(other)
    settings.SECRET_KEY = "another installation"
    assert sms.key(one) != here


# -- who is written to


@pytest.mark.parametrize(("number", "channels"), [(NUMBER, {"email", "sms"}), ("", {"email"})])
def test_a_refused_document_is_told_by_mail_and_sms(db, settings, number, channels):
    settings.SMS_GATEWAY = "octopush"
    demand = DemandFactory(sms_number=number)

    lifecycle.refuse_identity(
        demand, actor=None, guichet=GuichetFactory(), now=NOW, reason=IdentityRefusal.EXPIRED
    )

    letters = Letter.objects.filter(kind=LetterKind.IDENTITY_REFUSED)
    assert {letter.channel for letter in letters} == channels
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send_sms")
    assert [job.args["letter_id"] for job in jobs] == [
        letter.pk for letter in letters if letter.channel == LetterChannel.SMS
    ]
    assert Demand.objects.get().state == DemandState.TO_CORRECT


def test_no_sms_is_written_without_gateway(db, settings):
    settings.SMS_GATEWAY = ""
    demand = DemandFactory(sms_number=NUMBER)

    lifecycle.refuse_identity(
        demand, actor=None, guichet=GuichetFactory(), now=NOW, reason=IdentityRefusal.EXPIRED
    )

    assert not Letter.objects.filter(channel=LetterChannel.SMS).exists()


# -- the worker


def test_two_workers_send_one_sms(real_db, provider):
    """Without the lock on the row both would call the gateway."""
    demand = DemandFactory(active=True, valid_until=END, sms_number=NUMBER)
    letter, told, barrier = sms_of(demand), [], threading.Barrier(2)

    def deliver():
        try:
            barrier.wait(timeout=10)
            told.append(sms.deliver(letter.pk, now=NOW))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=deliver) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(provider.sent) == 1
    assert sorted(told, key=str) == [None, Outcome.SENT]


def test_the_sweep_hands_over_the_sms_that_wait(real_db, provider, settings):
    settings.SMS_FROM_HOUR, settings.SMS_UNTIL_HOUR, settings.SMS_ON_DAYS_OFF = 0, 24, True
    now = timezone.now()
    end = timezone.localdate(now) + timedelta(days=15)
    demand = DemandFactory(active=True, valid_until=end, sms_number=NUMBER)
    letter = sms_of(demand, deadline=end, created_at=now - timedelta(hours=1))

    tasks.sweep(timestamp=0)
    tasks.sweep(timestamp=0)

    jobs = ProcrastinateJob.objects.filter(task_name="letters.send_sms")
    assert [job.args["letter_id"] for job in jobs] == [letter.pk]
    tasks.send_sms(letter_id=letter.pk)
    assert Attempt.objects.get().outcome == Outcome.SENT
