"""A mail written during a request waits for the worker; another one leaves at once."""

import pytest
from django.conf import settings as site
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.http import HttpResponse
from django.test import RequestFactory
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.operations import tasks
from portal.operations.queued_mail import QueuedMailMiddleware
from portal.settings.mails import QUEUED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def through_the_queue(settings):
    settings.EMAIL_BACKEND = QUEUED
    settings.EMAIL_SENT_BY = "django.core.mail.backends.locmem.EmailBackend"


def a_mail() -> EmailMultiAlternatives:
    written = EmailMultiAlternatives(
        "Une page à relire", "Bonjour,", None, ["a@exemple.fr"], headers={"Auto-Submitted": "yes"}
    )
    written.attach_alternative("<p>Bonjour,</p>", "text/html")
    return written


def in_a_request(act) -> None:
    def view(request):
        act()
        return HttpResponse()

    QueuedMailMiddleware(view)(RequestFactory().get("/"))


def test_within_a_request_it_is_a_job_of_the_worker():
    in_a_request(lambda: a_mail().send())

    assert mail.outbox == []
    job = ProcrastinateJob.objects.get(task_name="operations.send_mail")
    tasks.send_mail(**job.args)
    (sent,) = mail.outbox
    assert (sent.subject, sent.body, sent.to) == ("Une page à relire", "Bonjour,", ["a@exemple.fr"])
    assert sent.from_email == site.DEFAULT_FROM_EMAIL
    assert sent.extra_headers == {"Auto-Submitted": "yes"}
    assert sent.alternatives[0][0] == "<p>Bonjour,</p>"


def test_a_connection_opened_within_a_request_gives_its_mails_to_the_worker():
    def act():
        with get_connection() as opened:
            opened.send_messages([EmailMessage("a", "b", None, ["a@exemple.fr"])] * 2)

    in_a_request(act)

    assert ProcrastinateJob.objects.filter(task_name="operations.send_mail").count() == 2


def test_outside_a_request_it_leaves_at_once_even_after_one_that_failed():
    def act():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_a_request(act)
    a_mail().send()

    assert len(mail.outbox) == 1
    assert not ProcrastinateJob.objects.exists()
