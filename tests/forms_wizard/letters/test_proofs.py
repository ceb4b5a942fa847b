"""What proves that a letter reached somebody, and what takes the proof away."""

from datetime import timedelta

import pytest

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.letters import bounces, proofs
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.demands import FILED_ON, morning
from tests.factories.letters import LetterFactory

NOW = morning(FILED_ON)
WEEK = timedelta(days=7)


def letter(channel=LetterChannel.EMAIL, outcome=Outcome.SENT):
    made = LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE, channel=channel)
    Attempt.objects.create(letter=made, channel=channel, outcome=outcome, at=NOW)
    return made


def proved(made):
    made.refresh_from_db()
    return made.proved_at


@pytest.mark.django_db
def test_an_email_is_proved_when_nothing_came_back_for_seven_days():
    made = letter()

    assert proofs.prove(now=NOW + WEEK - timedelta(minutes=1)) == 0
    assert proofs.prove(now=NOW + WEEK) == 1
    assert proved(made) == NOW
    assert proofs.prove(now=NOW + WEEK) == 0


@pytest.mark.django_db
def test_an_email_that_came_back_proves_nothing_even_later():
    early, late = letter(), letter()
    proofs.came_back(early.pk, outcome=Outcome.BOUNCED, error="5.1.1", now=NOW)

    assert proofs.prove(now=NOW + WEEK) == 1
    assert proved(early) is None
    assert proofs.came_back(late.pk, outcome=Outcome.BOUNCED, error="5.1.1", now=NOW + 2 * WEEK)
    assert proved(late) is None
    assert not proofs.came_back(late.pk, outcome=Outcome.BOUNCED, error="5.1.1", now=NOW)
    assert proofs.prove(now=NOW + 9 * WEEK) == 0


@pytest.mark.django_db
def test_the_post_is_proved_by_the_batch_until_the_letter_returns():
    made = letter(LetterChannel.POST, Outcome.DEPOSITED)

    proofs.prove(now=NOW)
    assert proved(made) == NOW
    proofs.came_back(made.pk, outcome=Outcome.RETURNED, error="NPAI", now=NOW + WEEK)
    assert proved(made) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("channel", "outcome"),
    [
        (LetterChannel.EMAIL, Outcome.FAILED),
        (LetterChannel.EMAIL, Outcome.REFUSED),
        (LetterChannel.SMS, Outcome.SENT),
        (LetterChannel.POST, Outcome.SENT),
    ],
)
def test_nothing_else_proves_anything(channel, outcome):
    made = letter(channel, outcome)

    assert proofs.prove(now=NOW + 9 * WEEK) == 0
    assert proved(made) is None


REPORT = """From: MAILER-DAEMON@exemple.fr
To: portail@exemple.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.fr

Final-Recipient: rfc822; camille@exemple.fr
Action: {action}
Status: {status}

--b
Content-Type: {quoted}

Message-ID: {message_id}
Subject: Renouvelez votre demande

--b--
"""


def report(message_id, action="failed", status="5.1.1", quoted="text/rfc822-headers") -> bytes:
    text = REPORT.format(action=action, status=status, quoted=quoted, message_id=message_id)
    return text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("quoted", ["text/rfc822-headers", "message/rfc822"])
@pytest.mark.parametrize(("action", "final"), [("failed", True), ("delayed", False)])
def test_a_report_says_which_letter_came_back(quoted, action, final):
    raw = report(bounces.message_id(42, "exemple.org"), action=action, quoted=quoted)

    assert bounces.read(raw) == bounces.Bounce(42, "5.1.1", final)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\x00garbage",
        report("<letter.42.abcdefghijklmnopqrstuvwxyz@exemple.org>"),
        report("<somebody@else>"),
        report(bounces.message_id(42, "exemple.org"), action="relayed", status="2.0.0"),
        report(bounces.message_id(42, "exemple.org"), status="<script>"),
        b"Subject: hello\r\nIn-Reply-To: "
        + bounces.message_id(42, "exemple.org").encode()
        + b"\r\n\r\nThank you",
    ],
)
def test_any_other_mail_tells_of_no_letter(raw):
    assert bounces.read(raw) is None
