"""A connection that the server has ended is opened again; one that lives is not asked."""

import time

import psycopg
import pytest
from django.core.signals import request_started
from django.db import connection

from portal.accounts.models import User
from portal.operations.database.base import is_silent


def backend() -> int:
    return connection.connection.info.backend_pid


def next_request() -> None:
    request_started.send(sender=None, environ={})


@pytest.fixture
def own(real_db):
    """A connection of the web server, kept from one request to the next."""
    connection.close()
    assert connection.settings_dict["CONN_HEALTH_CHECKS"]
    next_request()
    assert User.objects.count() == 0
    yield connection
    connection.close()


@pytest.fixture
def other(own):
    """Somebody else on the same server."""
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as found:
        yield found


def test_a_connection_that_lives_is_kept_and_not_asked(own, other):
    before = backend()
    next_request()
    own.cursor().close()
    last = "select query from pg_stat_activity where pid = %s"
    assert User._meta.db_table in other.execute(last, [before]).fetchone()[0]
    assert User.objects.count() == 0
    assert backend() == before


def test_a_connection_that_the_server_ended_is_opened_again(own, other):
    before = backend()
    assert other.execute("select pg_terminate_backend(%s, 5000)", [before]).fetchone() == (True,)
    assert not is_silent(own.connection)
    next_request()
    assert User.objects.count() == 0
    assert backend() != before


def test_what_the_server_says_without_being_asked_is_no_end(own, other):
    """A notification waits to be read: asked, the server answers, and the connection stays."""
    before = backend()
    own.connection.execute("listen somebody")
    other.execute("notify somebody")
    while is_silent(own.connection):
        time.sleep(0.01)
    next_request()
    assert User.objects.count() == 0
    assert backend() == before


def test_a_closed_connection_is_not_silent(own):
    own.connection.close()
    assert not is_silent(own.connection)
    assert not is_silent(None)
    next_request()
    assert User.objects.count() == 0
