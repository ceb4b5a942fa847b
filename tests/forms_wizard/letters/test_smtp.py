"""E-mails through a real server, from the answer that is kept to the report that comes back."""

import asyncio
import io
import socket
import sys
from datetime import timedelta
from email.parser import BytesParser
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters import bounces, outbox, proofs
from forms_wizard.letters.models import Outcome
from portal.settings.mails import OURS, QUEUED, mail_settings
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.letters import LetterFactory
from tests.forms_wizard.letters.test_proofs import report

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON)
WEEK = timedelta(days=7)


class Server:
    """`recipient`, `data`: what it answers. `slow`: it never answers what follows DATA."""

    recipient = "250 2.1.5 Ok"
    data = "250 2.0.0 Ok: queued as 4F2"
    slow = False

    def __init__(self):
        self.received = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.recipient.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server, session, envelope):
        while self.slow:
            await asyncio.sleep(0.05)
        self.received.append(envelope)
        return self.data


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def server(settings):
    port, handler = free_port(), Server()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = OURS, "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 10
    settings.DEFAULT_FROM_EMAIL = "Portail <portail@exemple.org>"
    yield handler
    handler.slow = False
    controller.stop()


def notice(**kwargs) -> Letter:
    demand = DemandFactory(active=True, **kwargs)
    return LetterFactory(demand=demand, kind=LetterKind.RENEWAL_NOTICE, deadline=demand.valid_until)


