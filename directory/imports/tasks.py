"""What the worker does with imports: `manage.py procrastinate worker`."""

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from directory.imports import running
from portal.interface.languages import in_french


@app.task(name=running.WORK_TASK)
def work(import_id: int) -> None:
    """Check, apply or undo one import; `running` defers it in the transaction of the request."""
    try:
        with in_french():
            running.work(import_id, now=timezone.now())
    finally:
        connection.close()


@app.periodic(cron="*/5 * * * *")
@app.task(name="imports.sweep", queue="sweeps", queueing_lock="imports.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Hand over what a killed worker left, forget what is too old to be undone."""
    try:
        for import_id in running.overdue(now=timezone.now()):
            work.defer(import_id=import_id)
        running.forget_old(now=timezone.now())
    finally:
        connection.close()
