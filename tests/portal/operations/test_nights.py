"""The page that tells whether the nights were done, and what those who watch read."""

from datetime import timedelta

import pytest
from django.core.management import get_commands
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.models import NightRun
from portal.accounts.models import User
from portal.operations.nights import COMMANDS
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
URL = reverse("operations:nights")


@pytest.fixture
def operator(client):
    client.force_login(User.objects.create_superuser("exploitation@exemple.fr"))
    return client


def run(name: str, *, hours_ago: float, minutes: float | None = 2, result="rien à faire"):
    """`minutes`: how long it took; None: it never ended."""
    started = timezone.now() - timedelta(hours=hours_ago)
    ended = None if minutes is None else started + timedelta(minutes=minutes)
    day = timezone.localdate(started)
    return NightRun.objects.create(
        name=name, day=day, started_at=started, ended_at=ended, result=result
    )


def late(client) -> list[str]:
    return client.get(reverse("operations:health")).json()["nights"]["late"]


def test_every_command_of_a_night_exists():
    assert set(COMMANDS) <= set(get_commands())


def test_nobody_but_an_administrator_reads_the_page(client):
    assert reverse("account_login") in client.get(URL).url
    client.force_login(UserFactory(is_staff=True))
    assert client.get(URL).status_code == 403


@pytest.mark.parametrize("runs_of_each", [1, 5])
def test_the_page_costs_the_same_after_one_night_and_after_five(
    operator, django_assert_num_queries, runs_of_each
):
    for name in COMMANDS:
        for days in range(runs_of_each):
            run(name, hours_ago=1 + 24 * days)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # the last runs
        + 1  # the last ones that ended
    ):
        response = operator.get(URL)

    content = response.content.decode()
    assert "Chaque commande a fini à temps" in content
    assert "0:02:00" in content
    assert "no-store" in response["Cache-Control"]
    assert late(operator) == []


def test_what_did_not_end_in_time_is_told_on_the_page_and_to_who_watches(operator):
    for name in COMMANDS:
        run(name, hours_ago=2, result=f"{name} a fini")
    NightRun.objects.filter(name="warn").delete()
    run("warn", hours_ago=26.1, result="renewal_notice/email=41")
    run("warn", hours_ago=1, minutes=None)

    content = operator.get(URL).content.decode()

    assert late(operator) == ["warn"]
    assert 'role="status"' in content
    assert "1 commande est en retard" in content
    assert content.count("En retard") == 1
    assert "renewal_notice/email=41" in content
    assert "pas finie" in content
    run("warn", hours_ago=0.5)
    assert late(operator) == []


def test_before_the_first_night_everything_is_late(operator):
    assert late(operator) == list(COMMANDS)
    assert operator.get(URL).content.decode().count("Jamais") == len(COMMANDS)


def test_the_patience_is_a_setting(operator, settings):
    for name in COMMANDS:
        run(name, hours_ago=3)
    settings.NIGHT_PATIENCE_HOURS = 2

    assert late(operator) == list(COMMANDS)
