import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from directory.guichets.enums import GuichetService
from forms_wizard.demands.enums import AccessReason, DemandState, EventKind, IdentityRefusal
from forms_wizard.demands.models import AccessLine, Demand
from forms_wizard.demands.refusals import what_to_do
from forms_wizard.pieces.enums import PieceState
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.factories.pieces import PieceFactory

FRENCH = {"accepter-document": "ID_FR"}


def act(name, demand):
    return reverse(f"desk:{name}", args=[demand.reference])


def test_registering_gives_the_number_and_accepts_the_document(agent_client, agent):
    demand = DemandFactory()
    piece = PieceFactory(demand=demand)

    response = agent_client.post(act("register", demand), FRENCH, follow=True)

    demand.refresh_from_db()
    piece.refresh_from_db()
    assert demand.state == DemandState.ACTIVE
    assert (demand.identity_document, demand.registering_guichet) == ("ID_FR", agent.guichet)
    assert piece.state == PieceState.ACCEPTED
    content = response.content.decode()
    assert demand.grouped_number in content
    assert act("certificate_pdf", demand) in content


def test_registering_is_journaled_with_its_reason(agent_client):
    demand = DemandFactory()

    agent_client.post(act("register", demand), FRENCH)

    reasons = AccessLine.objects.filter(reference=demand.reference).values_list("reason", flat=True)
    assert list(reasons) == [AccessReason.REGISTRATION]


def test_without_the_kind_of_document_nothing_is_registered(agent_client):
    demand = DemandFactory()

    response = agent_client.post(act("register", demand))

    assert response.status_code == 422
    content = response.content.decode()
    assert "Choisissez le document que vous avez vu." in content
    assert "Erreur :" in content
    assert Demand.objects.get(pk=demand.pk).number is None


def test_a_document_shown_after_a_refusal_registers_too(agent_client):
    demand = DemandFactory(to_correct=True)

    agent_client.post(act("register", demand), FRENCH)

    assert Demand.objects.get(pk=demand.pk).state == DemandState.ACTIVE


def test_a_late_click_is_told_politely(agent_client):
    demand = DemandFactory(active=True)

    response = agent_client.post(act("register", demand), FRENCH, follow=True)

    assert "Un autre agent a déjà traité cette demande." in response.content.decode()
    assert Demand.objects.get(pk=demand.pk).number == demand.number


def test_of_two_agents_who_click_at_once_one_registers_and_one_is_told(real_db):
    demand, agents = DemandFactory(), AgentFactory.create_batch(2)
    barrier, pages = threading.Barrier(2), []

    def click(agent):
        try:
            client = Client()
            client.force_login(agent.user)
            barrier.wait()
            response = client.post(act("register", demand), FRENCH, follow=True)
            pages.append(response.content.decode())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=[agent]) for agent in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    demand.refresh_from_db()
    told = ["Un autre agent a déjà traité cette demande." in page for page in pages]
    assert sorted(told) == [False, True]
    assert all(demand.grouped_number in page for page in pages)
    assert demand.events.filter(kind=EventKind.REGISTER).count() == 1


def test_a_person_already_registered_is_explained_and_a_homonym_needs_a_reason(agent_client):
    same = {
        "persons__birth_name": "Durand",
        "persons__first_names": "Zoé",
        "persons__born": "1990-05-05",
    }
    DemandFactory(active=True, **same)
    demand = DemandFactory(**same)
    url = act("register", demand)

    told = agent_client.post(url, FRENCH)
    unexplained = agent_client.post(url, {**FRENCH, "homonym": "1"})
    explained = agent_client.post(
        url, {**FRENCH, "homonym": "1", "accepter-homonym_reason": "Deux cartes, deux visages."}
    )

    assert told.status_code == 409
    assert "Une autre demande est déjà enregistrée" in told.content.decode()
    assert 'value="ID_FR"' in told.content.decode()
    assert unexplained.status_code == 422
    assert "Écrivez pourquoi ce sont deux personnes différentes." in unexplained.content.decode()
    assert explained.status_code == 302
    demand.refresh_from_db()
    assert demand.state == DemandState.ACTIVE
    assert demand.persons.get().homonym_rank == 1


def test_a_homonym_reason_sent_out_of_turn_changes_nothing(agent_client):
    demand = DemandFactory()

    agent_client.post(act("register", demand), {**FRENCH, "accepter-homonym_reason": "x"})

    event = demand.events.get(kind=EventKind.REGISTER)
    assert "homonym_reason" not in event.details


@pytest.mark.parametrize("reason", IdentityRefusal)
def test_refusing_takes_a_reason_of_the_closed_list_with_what_to_do(agent_client, reason):
    demand = DemandFactory()
    piece = PieceFactory(demand=demand)
    page = agent_client.get(act("demand", demand)).content.decode()

    agent_client.post(act("refuse_identity", demand), {"refuser-reason": reason})

    demand.refresh_from_db()
    piece.refresh_from_db()
    assert (demand.state, demand.identity_refusal) == (DemandState.TO_CORRECT, reason)
    assert (piece.state, piece.refusal) == (PieceState.REFUSED, reason)
    assert escape(what_to_do(reason)) in page


@pytest.mark.parametrize("reason", ["", "autre"])
def test_another_reason_is_not_taken(agent_client, reason):
    demand = DemandFactory()

    response = agent_client.post(act("refuse_identity", demand), {"refuser-reason": reason})

    assert response.status_code == 422
    assert Demand.objects.get(pk=demand.pk).state == DemandState.FILED


def test_a_refusal_after_another_agent_is_told_politely(agent_client):
    demand = DemandFactory(to_correct=True)

    response = agent_client.post(
        act("refuse_identity", demand), {"refuser-reason": "expire"}, follow=True
    )

    assert "Un autre agent a déjà traité cette demande." in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("guichet", "register", "refuse"),
    [
        ({"guichet__services": [GuichetService.REGISTER]}, 302, 403),
        ({"guichet__services": [GuichetService.IDENTITY]}, 403, 302),
        ({"guichet__services": [GuichetService.ADVICE]}, 403, 403),
        ({"guichet__organisme__manager": True}, 403, 403),
    ],
)
def test_a_guichet_does_what_it_serves(client, guichet, register, refuse):
    client.force_login(AgentFactory(**guichet).user)

    assert client.post(act("register", DemandFactory()), FRENCH).status_code == register
    refusal = {"refuser-reason": "expire"}
    assert client.post(act("refuse_identity", DemandFactory()), refusal).status_code == refuse


@pytest.mark.parametrize("name", ["register", "refuse_identity"])
def test_acts_are_posts(agent_client, name):
    assert agent_client.get(act(name, DemandFactory())).status_code == 405