def take(raw: bytes, monkeypatch) -> str:
    """What the command says of a mail that comes in by the pipe."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    said = io.StringIO()
    call_command("take_bounce", stdout=said)
    return said.getvalue().strip()


def test_every_smtp_address_takes_the_backend_that_keeps_the_answer():
    django_s = "django.core.mail.backends.smtp.EmailBackend"
    filed = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}

    assert mail_settings({"EMAIL_BACKEND": django_s, "EMAIL_PORT": 25}) == {
        "EMAIL_BACKEND": QUEUED,
        "EMAIL_SENT_BY": OURS,
        "EMAIL_PORT": 25,
    }
    assert mail_settings(filed)["EMAIL_SENT_BY"] == filed["EMAIL_BACKEND"]


def test_the_answer_of_the_server_is_kept_and_the_mail_can_come_back(server, settings):
    settings.BOUNCES_EMAIL = "retours@exemple.org"
    letter = LetterFactory()

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.SENT

    assert letter.attempts.get().proof == "250 2.0.0 Ok: queued as 4F2"
    (envelope,) = server.received
    mail = BytesParser(policy=default).parsebytes(envelope.content)
    assert envelope.mail_from == "retours@exemple.org"
    assert mail["From"] == "Portail <portail@exemple.org>"
    # A long header is folded.
    assert mail["Message-ID"].strip() == bounces.message_id(letter.pk, "exemple.org")
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_server_that_says_later_is_asked_again(server):
    letter = LetterFactory()
    for phase in ("recipient", "data"):
        setattr(server, phase, "451 4.7.1 Greylisted, try again later")
        with pytest.raises(outbox.NotDelivered):
            outbox.deliver(letter.pk, now=NOW)
        delattr(server, phase)

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.SENT
    outcomes = [attempt.outcome for attempt in letter.attempts.all()]
    assert outcomes == [Outcome.FAILED, Outcome.FAILED, Outcome.SENT]


def test_an_address_refused_for_good_sends_the_notice_by_the_post_at_once(server):
    server.recipient = "550 5.1.1 No such user"
    letter = notice()

    assert outbox.deliver(letter.pk, now=NOW) == Outcome.REFUSED

    posted = letter.demand.letters.get(channel=LetterChannel.POST)
    assert (posted.kind, posted.deadline) == (letter.kind, letter.deadline)
    assert list(outbox.for_the_post(now=NOW)) == [posted]


def test_a_server_that_is_slow_or_gone_is_asked_again(server, settings):
    letter = LetterFactory()
    server.slow, settings.EMAIL_TIMEOUT = True, 0.5
    with pytest.raises(outbox.NotDelivered, match="TimeoutError|ServerDisconnected"):
        outbox.deliver(letter.pk, now=NOW)
    settings.EMAIL_PORT = free_port()
    with pytest.raises(outbox.NotDelivered, match="ConnectionRefusedError"):
        outbox.deliver(letter.pk, now=NOW)

    assert {attempt.outcome for attempt in letter.attempts.all()} == {Outcome.FAILED}


def test_a_mail_that_comes_back_takes_the_proof_away_and_the_post_takes_over(server, monkeypatch):
    letter = notice()
    outbox.deliver(letter.pk, now=NOW)
    proofs.prove(now=NOW + WEEK)
    mail = BytesParser(policy=default).parsebytes(server.received[0].content)
    back = report(mail["Message-ID"])

    assert take(back, monkeypatch) == (
        f"take_bounce letter={letter.pk} status=5.1.1 final=yes news=yes"
    )
    assert take(back, monkeypatch).endswith("news=no")

    letter.refresh_from_db()
    assert letter.proved_at is None
    assert letter.attempts.get(outcome=Outcome.BOUNCED).error == "5.1.1"
    posted = letter.demand.letters.get(channel=LetterChannel.POST)
    assert list(outbox.for_the_post(now=NOW)) == [posted]
    assert proofs.prove(now=NOW + 9 * WEEK) == 0


def test_a_letter_other_than_a_notice_that_comes_back_is_for_the_post_itself(server, monkeypatch):
    letter, reminder = (
        LetterFactory(certificate=True),
        LetterFactory(certificate=True, kind=LetterKind.RENEWAL_D2),
    )
    for one in (letter, reminder):
        outbox.deliver(one.pk, now=NOW)
        take(report(bounces.message_id(one.pk, "exemple.org")), monkeypatch)

    assert list(outbox.for_the_post(now=NOW)) == [letter]


def test_a_mail_that_is_late_stays_sent(server, monkeypatch):
    letter = notice()
    outbox.deliver(letter.pk, now=NOW)
    late = report(bounces.message_id(letter.pk, "exemple.org"), action="delayed", status="4.4.1")

    assert take(late, monkeypatch).endswith("status=4.4.1 final=no news=yes")

    outcomes = {attempt.outcome for attempt in letter.attempts.all()}
    assert outcomes == {Outcome.SENT, Outcome.DELAYED}
    assert not outbox.for_the_post(now=NOW).exists()
    assert proofs.prove(now=NOW + WEEK) == 1


def test_a_demand_renewed_meanwhile_gets_no_paper():
    letter = notice()
    letter.demand.valid_until += timedelta(days=365)
    letter.demand.save()

    proofs.came_back(letter.pk, outcome=Outcome.BOUNCED, error="5.1.1", now=NOW)

    assert letter.demand.letters.count() == 1


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\x00garbage", report("<letter.1.forged@x>"), b"Subject: spam\r\n\r\nhello"]
)
def test_any_other_mail_is_left_aside(raw, monkeypatch):
    assert take(raw, monkeypatch) == "take_bounce letter=none"


def test_a_report_of_a_letter_that_is_erased_is_left_aside(monkeypatch):
    gone = report(bounces.message_id(10**9, "exemple.org"))

    assert take(gone, monkeypatch) == "take_bounce letter=none"


def test_without_database_the_mail_server_keeps_the_report(monkeypatch):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("the database is away")

    back = report(bounces.message_id(LetterFactory().pk, "exemple.org"))
    with connection.execute_wrapper(refuse), pytest.raises(CommandError) as failed:
        take(back, monkeypatch)

    assert failed.value.returncode == 75


def test_a_night_of_proofs_says_what_it_did():
    letter = notice()
    letter.attempts.create(outcome=Outcome.SENT, at=NOW)
    said = io.StringIO()

    call_command("prove", stdout=said, stderr=io.StringIO())
    call_command("prove", stdout=said, stderr=io.StringIO())

    first, second = said.getvalue().splitlines()
    assert first.startswith("prove day=")
    assert first.endswith("proved=1")
    assert second.endswith("nothing=0")
