"""At the counter the person's contact details are changed with the same form, and it is known."""

import pytest
from django.urls import reverse

from directory.guichets.enums import GuichetService
from forms_wizard.demands.enums import AccessReason, EventKind
from forms_wizard.demands.models import AccessLine
from tests.factories.demands import DemandFactory
from tests.forms_wizard.dossier.contact_page import NEW, typed

pytestmark = pytest.mark.django_db


def url(demand):
    return reverse("desk:contact", args=[demand.reference])


def test_an_agent_changes_what_the_person_asks(agent_client, agent):
    demand = DemandFactory(active=True)

    page = agent_client.get(url(demand)).content.decode()
    response = agent_client.post(url(demand), typed(demand, email=NEW), follow=True)

    assert "Seulement à la demande de la personne" in page
    demand.refresh_from_db()
    event = demand.events.get(kind=EventKind.CHANGE)
    assert (demand.email, event.actor, event.guichet) == (NEW, agent.user, agent.guichet)
    assert event.details["channel"] == "guichet"
    assert demand.letters.count() == 2
    lines = AccessLine.objects.filter(reference=demand.reference, reason=AccessReason.CONTACT)
    assert lines.count() == 2
    shown = response.content.decode()
    assert "Adresse électronique (à un guichet)." in shown
    assert url(demand) in shown


def test_the_person_reads_it_without_the_name_of_the_agent(agent_client, agent, client):
    demand = DemandFactory(active=True)
    agent_client.post(url(demand), typed(demand, email=NEW))

    client.force_login(demand.holder)
    page = client.get(demand.get_absolute_url()).content.decode()

    assert "Bailleur social" in page
    assert agent.user.email not in page


def test_a_guichet_that_does_not_register_changes_nothing(agent_client, agent):
    demand = DemandFactory(active=True)
    agent.guichet.services = [GuichetService.IDENTITY]
    agent.guichet.save()

    assert agent_client.post(url(demand), typed(demand, email=NEW)).status_code == 403
    assert demand.declarations.count() == 1
    desk = agent_client.get(reverse("desk:demand", args=[demand.reference])).content.decode()
    assert url(demand) not in desk


@pytest.mark.parametrize("answers", [{"email": "x@"}, {"commune": ""}])
def test_bad_input_is_explained(agent_client, answers):
    demand = DemandFactory(active=True)

    response = agent_client.post(url(demand), typed(demand, **answers))

    assert response.status_code == 422
    assert "Erreur :" in response.content.decode()


def test_what_the_person_changed_meanwhile_is_shown(agent_client, client):
    demand = DemandFactory(active=True)
    at_the_counter = typed(demand, street="rue de Douai")
    agent_client.post(url(demand), typed(demand, email=NEW))

    response = agent_client.post(url(demand), at_the_counter)

    assert response.status_code == 409
    assert NEW in response.content.decode()


def test_a_stopped_demand_does_not_change(agent_client):
    demand = DemandFactory(removed=True)

    response = agent_client.post(url(demand), typed(demand, email=NEW), follow=True)

    assert "ses coordonnées ne changent plus" in response.content.decode()
