"""What the worker does at the beginning and at the end of a banner."""

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from home.incidents import unavailable

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.task(name="incidents.turn", retry=AGAIN)
def turn() -> None:
    """A banner begins or ends now: cached pages go, the static page is written again."""
    try:
        purge_url_from_cache("/")
        unavailable.write(now=timezone.now())
    finally:
        connection.close()


@app.task(name="incidents.write_page", retry=AGAIN)
def write_page() -> None:
    """Write the static page again, after a change."""
    try:
        unavailable.write(now=timezone.now())
    finally:
        connection.close()
