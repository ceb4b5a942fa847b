"""The letter that comes before two removals: sent, received, answered, or left without answer."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import (
    AccessReason,
    DemandState,
    EventKind,
    Inadmissibility,
    RemovalMotive,
)
from forms_wizard.demands.models import AccessLine, Demand, RemovalWarning
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory

pytestmark = pytest.mark.django_db
C, D = RemovalMotive.NO_ANSWER, RemovalMotive.INADMISSIBLE


@pytest.fixture
def demand():
    return DemandFactory(active=True)


def url(demand, motive=""):
    name = "desk:warning" if motive else "desk:warnings"
    return reverse(name, args=[demand.reference, *([motive] if motive else [])])


def today():
    return timezone.localdate()


def warned(demand, guichet, motive=C, *, months_ago=3, received=True) -> RemovalWarning:
    sent = today() - relativedelta(months=months_ago)
    return RemovalWarning.objects.create(
        demand=demand,
        motive=motive,
        inadmissibility=Inadmissibility.RESOURCES if motive == D else "",
        guichet=guichet,
        sent_on=sent,
        delivered_on=sent if received else None,
    )


def state(demand):
    return Demand.objects.values_list("state", "removal_motive").get(pk=demand.pk)


def typed(day, motive=C):
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{motive}-on_{part}": value for part, value in parts.items()}


@pytest.mark.parametrize(
    ("why", "motive", "condition"), [(C, C, ""), ("IRRRES", D, "IRRRES"), ("IRRSEJ", D, "IRRSEJ")]
)
def test_a_landlord_warns_for_both_motives(agent_client, agent, demand, why, motive, condition):
    assert (
        url(demand)
        in agent_client.get(reverse("desk:demand", args=[demand.reference])).content.decode()
    )

    agent_client.post(url(demand), {"avertir-why": why})

    one = demand.warnings.get()
    assert (one.motive, one.inadmissibility, one.guichet) == (motive, condition, agent.guichet)
    assert demand.events.get(kind=EventKind.WARN).actor == agent.user
    assert AccessLine.objects.filter(reason=AccessReason.WARNING).exists()
    said = agent_client.post(url(demand), {"avertir-why": why}, follow=True).content.decode()
    assert "déjà avertie" in said
    assert demand.warnings.count() == 1


def test_a_commune_never_says_that_a_demand_is_inadmissible(client, demand):
    agent = AgentFactory(guichet__organisme__commune_of_lille=True)
    client.force_login(agent.user)

    assert "plafond" not in client.get(url(demand)).content.decode()
    assert client.post(url(demand), {"avertir-why": "IRRRES"}).status_code == 422
    assert not demand.warnings.exists()


def test_the_receipt_starts_the_delay(agent_client, agent, demand):
    one = warned(demand, agent.guichet, months_ago=1, received=False)

    early = agent_client.post(
        url(demand, C), {"act": "recu", **typed(one.sent_on - timedelta(days=1))}
    )
    assert early.status_code == 422
    agent_client.post(url(demand, C), {"act": "recu", **typed(one.sent_on)})

    one.refresh_from_db()
    assert one.delivered_on == one.sent_on
    assert "arreter" not in agent_client.get(url(demand)).content.decode()


def test_an_answer_ends_the_warning_and_the_demand_goes_on(agent_client, agent, demand):
    one = warned(demand, agent.guichet)

    agent_client.post(url(demand, C), {"act": "repondu"})
    again = agent_client.post(url(demand, C), {"act": "arreter"})

    one.refresh_from_db()
    assert one.answered_on == today()
    assert again.status_code == 404
    assert state(demand) == (DemandState.ACTIVE, "")


@pytest.mark.parametrize("motive", [C, D])
def test_without_answer_the_service_that_wrote_removes(agent_client, agent, demand, motive):
    warned(demand, agent.guichet, motive)

    assert "arreter" in agent_client.get(url(demand)).content.decode()
    unsure = agent_client.post(url(demand, motive), {"act": "arreter"})
    assert (unsure.status_code, state(demand)[0]) == (422, DemandState.ACTIVE)
    agent_client.post(url(demand, motive), {"act": "arreter", f"{motive}-sure": "on"})

    assert state(demand) == (DemandState.REMOVED, motive)


@pytest.mark.parametrize(
    "fact", [{"received": False}, {"months_ago": 1}], ids=["no receipt", "too early"]
)
def test_nothing_is_removed_before_its_day(agent_client, agent, demand, fact):
    warned(demand, agent.guichet, **fact)

    sure = {"act": "arreter", f"{C}-sure": "on"}
    said = agent_client.post(url(demand, C), sure, follow=True).content.decode()

    assert "possible aujourd" in said
    assert state(demand)[0] == DemandState.ACTIVE


def test_another_service_may_note_an_answer_and_nothing_else(agent_client, demand):
    warned(demand, AgentFactory().guichet)

    assert agent_client.post(url(demand, C), {"act": "arreter"}).status_code == 403
    assert state(demand)[0] == DemandState.ACTIVE
    agent_client.post(url(demand, C), {"act": "repondu"})
    assert demand.warnings.get().answered_on == today()


def test_the_manager_warns_nobody_and_a_waiting_demand_is_not_warned(client, demand):
    manager = AgentFactory(guichet__organisme__manager=True)
    client.force_login(manager.user)
    assert client.post(url(demand), {"avertir-why": C}).status_code == 403

    client.force_login(AgentFactory().user)
    waiting = DemandFactory()
    client.post(url(waiting), {"avertir-why": C})
    assert not RemovalWarning.objects.exists()
