"""What the worker does with letters: `manage.py procrastinate worker`."""

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from forms_wizard.letters import outbox, post, sms
from portal.interface.languages import in_french

# 4 s, 16 s, 1 min, 4 min, 17 min; the sweep goes on from there.
PATIENT = RetryStrategy(max_attempts=5, exponential_wait=4, retry_exceptions=[outbox.NotDelivered])


@app.task(name="letters.send", retry=PATIENT)
def send(letter_id: int) -> None:
    """Send one letter, once; `demands.lifecycle` defers it in the transaction of the letter."""
    try:
        outbox.deliver(letter_id, now=timezone.now())
    finally:
        connection.close()


@app.task(name="letters.send_sms", retry=PATIENT)
def send_sms(letter_id: int) -> None:
    """Send one SMS, once, in the day."""
    try:
        sms.deliver(letter_id, now=timezone.now())
    finally:
        connection.close()


@app.task(name=post.PRINT_TASK)
def print_batch(batch_id: int) -> None:
    """Print one batch of letters for the post, once."""
    try:
        with in_french():
            post.print_batch(batch_id)
    finally:
        connection.close()


@app.periodic(cron="*/5 * * * *")
@app.task(name="letters.sweep", queue="sweeps", queueing_lock="letters.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Hand over what nobody tried: no letter, no batch depends on one message to the worker."""
    now = timezone.now()
    try:
        for task, letters in ((send, outbox.overdue(now=now)), (send_sms, sms.overdue(now=now))):
            for letter_id in letters.values_list("pk", flat=True)[:1000]:
                try:
                    task.configure(queueing_lock=f"letter-{letter_id}").defer(letter_id=letter_id)
                except AlreadyEnqueued:
                    continue
        for batch_id in post.unprinted().values_list("pk", flat=True):
            try:
                print_batch.configure(queueing_lock=f"batch-{batch_id}").defer(batch_id=batch_id)
            except AlreadyEnqueued:
                continue
    finally:
        connection.close()
