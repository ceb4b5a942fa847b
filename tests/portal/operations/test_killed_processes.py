"""A web process that is killed loses nobody's demand, and is there again at once."""

import pytest
from django.db import connection

from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command
from tests.bench import senders

HOW_MANY, KILLS, SECONDS_BETWEEN = 60, 3, 0.5


@pytest.fixture
def children(real_db, databases, tmp_path):
    environment = {
        "DATABASE_URL": databases.url(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "LOG_LEVEL": "ERROR",
        "PORTAL_VAR_DIR": str(tmp_path),
    }
    children = Children(environment, tmp_path / "logs")
    yield children
    children.stop()


def test_what_was_acknowledged_is_there_once_whatever_is_killed(children):
    people, port = senders.prepare(HOW_MANY), free_port()
    children.start("web", web_command(host="127.0.0.1", port=port, workers=2))
    server = children.running["web"].pid
    children.wait_for(f"http://127.0.0.1:{port}/sante/")
    before = senders.workers_of(server)

    with senders.killing(server, every=SECONDS_BETWEEN, most=KILLS) as killed:
        outcome = senders.send_all(people, port=port)
        senders.wait_until(lambda: len(killed) == KILLS)
    senders.wait_until(lambda: len(senders.workers_of(server)) == len(before))

    senders.compare(outcome, people)
    assert len(outcome.acknowledged) == outcome.in_database == HOW_MANY
    assert (outcome.lost, outcome.doubled) == (0, 0)
    assert not set(senders.workers_of(server)) & set(killed)


def test_a_child_that_ends_by_accident_is_started_again_unless_it_lived_no_time(children):
    children.start("sleeper", ["/bin/sleep", "600"])
    first = children.running["sleeper"]

    first.kill()
    first.wait()
    assert children.ended() == "sleeper"
    assert not children.revive("sleeper")
    children.born["sleeper"] -= 60
    assert children.revive("sleeper")

    assert children.ended() == ""
    assert children.running["sleeper"].pid != first.pid
