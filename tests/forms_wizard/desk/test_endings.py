"""The end of a demand at the desk: written renunciation, the manager's list, the ways back."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import (
    AccessReason,
    DemandState,
    EventKind,
    LetterKind,
    RemovalMotive,
)
from forms_wizard.demands.models import AccessLine, Demand, Letter, Person
from tests.factories.demands import DemandFactory, morning
from tests.factories.guichets import AgentFactory

pytestmark = pytest.mark.django_db
LIST = reverse("desk:without_proof")
WHO = {"retour-requester": "Mairie de Lille", "retour-proof": "Formulaire reçu le 2 mai."}
WHY = {"retour-reason": "Deux personnes du même nom.", "retour-proof": "Deux cartes vues."}


def url(demand, name="demand"):
    return reverse(f"desk:{name}", args=[demand.reference])


def today():
    return timezone.localdate()


@pytest.fixture
def manager():
    return AgentFactory(guichet__organisme__manager=True)


@pytest.fixture
def manager_client(client, manager):
    client.force_login(manager.user)
    return client


def removed(motive=RemovalMotive.NOT_RENEWED, **kwargs) -> Demand:
    kwargs.setdefault("valid_until", today() - timedelta(days=40))
    kwargs.setdefault("removed_on", today() - timedelta(days=3))
    return DemandFactory(removed=True, removal_motive=motive, **kwargs)


def silent(**kwargs) -> Demand:
    """Two months past its end, without a proved notice."""
    return DemandFactory(active=True, valid_until=today() - relativedelta(months=2), **kwargs)


def state(demand):
    return Demand.objects.get(pk=demand.pk).state


# -- a written renunciation


def test_an_agent_records_what_the_person_wrote(agent_client, agent):
    demand = DemandFactory(active=True)

    assert url(demand, "renounce") in agent_client.get(url(demand)).content.decode()
    refused = agent_client.post(url(demand, "renounce"), {})
    assert refused.status_code == 422
    assert "Cochez la case si vous avez" in refused.content.decode()
    agent_client.post(url(demand, "renounce"), {"renoncer-written": "on"})

    assert state(demand) == DemandState.REMOVED
    event = demand.events.get(kind=EventKind.RENOUNCE)
    assert (event.actor, event.guichet) == (agent.user, agent.guichet)
    assert demand.letters.get().kind == LetterKind.RENOUNCED
    reasons = AccessLine.objects.filter(reason=AccessReason.RENUNCIATION)
    assert reasons.filter(reference=demand.reference).count() == 2


def test_the_manager_renounces_for_nobody(manager_client):
    demand = DemandFactory(active=True)

    page = manager_client.post(url(demand, "renounce"), {"renoncer-written": "on"})

    assert page.status_code == 403
    assert state(demand) == DemandState.ACTIVE


@pytest.mark.parametrize("traits", [{}, {"removed": True}])
def test_what_is_not_registered_is_not_renounced(agent_client, traits):
    demand = DemandFactory(**traits)

    page = agent_client.post(url(demand, "renounce"), {"renoncer-written": "on"})

    assert page.url == url(demand)
    assert not demand.events.filter(kind=EventKind.RENOUNCE).exists()


# -- the list of the manager


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_list_costs_the_same_with_one_and_five_demands(
    manager_client, django_assert_num_queries, how_many
):
    for demand in [silent() for _each in range(how_many)]:
        Letter.objects.create(
            demand=demand,
            kind=LetterKind.RENEWAL_NOTICE,
            deadline=demand.valid_until,
            created_at=morning(date(2026, 3, 2)),
        )

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 1  # how many there are
        + 1  # the page
        + 1  # persons
        + 1  # notices
        + 1  # access journal
    ):
        response = manager_client.get(LIST)

    assert len(response.context["rows"]) == how_many
    assert "0 sur 2" in response.content.decode()


def test_the_list_holds_what_is_past_without_proof_in_this_territory_and_is_journaled(
    manager_client, manager
):
    longest = silent(filed_on=date(2024, 5, 2))
    Demand.objects.filter(pk=longest.pk).update(valid_until=today() - relativedelta(months=5))
    one_proof = silent()
    Letter.objects.create(
        demand=one_proof,
        kind=LetterKind.RENEWAL_NOTICE,
        deadline=one_proof.valid_until,
        created_at=morning(date(2026, 3, 2)),
        proved_at=morning(date(2026, 3, 2)),
    )
    DemandFactory(active=True, valid_until=today())
    silent(territory_id="063", places=["63113"])

    response = manager_client.get(LIST)

    listed = [(row.demand.pk, row.proved) for row in response.context["rows"]]
    assert listed == [(longest.pk, 0), (one_proof.pk, 1)]
    lines = AccessLine.objects.filter(reason=AccessReason.WITHOUT_PROOF)
    assert set(lines.values_list("reference", "agent_user")) == {
        (longest.reference, manager.user_id),
        (one_proof.reference, manager.user_id),
    }
    assert LIST in manager_client.get(reverse("desk:queue")).content.decode()


def test_the_list_is_for_the_manager_alone(agent_client):
    assert agent_client.get(LIST).status_code == 403
    assert LIST not in agent_client.get(reverse("desk:queue")).content.decode()


def test_an_empty_list_says_so(manager_client):
    assert "Chaque demande dépassée a ses preuves" in manager_client.get(LIST).content.decode()


# -- the ways back


@pytest.mark.parametrize("motive", [RemovalMotive.NOT_RENEWED, RemovalMotive.NO_ANSWER])
def test_the_manager_reactivates_with_who_asks_and_a_proof(manager_client, manager, motive):
    demand = removed(motive)

    page = manager_client.get(url(demand)).content.decode()
    manager_client.post(url(demand, "reactivate"), WHO)

    assert url(demand, "reactivate") in page
    back = Demand.objects.get(pk=demand.pk)
    assert (back.state, back.number, back.filed_on) == (
        DemandState.ACTIVE,
        demand.number,
        demand.filed_on,
    )
    event = demand.events.get(kind=EventKind.REACTIVATE)
    assert (event.actor, event.guichet) == (manager.user, manager.guichet)
    assert event.details == {"requester": "Mairie de Lille", "proof": "Formulaire reçu le 2 mai."}
    assert AccessLine.objects.filter(reason=AccessReason.REACTIVATION).exists()


def test_an_error_is_corrected_whatever_the_motive(manager_client):
    demand = removed(RemovalMotive.INADMISSIBLE)

    manager_client.post(url(demand, "correct_error"), WHY)

    assert state(demand) == DemandState.ACTIVE
    event = demand.events.get(kind=EventKind.CORRECT_ERROR)
    assert event.details["reason"] == "Deux personnes du même nom."


@pytest.mark.parametrize("name", ["reactivate", "correct_error"])
@pytest.mark.parametrize("typed", [{}, {"retour-proof": "   ", "retour-requester": " "}])
def test_nothing_comes_back_without_a_trace(manager_client, name, typed):
    demand = removed()

    response = manager_client.post(url(demand, name), typed)

    assert response.status_code == 422
    assert "Écrivez" in response.content.decode()
    assert state(demand) == DemandState.REMOVED


def test_too_late_is_said_with_the_day(manager_client):
    demand = removed(valid_until=date(2024, 1, 31), removed_on=date(2024, 3, 1))

    shown = manager_client.get(url(demand, "reactivate")).content.decode()
    response = manager_client.post(url(demand, "reactivate"), WHO)

    assert "pouvait revenir jusqu'au 31 juillet 2024" in shown.replace("&#x27;", "'")
    assert response.status_code == 409
    assert "Il est trop tard" in response.content.decode()
    assert "Mairie de Lille" in response.content.decode()
    assert state(demand) == DemandState.REMOVED


def test_a_renunciation_has_no_such_way_back(manager_client):
    demand = removed(RemovalMotive.RENUNCIATION)

    response = manager_client.post(url(demand, "reactivate"), WHO)

    assert "une demande ne se réactive pas" in response.content.decode()
    assert state(demand) == DemandState.REMOVED


@pytest.mark.parametrize(
    ("name", "typed"), [("reactivate", WHO), ("correct_error", WHY)], ids=["reactivate", "error"]
)
def test_another_registered_demand_is_to_be_merged(manager_client, name, typed):
    demand, other = removed(), DemandFactory(active=True)
    key = demand.persons.get().identity_key
    Person.objects.filter(demand=other).update(identity_key=key)

    response = manager_client.post(url(demand, name), typed)

    content = response.content.decode()
    assert response.status_code == 409
    assert "à réunir" in content
    assert url(other) in content
    assert state(demand) == DemandState.REMOVED


@pytest.mark.parametrize("name", ["reactivate", "correct_error"])
def test_only_the_manager_of_the_territory_brings_back(client, agent, name):
    demand = removed()
    client.force_login(agent.user)
    assert client.post(url(demand, name), {**WHO, **WHY}).status_code == 403
    assert url(demand, name) not in client.get(url(demand)).content.decode()

    elsewhere = AgentFactory(guichet__organisme__manager=True, guichet__territory_id="063")
    client.force_login(elsewhere.user)
    assert client.post(url(demand, name), {**WHO, **WHY}).status_code == 404
    assert state(demand) == DemandState.REMOVED


@pytest.mark.parametrize("name", ["reactivate", "correct_error"])
def test_what_is_not_removed_has_nothing_to_come_back_from(manager_client, name):
    demand = DemandFactory(active=True)

    assert manager_client.post(url(demand, name), {**WHO, **WHY}).url == url(demand)
    assert state(demand) == DemandState.ACTIVE
