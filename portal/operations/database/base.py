"""Django's PostgreSQL, where a connection that is silent needs not be asked whether it lives."""

from __future__ import annotations

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg import Connection


class DatabaseWrapper(base.DatabaseWrapper):
    def close_if_health_check_failed(self) -> None:
        """As Django's, without a query when the server has said nothing since the last request.

        A server that ends, or ends a connection, says so to each of them: a silent one is as usable
        as `SELECT 1` could tell, and every request is spared a way to the database and back.
        """
        if self.health_check_enabled and not self.health_check_done and is_silent(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()


def is_silent(connection: Connection | None) -> bool:
    """Whether an open connection, of which nothing was asked, has nothing to be read."""
    if connection is None or connection.closed:
        return False
    told = poll()
    told.register(connection.pgconn.socket, POLLIN)
    return not told.poll(0)
