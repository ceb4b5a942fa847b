"""The adapter of the provider, against a server that behaves and misbehaves."""

import time

import pytest

from forms_wizard.letters import sms_gateway
from forms_wizard.letters.models import Outcome

NUMBER, TEXT = "+33639980001", "Bonjour"


def send(key="a-key"):
    return sms_gateway.gateway().send(NUMBER, TEXT, key=key)


def test_it_says_what_the_provider_documents(provider):
    answer = send()

    assert (answer.outcome, answer.ticket) == (Outcome.SENT, "sms_5fa275dbf21dc")
    ((path, headers, content),) = provider.received
    assert path == "/sms-campaign/send"
    assert (headers["api-login"], headers["api-key"]) == ("portail@exemple.fr", "the-secret-key")
    assert content == {
        "recipients": [{"phone_number": NUMBER}],
        "text": TEXT,
        "sender": "DEMANDE",
        "type": "sms_premium",
        "purpose": "alert",
        "request_id": "a-key",
        "auto_optimize_text": False,
    }


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (201, b"not json", Outcome.FAILED),
        (201, b"\xff\x00", Outcome.FAILED),
        (201, b"", Outcome.FAILED),
        (201, [], Outcome.FAILED),
        (201, {"sms_ticket": 12}, Outcome.FAILED),
        (201, {"sms_ticket": ""}, Outcome.FAILED),
        (201, {"sms_ticket": "x" * 65}, Outcome.FAILED),
        (201, b"[" * 30_000, Outcome.FAILED),
        (201, b" " * 200_000, Outcome.FAILED),
        (400, {"code": 117, "message": "no correct number"}, Outcome.REFUSED),
        (400, {"code": 150}, Outcome.REFUSED),
        (400, {"code": 120, "message": "same request_id"}, Outcome.SENT),
        (400, {"code": "120"}, Outcome.FAILED),
        (400, {"code": True}, Outcome.FAILED),
        (401, {"code": 101}, Outcome.FAILED),
        (402, {"code": 104}, Outcome.FAILED),
        (429, {}, Outcome.FAILED),
        (500, b"<html>oops</html>", Outcome.FAILED),
        (503, {"sms_ticket": "sms_1"}, Outcome.FAILED),
    ],
)
def test_an_answer_is_taken_for_what_it_says(provider, status, body, outcome):
    provider.says(status, body)

    answer = send()

    assert answer.outcome == outcome
    assert answer.ticket == ""
    assert NUMBER[3:] not in answer.words
    assert "secret" not in answer.words


@pytest.mark.parametrize("fault", ["reset", "silent", "slow", "cut", "redirect"])
def test_a_broken_line_is_a_failure_in_good_time(provider, fault):
    provider.fault = fault

    start = time.monotonic()
    answer = send()

    # Two seconds for one of patience: « silent » and « slow » are given up.
    assert time.monotonic() - start < 5
    assert answer.outcome == Outcome.FAILED
    assert answer.words
    # The key of the provider goes nowhere else.
    assert [path for path, _headers, _content in provider.received] == ["/sms-campaign/send"]


def test_nobody_listens(provider, settings):
    settings.SMS_OCTOPUSH_URL = "http://127.0.0.1:1"

    assert send().outcome == Outcome.FAILED


def test_without_gateway_there_is_none(settings):
    assert not settings.SMS_GATEWAY
    assert sms_gateway.gateway() is None


def test_the_folder_keeps_each_sms_once(settings, tmp_path):
    settings.SMS_GATEWAY, settings.SMS_ROOT = "folder", tmp_path / "sms"

    first, second = send(), send()

    assert first == second
    assert first.outcome == Outcome.SENT
    (file,) = (tmp_path / "sms").iterdir()
    assert file.read_text() == f"{NUMBER}\n{TEXT}\n"
