"""At the counter any section is changed and a demand renewed, under the name of the guichet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands import identity_lock
from forms_wizard.demands.enums import AccessReason, EventKind
from forms_wizard.demands.models import AccessLine
from tests.forms_wizard.dossier.declared import demand_of, stands, ticked, typed

pytestmark = pytest.mark.django_db


def url(demand, slug):
    return reverse("desk:change", args=[demand.reference, slug])


def test_a_correction_that_was_asked_is_read_and_made(agent_client, agent):
    demand = demand_of("single")
    text = "Mon nom est Corrigé."
    identity_lock.ask_correction(demand, text, actor=demand.holder, now=timezone.now())
    page = reverse("desk:demand", args=[demand.reference])

    asked = agent_client.get(page).content.decode()
    agent_client.post(url(demand, "identite"), typed(demand, "identite", birth_name="Corrigé"))

    assert "Une correction d'identité est demandée" in asked
    assert text in asked
    assert stands(demand).codes["identite"]["birth_name"] == "Corrigé"
    assert demand.persons.get().birth_name == "Corrigé"
    event = demand.events.get(kind=EventKind.CHANGE)
    assert (event.actor, event.guichet) == (agent.user, agent.guichet)
    assert event.details["channel"] == "guichet"
    lines = AccessLine.objects.filter(reference=demand.reference, reason=AccessReason.CHANGE)
    assert lines.count() == 1
    assert "est demandée" not in agent_client.get(page).content.decode()


def test_an_agent_renews_with_the_person(agent_client, agent):
    today = timezone.localdate()
    demand = demand_of("family", valid_until=today + timedelta(days=10))
    page = reverse("desk:renew", args=[demand.reference])

    assert "toujours vrai" in agent_client.get(page).content.decode()
    missing = agent_client.post(page, ticked(demand, but=["foyer"]))
    agent_client.post(page, ticked(demand))
    again = agent_client.post(page, ticked(demand), follow=True)

    demand.refresh_from_db()
    assert missing.status_code == 422
    assert demand.renewed_on == today
    assert not demand.renewed_online
    assert demand.events.get(kind=EventKind.RENEW).guichet == agent.guichet
    assert "déjà fait" in again.content.decode()


def test_who_may_not_read_health_neither_changes_nor_reads_it(agent_client, agent):
    demand = demand_of("wheelchair", valid_until=timezone.localdate())
    agent.may_read_health = False
    agent.save()

    refused = agent_client.get(url(demand, "handicap"))
    page = agent_client.get(reverse("desk:renew", args=[demand.reference])).content.decode()

    assert refused.status_code == 403
    assert "Quels équipements" not in page
    assert "confirmer-handicap-still_true" in page
