"""What leaves towards Sentry, and what the logs say: nothing that a person typed."""

import json
import logging

import pytest
import sentry_sdk
from django.test import Client, RequestFactory
from django.urls import path
from sentry_sdk.transport import Transport

from portal.operations import logs, monitoring

TYPED = {
    "name": "Zoé Le-Goff",
    "email": "zoe@exemple.fr",
    "number": "059032600001234GDP",
    "phone": "06 12 34 56 78",
}


def crash(request):
    local = dict(request.POST.items())
    logging.getLogger("portal.tests").error("refused %s", local["name"])
    raise ValueError(f"cannot store {local}")


crash.login_required = False
urlpatterns = [path("crash/", crash)]


class InMemory(Transport):
    def __init__(self, options=None):
        super().__init__(options)
        self.sent = []

    def capture_envelope(self, envelope):
        self.sent.append(envelope.serialize().decode())


@pytest.fixture
def transport():
    transport = InMemory()
    monitoring.start("https://key@sentry.invalid/1", environment="test", transport=transport)
    yield transport
    sentry_sdk.get_client().close(timeout=0)
    sentry_sdk.get_global_scope().set_client(None)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_an_error_is_told_without_anything_typed(transport):
    client = Client(raise_request_exception=False, headers={"user-agent": "Zoé Le-Goff"})
    client.cookies["sessionid"] = "secret-session"

    answer = client.post("/crash/?q=zoe@exemple.fr", TYPED)

    assert answer.status_code == 500
    told = "\n".join(transport.sent)
    assert '"type":"ValueError"' in told
    assert '"function":"crash"' in told
    for secret in (*TYPED.values(), "Le-Goff", "secret-session", "127.0.0.1", "cannot store"):
        assert secret not in told
        assert json.dumps(secret)[1:-1] not in told


def test_a_message_is_told_without_its_parameters(transport):
    sentry_sdk.capture_event(
        {"logentry": {"message": "refused %s", "params": [TYPED["name"]]}, "extra": TYPED}
    )

    told = "\n".join(transport.sent)
    assert "refused %s" in told
    assert TYPED["email"] not in told


def test_without_an_address_nothing_is_started():
    monitoring.start("", environment="test")

    assert not sentry_sdk.get_client().is_active()


def formatted(record: logging.LogRecord) -> dict:
    settings = logs.logging_settings(level="INFO")["formatters"]["json"]
    formatter = settings.pop("()")(**settings)
    return json.loads(formatter.format(record))


def test_a_line_of_the_log_keeps_the_place_of_an_error_and_drops_its_message():
    try:
        raise ValueError(TYPED["name"])
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s", ("/x/",), info
    )

    line = formatted(record)

    assert line["event"] == "Internal Server Error: %s"
    assert line["exception"] == "builtins.ValueError"
    assert "test_monitoring.py" in line["where"][-1]
    assert TYPED["name"] not in json.dumps(line, ensure_ascii=False)


def test_a_request_leaves_one_line_without_its_path(caplog):
    from django.http import HttpResponse

    middleware = logs.RequestLogMiddleware(lambda request: HttpResponse("ok"))
    request = RequestFactory().get("/mon-dossier/7KQ2M9XAAB/?q=zoe")
    request.resolver_match = None

    with caplog.at_level(logging.INFO, logger="portal.requests"):
        response = middleware(request)

    (record,) = caplog.records
    assert record.msg["event"] == "answered"
    assert record.msg["status"] == 200
    assert record.msg["request_id"] == response.headers["X-Request-ID"]
    assert "7KQ2M9XAAB" not in str(record.msg)
