"""What the gateway tells of an SMS: at a secret address, kept once, whatever is sent there."""

import json
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters import sms_receipts
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.demands import DemandFactory, morning
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
TOKEN, TICKET = "a-long-secret", "sms_5fa275dbf21dc"
NOW = morning(date(2027, 3, 15))


@pytest.fixture
def letter(settings):
    settings.SMS_RECEIPTS_TOKEN = TOKEN
    demand = DemandFactory(active=True, sms_number="+33639980001")
    found = LetterFactory(
        demand=demand, kind=LetterKind.RENEWAL_NOTICE, channel=LetterChannel.SMS, created_at=NOW
    )
    found.attempts.create(channel="sms", outcome=Outcome.SENT, at=NOW, ticket=TICKET)
    return found


def receipt(status="DELIVERED", **kwargs) -> dict:
    said = {
        "channel": "sms",
        "message_id": TICKET,
        "number": "+33639980001",
        "status": status,
        "delivery_date": "2027-03-15 10:00:07",
        "meta_data": {},
    }
    return said | kwargs


def post(client, content, *, token=TOKEN):
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    address = reverse("letters:sms_receipt", args=[token])
    return client.post(address, body, content_type="application/json")


def told(letter) -> list[str]:
    return [a.outcome for a in letter.attempts.exclude(outcome=Outcome.SENT)]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("DELIVERED", [Outcome.DELIVERED]),
        ("NOT_DELIVERED", [Outcome.UNDELIVERED]),
        ("BAD_DESTINATION", [Outcome.UNDELIVERED]),
        ("BLACKLISTED_NUMBER", [Outcome.UNDELIVERED]),
        ("UNKNOWN_DELIVERY", [Outcome.UNKNOWN]),
        ("ACK", []),
        ("A_NEW_WORD", []),
    ],
)
def test_each_status_is_kept_for_what_it_means(client, letter, status, outcome):
    response = post(client, receipt(status))

    assert (response.status_code, response.content) == (204, b"")
    assert told(letter) == outcome
    letter.refresh_from_db()
    assert letter.proved_at is None
    assert "Set-Cookie" not in response


def test_the_receipt_is_kept_as_a_proof_of_the_attempt(client, letter):
    post(client, receipt())

    assert letter.attempts.get(outcome=Outcome.DELIVERED).proof == "DELIVERED 2027-03-15 10:00:07"


def test_the_same_receipt_twice_is_kept_once(client, letter):
    for _time in range(2):
        assert post(client, receipt("NOT_DELIVERED")).status_code == 204

    assert told(letter) == [Outcome.UNDELIVERED]


def test_a_telephone_that_rang_has_rung(client, letter):
    for status in ("NOT_DELIVERED", "DELIVERED", "NOT_DELIVERED", "UNKNOWN_DELIVERY"):
        post(client, receipt(status))

    assert told(letter) == [Outcome.UNDELIVERED, Outcome.DELIVERED]


@pytest.mark.parametrize("ticket", ["sms_of_somebody_else", "x" * 64])
def test_a_receipt_of_no_sms_of_ours_changes_nothing(client, letter, ticket):
    assert post(client, receipt(message_id=ticket)).status_code == 204
    assert told(letter) == []


def test_an_empty_ticket_is_the_one_of_nobody(client, letter):
    Letter.objects.first().attempts.create(channel="email", outcome=Outcome.SENT, at=NOW)

    assert post(client, receipt(message_id="")).status_code == 400
    assert told(letter) == []


@pytest.mark.parametrize("token", ["wrong", "a-long-secre", "é", "%00"])
def test_a_wrong_secret_finds_no_page(client, letter, token):
    assert post(client, receipt(), token=token).status_code == 404
    assert told(letter) == []


def test_without_secret_the_address_is_closed(client, letter, settings):
    settings.SMS_RECEIPTS_TOKEN = ""

    assert post(client, receipt(), token="x").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"x" * 1_000_000,
        receipt(message_id=None),
        receipt(message_id=["sms"]),
        receipt(message_id="a\x00b"),
        receipt(message_id="x" * 65),
        receipt(status=3),
        receipt(channel="email"),
    ],
)
def test_a_hostile_body_is_refused_and_kept_nowhere(client, letter, body):
    assert post(client, body).status_code == 400
    assert told(letter) == []


def test_a_body_of_ten_megabytes_is_not_read(client, letter):
    assert post(client, b" " * 10_000_000).status_code in (400, 413)


@pytest.mark.parametrize("day", [None, 12, "hier", "x" * 10_000, "2027-03-15\x00"])
def test_a_strange_date_is_left_out(client, letter, day):
    assert post(client, receipt(delivery_date=day)).status_code == 204
    assert letter.attempts.get(outcome=Outcome.DELIVERED).proof == "DELIVERED"


def test_reading_is_refused(client, letter):
    assert client.get(reverse("letters:sms_receipt", args=[TOKEN])).status_code == 405


@given(st.binary(max_size=300))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_breaks_the_reader(body):
    with suppress(sms_receipts.Unreadable):
        sms_receipts.read(body)


def test_a_receipt_costs_few_queries_however_many_sms(letter, django_assert_num_queries):
    for n in range(5):
        Attempt.objects.create(
            letter=letter, channel="sms", outcome=Outcome.SENT, at=NOW, ticket=f"t{n}"
        )
    found = sms_receipts.read(json.dumps(receipt()).encode())
    with django_assert_num_queries(
        2  # savepoint
        + 1  # the attempt of that ticket
        + 1  # its letter, locked
        + 1  # what is known already
        + 1  # what is news
    ):
        assert sms_receipts.take(found, now=NOW + timedelta(minutes=1)) == "news"
