"""Two demands of one person at the manager's: side by side, one stays, the older one."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from forms_wizard.demands import merging
from forms_wizard.demands.enums import AccessReason, DemandState, EventKind, RemovalMotive
from forms_wizard.demands.models import AccessLine, Demand, Person, SuspectedDuplicate
from forms_wizard.demands.transitions import ForbiddenTransition
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.demands.stories import at, on
from tests.forms_wizard.dossier.declared import demand_of

database = pytest.mark.django_db
LATER = on("02/09/2026")


def url(demand, other=None, name="merge"):
    return reverse(f"desk:{name}", args=[demand.reference, *([other.reference] if other else [])])


def words(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


@pytest.fixture
def manager():
    return AgentFactory(guichet__organisme__manager=True)


@pytest.fixture
def manager_client(client, manager):
    client.force_login(manager.user)
    return client


def pair(*, older=None, younger=None) -> tuple[Demand, Demand]:
    """Of one person: stopped by error, then filed anew and registered, unless told."""
    older = {"removed": True, "removed_on": on("10/08/2026"), **(older or {})}
    first = DemandFactory(**older)
    second = DemandFactory(**{"active": True, "filed_on": LATER, **(younger or {})})
    key = first.persons.get().identity_key
    # Registered both, they were taken for homonyms.
    rank = int(first.state == DemandState.ACTIVE)
    Person.objects.filter(demand=second).update(identity_key=key, homonym_rank=rank)
    SuspectedDuplicate.objects.create(demand=second, other=first, found_at=morning(LATER))
    return first, second


def said(answers_of, **more) -> dict:
    return {
        "reunir-answers_of": answers_of.reference,
        "reunir-reason": "Deux fois la même carte d'identité.",
        **more,
    }


@database
def test_an_error_that_meets_a_new_demand_is_settled_with_the_older_number(manager_client, manager):
    first, second = pair()
    second_codes = second.declarations.first().codes
    correct = reverse("desk:correct_error", args=[first.reference])
    refused = manager_client.post(correct, {"retour-reason": "Erreur", "retour-proof": "Vue"})
    assert url(first, second) in words(refused)

    page = words(manager_client.get(url(second, first)))
    recap = words(manager_client.post(url(second, first), said(second)))
    unchanged = Demand.objects.get(pk=first.pk).state
    done = manager_client.post(url(second, first), said(second, confirmer="oui"), follow=True)

    assert page.index(first.grouped_number) < page.index(second.grouped_number)
    assert "Elle avait été arrêtée" in recap
    # A stop that was right (a lease, a renunciation) is no error: seniority is not given back.
    assert first.get_removal_motive_display() in recap
    assert "Si l'arrêt était juste, ne réunissez pas" in recap
    assert unchanged == DemandState.REMOVED
    assert "une seule demande" in words(done)
    kept, joined = Demand.objects.get(pk=first.pk), Demand.objects.get(pk=second.pk)
    assert (kept.state, kept.number, kept.filed_on) == (
        DemandState.ACTIVE,
        first.number,
        FILED_ON,
    )
    assert kept.valid_until == second.valid_until
    assert kept.declarations.first().codes == second_codes
    assert (joined.state, joined.removal_motive) == (DemandState.REMOVED, RemovalMotive.MERGED)
    assert joined.events.get(kind=EventKind.MERGE).details["into"] == kept.reference
    event = kept.events.get(kind=EventKind.MERGE)
    assert (event.actor, event.guichet) == (manager.user, manager.guichet)
    assert SuspectedDuplicate.objects.get().settled_at
    lines = AccessLine.objects.filter(reason=AccessReason.MERGE)
    assert set(lines.values_list("reference", flat=True)) == {first.reference, second.reference}


@database
def test_two_registered_demands_become_one_and_the_account_follows(manager_client):
    first, second = pair(
        older={"removed": False, "removed_on": None, "active": True, "holder": None}
    )
    holder = second.holder
    codes = first.declarations.first().codes

    manager_client.post(url(first, second), said(first, confirmer="oui"))

    kept = Demand.objects.get(pk=first.pk)
    assert (kept.state, kept.holder) == (DemandState.ACTIVE, holder)
    assert [one.codes for one in kept.declarations.all()] == [codes]
    assert Demand.objects.get(pk=second.pk).removal_motive == RemovalMotive.MERGED


@database
@pytest.mark.parametrize(
    ("older", "younger", "message"),
    [
        ({}, {"active": False}, "n'est pas enregistrée"),
        (
            {"active": True, "removed": False, "removed_on": None},
            {"removed": True},
            "rien à réunir",
        ),
        ({}, {"removed": True}, "Aucune des deux demandes n'est en cours"),
    ],
)
def test_what_cannot_be_joined_says_what_to_do(manager_client, older, younger, message):
    first, second = pair(older=older, younger=younger)

    shown = manager_client.get(url(first, second))
    sent = manager_client.post(url(first, second), said(second, confirmer="oui"))

    assert (shown.status_code, sent.status_code) == (200, 409)
    assert message in words(shown)
    assert not second.events.filter(kind=EventKind.MERGE).exists()


@database
def test_other_applicants_are_never_joined_and_two_persons_are_told_apart(manager_client):
    first, second = pair()
    Person.objects.filter(demand=second).update(identity_key="autre-personne")

    page = words(manager_client.get(url(first, second)))
    manager_client.post(url(first, second), said(second, confirmer="oui"))
    manager_client.post(url(first, second), {"deux-personnes": "oui"})

    assert "n'ont pas le même nom" in page
    assert Demand.objects.get(pk=first.pk).state == DemandState.REMOVED
    assert SuspectedDuplicate.objects.get().settled_at


@database
def test_pressing_twice_joins_once_and_what_is_missing_is_told(manager_client):
    first, second = pair()

    missing = manager_client.post(url(first, second), {"confirmer": "oui", "reunir-reason": " "})
    sent = [
        manager_client.post(url(first, second), said(second, confirmer="oui")) for _each in range(2)
    ]

    assert missing.status_code == 422
    assert "Choisissez les réponses à garder" in words(missing)
    assert [answer.status_code for answer in sent] == [302, 409]
    assert first.events.filter(kind=EventKind.MERGE).count() == 1


@database
def test_the_manager_of_the_territory_alone(client):
    first, second = pair()
    client.force_login(AgentFactory().user)
    assert client.get(url(first, second)).status_code == 403
    elsewhere = AgentFactory(guichet__organisme__manager=True, guichet__territory_id="063")
    client.force_login(elsewhere.user)
    assert client.post(url(first, second), said(first)).status_code == 404


@database
def test_the_manager_does_not_read_health_nor_joins_a_demand_to_itself(manager_client):
    first, second = pair(younger={"codes": None})
    with_health = demand_of("wheelchair")

    page = words(manager_client.get(url(first, with_health)))

    assert "fauteuil" not in page.lower()
    assert manager_client.get(url(first, first)).status_code == 404


@database
@pytest.mark.parametrize("life", ["single", 10])
def test_the_page_costs_the_same_for_one_and_for_ten_persons(
    manager_client, django_assert_num_queries, life
):
    one, two = demand_of(life), demand_of(life)
    manager_client.get(url(one, two))

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 2  # each demand
        + 2  # access journal
        + 2  # declarations
        + 2  # who the applicants are
    ):
        manager_client.get(url(one, two))


def test_of_two_managers_at_once_one_joins(real_db):
    first, second = pair()
    agent = AgentFactory(guichet__organisme__manager=True)
    barrier, results = threading.Barrier(2), []

    def join(one, two):
        try:
            barrier.wait()
            merging.unite(
                one,
                two,
                answers_of=second.reference,
                reason="Une seule carte.",
                manager=agent.guichet,
                actor=agent.user,
                now=at("10/10/2026"),
            )
            results.append("joined")
        except ForbiddenTransition:
            results.append("refused")
        finally:
            connections.close_all()

    pairs = [(first, second), (second, first)]
    threads = [threading.Thread(target=join, args=each) for each in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["joined", "refused"]
