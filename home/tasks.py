"""What the worker does for the pages of the site: `manage.py procrastinate worker`."""

from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(
    name="home.publish_scheduled",
    queue="sweeps",
    queueing_lock="home.publish_scheduled",
    pass_context=False,
)
def publish_scheduled(timestamp: int) -> None:
    """Publish and withdraw what editors planned; a minute after the time they chose, at most."""
    try:
        call_command("publish_scheduled")
    finally:
        connection.close()
