"""The real worker, a real mail server: from the transaction to the letter box."""

import email
import socket
import threading
from datetime import timedelta
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, connections, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.letters import outbox, tasks
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.letters import LetterFactory


class LetterBox:
    """Keeps what it is given; refuses what `refuse` says."""

    def __init__(self):
        self.received = []
        self.refuse = ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=default)
        self.received.append((envelope.rcpt_tos, message))
        return "250 OK"


@pytest.fixture
def letter_box(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = LetterBox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield box
    controller.stop()


def work() -> None:
    """Run the worker until nothing is left to do now; not the sweep, due at some minutes only."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            queues=["default"], wait=False, listen_notify=False, install_signal_handlers=False
        )


def statuses() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send").order_by("id")
    return list(jobs.values_list("status", flat=True))


def test_a_letter_goes_from_the_transaction_to_the_letter_box(real_db, letter_box):
    letter = LetterFactory()
    with transaction.atomic():
        tasks.send.defer(letter_id=letter.pk)

    work()

    ((recipients, message),) = letter_box.received
    assert recipients == [letter.demand.email]
    assert message["Subject"] == "Votre demande est envoyée"
    assert message.get_body(("plain",)).get_content().startswith("Bonjour,")
    assert "<html" in message.get_body(("html",)).get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["accuse-de-depot.pdf"]
    assert Attempt.objects.get().outcome == Outcome.SENT
    assert statuses() == ["succeeded"]


def test_the_same_task_twice_sends_one_letter(real_db, letter_box):
    letter = LetterFactory()
    tasks.send.defer(letter_id=letter.pk)
    tasks.send.defer(letter_id=letter.pk)

    work()

    assert len(letter_box.received) == 1
    assert statuses() == ["succeeded", "succeeded"]


def test_a_transaction_undone_sends_nothing(real_db, letter_box):
    letter = LetterFactory()
    with transaction.atomic():
        tasks.send.defer(letter_id=letter.pk)
        transaction.set_rollback(True)

    work()

    assert letter_box.received == []
    assert statuses() == []


def test_a_server_that_is_down_is_tried_again_later(real_db, letter_box):
    letter_box.refuse = "451 later"
    letter = LetterFactory()
    tasks.send.defer(letter_id=letter.pk)

    work()

    assert Attempt.objects.get().outcome == Outcome.FAILED
    job = ProcrastinateJob.objects.get(task_name="letters.send")
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at > timezone.now()


def test_two_workers_send_one_letter(real_db, letter_box):
    """Without the lock on the row both would find it unsent."""
    letter = LetterFactory()
    barrier, told = threading.Barrier(2), []

    def deliver():
        try:
            barrier.wait(timeout=10)
            told.append(outbox.deliver(letter.pk, now=timezone.now()))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=deliver) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(letter_box.received) == 1
    assert sorted(told, key=str) == [None, Outcome.SENT]


def test_the_sweep_hands_over_what_nobody_tried(real_db, letter_box):
    forgotten = LetterFactory(created_at=timezone.now() - timedelta(hours=1))
    LetterFactory(created_at=timezone.now())

    tasks.sweep(timestamp=0)
    tasks.sweep(timestamp=0)
    work()

    ((recipients, _message),) = letter_box.received
    assert recipients == [forgotten.demand.email]
    assert statuses() == ["succeeded"]


def test_the_tasks_are_found_by_the_worker(db):
    assert {"letters.send", "letters.sweep"} <= app.tasks.keys()
    assert connection.vendor == "postgresql"
