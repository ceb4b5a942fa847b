"""What the worker forgets: sessions that nobody answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from forms_wizard.assistance.models import Mandate

# They prove nothing: enough to answer « who asked me yesterday? ».
KEPT = timedelta(days=7)


def erase_unanswered(*, now: datetime) -> int:
    """Sessions over for a week that the person did not agree to; how many."""
    old = Mandate.objects.filter(agreed_at__isnull=True, until__lte=now - KEPT)
    return old.delete()[0]


@app.periodic(cron="27 3 * * *")
@app.task(
    name="assistance.erase_unanswered",
    queueing_lock="assistance.erase_unanswered",
    pass_context=False,
)
def erase_every_night(timestamp: int) -> None:
    try:
        erase_unanswered(now=timezone.now())
    finally:
        connection.close()
