"""How many queries a page of a session costs, and that reading writes the journal alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forms_wizard.assistance.enums import EndedBy
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.models import Event
from tests.forms_wizard.assistance.test_end import owner
from tests.forms_wizard.assistance.test_session import dossier, soon, walk_of
from tests.forms_wizard.assistance.together import Together, url
from tests.forms_wizard.filing.walk import page

pytestmark = pytest.mark.django_db

SIGNED_IN = 1 + 1  # session, account
# What a session adds to each page of the person: the agent, the mandate.
SESSION = 1 + 1
JOURNAL = 1
SIZES = pytest.mark.parametrize("how_many", [1, 5])


def earlier(both: Together, how_many: int) -> None:
    """Other sessions on the same demand, ended."""
    for rank in range(how_many - 1):
        before = Mandate.objects.get(pk=both.mandate.pk)
        before.pk, before.reference, before.helper = None, f"S{rank:09}", None
        before.code_print = f"print-{rank}"
        before.ended_at, before.ended_by = timezone.now(), EndedBy.HELPER
        before.save()


@SIZES
def test_the_sessions_of_a_person(django_assert_num_queries, how_many):
    both, demand = Together.following()
    earlier(both, how_many)
    person = owner(demand)

    with django_assert_num_queries(
        1  # session
        + 1  # demand
        + 1  # sessions, with who helped
    ):
        shown = person.get(url("of_person", demand.reference))

    assert len(shown.context["mandates"]) == how_many


@SIZES
def test_the_page_of_a_demand_told_of_sessions(how_many):
    both, demand = Together.following()
    earlier(both, how_many)
    person = owner(demand)
    with CaptureQueriesContext(connection) as queries:
        person.get(dossier("demand", demand))

    asked = [query["sql"] for query in queries if "assistance_mandate" in query["sql"]]
    assert len(asked) == 1


@SIZES
def test_the_recap_costs_the_same_with_one_and_five_acts(django_assert_num_queries, how_many):
    both, demand = Together.following()
    for _act in range(how_many):
        Event.objects.create(
            demand=demand,
            kind=EventKind.RENEW,
            at=timezone.now(),
            after=demand.state,
            actor=both.agent.user,
            guichet=both.agent.guichet,
        )

    with django_assert_num_queries(
        SIGNED_IN + SESSION + 1  # what was done
    ):
        shown = both.helper.get(url("summary"))

    assert len(shown.context["recap"].done) == how_many


def test_a_section_in_a_session(django_assert_num_queries):
    both = Together.filling()
    walk = walk_of(both)

    with django_assert_num_queries(
        SIGNED_IN + SESSION + 1  # draft
    ):
        shown = both.helper.get(walk.url("contact"))

    assert shown.status_code == 200


def test_a_renewal_in_a_session(django_assert_num_queries):
    both, demand = Together.following(**soon())

    with django_assert_num_queries(
        SIGNED_IN
        + SESSION
        + JOURNAL
        + 1  # demand
        + 1  # declaration
        + 1  # what was begun another time
    ):
        shown = both.helper.get(dossier("renew", demand))

    assert shown.status_code == 200


def test_reading_writes_the_journal_alone():
    both, demand = Together.following(**soon())
    filling = Together.filling()
    waiting = Together()
    waiting.open()
    read = [
        *((both.helper, url(name)) for name in ("home", "session", "summary", "closed", "paper")),
        *((both.helper, dossier(name, demand)) for name in ("demand", "renew", "readings")),
        *((filling.helper, page(name, walk_of(filling).reference)) for name in ("tasks", "check")),
        *((waiting.helper, url(name)) for name in ("session", "paper")),
        (owner(demand), url("of_person", demand.reference)),
    ]

    with CaptureQueriesContext(connection) as queries:
        statuses = [client.get(address).status_code for client, address in read]

    assert set(statuses) <= {200, 302}
    written = {
        query["sql"].split('"')[1]
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    }
    assert written == {"demands_accessline"}
