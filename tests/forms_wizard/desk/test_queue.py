from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import AccessReason
from forms_wizard.demands.models import AccessLine
from forms_wizard.desk.queue import rows
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory

URL = reverse("desk:queue")


def references(response):
    return [row.demand.reference for row in response.context["rows"]]


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_queue_costs_the_same_with_one_and_five_demands(
    agent_client, django_assert_num_queries, how_many
):
    DemandFactory.create_batch(how_many)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 1  # how many there are
        + 1  # the page
        + 1  # persons
        + 1  # places
        + 1  # their communes
        + 1  # access journal
    ):
        response = agent_client.get(URL)

    assert len(response.context["rows"]) == how_many


def test_the_oldest_filing_comes_first_whatever_the_channel(agent_client):
    online = DemandFactory(filed_on=date(2026, 3, 3))
    paper = DemandFactory(paper=True, filed_on=date(2026, 2, 20))
    older = DemandFactory(filed_on=date(2026, 2, 1))

    response = agent_client.get(URL)

    assert references(response) == [older.reference, paper.reference, online.reference]


def test_the_page_is_journaled_line_by_line(agent_client, agent):
    demand = DemandFactory()

    agent_client.get(URL)

    line = AccessLine.objects.get()
    assert (line.reference, line.reason) == (demand.reference, AccessReason.QUEUE)
    assert (line.agent_user, line.guichet_code) == (agent.user, agent.guichet.code)


def test_an_empty_queue_says_so_and_journals_nothing(agent_client):
    DemandFactory(active=True)

    response = agent_client.get(URL)

    assert "Tout est vérifié" in response.content.decode()
    assert not AccessLine.objects.exists()


def test_demands_to_correct_wait_in_their_own_list(agent_client):
    DemandFactory()
    waiting = DemandFactory(to_correct=True)

    assert references(agent_client.get(URL, {"liste": "a-corriger"})) == [waiting.reference]


@pytest.mark.django_db
def test_a_commune_sees_the_demands_that_name_it_and_no_other(client):
    agent = AgentFactory(guichet__organisme__commune_of_lille=True)
    client.force_login(agent.user)
    named = DemandFactory(places=["59512", "59350"])
    DemandFactory(places=["59512"])

    assert references(client.get(URL)) == [named.reference]


@pytest.mark.django_db
def test_more_than_five_working_days_is_marked():
    # Filed on Monday 2 March: the fifth working day is Monday 9 March.
    demand = DemandFactory(filed_on=date(2026, 3, 2))

    (on_time,) = rows([demand], today=date(2026, 3, 9))
    (late,) = rows([demand], today=date(2026, 3, 10))

    assert (on_time.waited, on_time.late) == (5, False)
    assert (late.waited, late.late) == (6, True)


def test_pages_of_the_search_keep_what_was_typed(agent_client):
    DemandFactory.create_batch(26, persons__birth_name="Lefèvre")

    content = agent_client.get(URL, {"q": "Lefèvre"}).content.decode()

    assert "?q=Lef%C3%A8vre&amp;page=2" in content


@pytest.mark.parametrize(
    "typed",
    ["reference", "number", "grouped", "le goff", "LE-GOFF", "Zoé Le Goff", "le goff zoe", "Kerm"],
)
def test_a_demand_is_found_by_what_the_agent_has(agent_client, typed):
    DemandFactory(persons__birth_name="Martin", persons__first_names="Paul")
    found = DemandFactory(
        active=True,
        persons__birth_name="Le Goff",
        persons__usage_name="Kermarrec",
        persons__first_names="Zoé",
    )
    codes = {
        "reference": found.reference.lower(),
        "number": found.number,
        "grouped": found.grouped_number,
    }

    response = agent_client.get(URL, {"q": codes.get(typed, typed)})

    assert references(response) == [found.reference]


@pytest.mark.parametrize("typed", ["zzz", "%", "é" * 400, "' OR 1=1", "٣٤"])
def test_a_search_without_result_is_a_page(agent_client, typed):
    DemandFactory()

    response = agent_client.get(URL, {"q": typed})

    assert response.status_code == 200
    assert references(response) == []


def test_a_search_that_cannot_be_read_says_what_to_do(agent_client):
    response = agent_client.get(URL, {"q": "\0"})

    assert response.status_code == 400
    assert "accueil" in response.text


def test_a_search_finds_nothing_of_another_territory(agent_client):
    there = DemandFactory(territory_id="062", places=["62041"])

    assert references(agent_client.get(URL, {"q": there.reference})) == []


@pytest.mark.django_db
def test_an_agent_whose_authorisation_ended_yesterday_is_refused(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    client.force_login(AgentFactory(until=yesterday).user)

    assert client.get(URL).status_code == 403
