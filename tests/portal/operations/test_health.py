"""The address that a load balancer asks."""

import pytest
from django.db import connection
from django.urls import reverse

from portal.operations.nights import COMMANDS

pytestmark = pytest.mark.django_db
# No night was done here.
LATE = list(COMMANDS)


def test_health_says_whether_a_worker_is_alive(client, django_assert_num_queries):
    with django_assert_num_queries(
        1  # the worker
        + 1  # the nights
    ):
        response = client.get(reverse("operations:health"))
    assert response.json() == {"database": True, "worker": False, "nights": {"late": LATE}}

    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    assert client.get("/sante/").json() == {
        "database": True,
        "worker": True,
        "nights": {"late": LATE},
    }

    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 h'")
    assert client.get("/sante/").json()["worker"] is False


def test_health_is_never_kept_by_a_cache(client):
    assert "no-store" in client.get("/sante/").headers["Cache-Control"]
