"""What a test of a race looks at in the database."""

import time

from django.db import connection


def until_something_waits() -> None:
    """Until another connection waits for a lock."""
    for _try in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nothing waits")
