"""A household that changes at the desk, and what each reads afterwards."""

import pytest
from django.test import Client
from django.urls import reverse

from forms_wizard.demands import households
from forms_wizard.demands.enums import (
    AccessReason,
    DemandState,
    EventKind,
    LetterKind,
)
from forms_wizard.demands.households import DepartureProof, SeparationProof
from forms_wizard.demands.models import AccessLine, CoAccess, Demand
from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import (
    SECRETS,
    co_access_of,
    couple,
    couple_codes,
    declare,
    in_danger,
    yann,
)
from tests.factories.demands import DemandFactory, PersonFactory
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.demands.stories import at

pytestmark = pytest.mark.django_db


def url(demand, name="household"):
    return reverse(f"desk:{name}", args=[demand.reference])


def said(demand, **answers) -> dict:
    typed = {f"foyer-{name}": value for name, value in answers.items()}
    return {"declaration": demand.declarations.first().digest, **typed}


def separation(demand, leaving="co-1", proof=SeparationProof.CONSENT) -> dict:
    return said(demand, leaving=leaving, proof=proof.value, seen="on")


def confirmed(typed: dict) -> dict:
    return {**typed, "confirmer": "oui"}


def words(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def married(demand, **more) -> Demand:
    codes = couple_codes(demand.persons.first())
    codes["identite"]["family_situation"] = "M"
    codes["foyer"]["co"][0]["link"] = "M"
    declare(demand, codes | more, days=1)
    return demand


# -- separation


def test_a_couple_separates_in_two_steps_and_nothing_happens_before_the_second(agent_client, agent):
    demand = couple(active=True)
    assert url(demand) in words(agent_client.get(url(demand, "demand")))
    assert url(demand, "separate") in words(agent_client.get(url(demand)))

    recap = agent_client.post(url(demand, "separate"), separation(demand))

    page = words(recap)
    assert recap.status_code == 200
    assert "Rien n'est encore fait" in page
    assert f"garde la demande {demand.grouped_number}" in page
    assert "« Changement dans le foyer de la demande », à" in page
    assert not Demand.objects.filter(separated_from=demand).exists()
    done = agent_client.post(url(demand, "separate"), confirmed(separation(demand)), follow=True)
    new = Demand.objects.get(separated_from=demand)
    assert done.redirect_chain == [(url(demand), 302)]
    assert new.reference in words(done)
    assert url(new, "make_code") in words(done)
    assert (new.state, new.filed_on) == (DemandState.FILED, demand.filed_on)
    event = demand.events.get(kind=EventKind.SEPARATE)
    assert (event.actor, event.guichet) == (agent.user, agent.guichet)
    assert event.details == {"proof": "consent"}
    lines = AccessLine.objects.filter(reason=AccessReason.HOUSEHOLD)
    assert {demand.reference, new.reference} == set(lines.values_list("reference", flat=True))


def test_the_second_of_two_clicks_separates_nobody_else(agent_client):
    demand = couple(active=True)
    PersonFactory(demand=demand, role="co_applicant", rank=2, birth_name="Troisième")
    codes = couple_codes(demand.persons.first())
    codes["foyer"]["co"].append({**codes["foyer"]["co"][0], "key": "co-2", "first_names": "Ali"})
    declare(demand, codes, days=1)
    sent = confirmed(separation(demand))

    agent_client.post(url(demand, "separate"), sent)
    again = agent_client.post(url(demand, "separate"), sent, follow=True)

    assert "Le foyer a changé" in words(again)
    assert Demand.objects.filter(separated_from=demand).count() == 1
    left = demand.declarations.first().codes["foyer"]["co"]
    assert [(person["key"], person["first_names"]) for person in left] == [("co-1", "Ali")]


def test_a_married_couple_needs_a_proof_of_a_court(agent_client):
    demand = married(couple(active=True))

    page = words(agent_client.get(url(demand, "separate")))
    refused = agent_client.post(url(demand, "separate"), confirmed(separation(demand)))

    assert "Accord écrit" not in page
    assert "Jugement de divorce" in page
    assert refused.status_code == 422
    assert not Demand.objects.filter(separated_from=demand).exists()


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "Choisissez qui part"),
        ({"leaving": "co-1", "proof": "divorce"}, "Cochez la case si vous avez vu la preuve"),
        ({"leaving": "moi", "proof": "divorce", "seen": "on"}, "Le demandeur garde cette demande"),
        ({"leaving": "co-9\x00", "proof": "x" * 9000, "seen": "on"}, "Choisissez une réponse"),
    ],
)
def test_what_is_missing_or_forged_is_told(agent_client, answers, message):
    demand = couple(active=True)

    response = agent_client.post(url(demand, "separate"), confirmed(said(demand, **answers)))

    assert response.status_code == 422
    assert message in words(response)
    assert demand.events.filter(kind=EventKind.SEPARATE).count() == 0


def test_an_old_page_does_nothing(agent_client):
    demand = couple(active=True)
    sent = confirmed(separation(demand))
    declare(demand, couple_codes(demand.persons.first(), born="1989-05-06"), days=2)

    response = agent_client.post(url(demand, "separate"), sent)

    assert response.url == url(demand)
    assert not Demand.objects.filter(separated_from=demand).exists()


def test_a_victim_leaves_with_the_seniority_and_the_account_and_the_other_learns_nothing(client):
    agent, demand = AgentFactory(), couple(active=True)
    victim, partner = demand.holder, UserFactory()
    CoAccess.objects.create(
        demand=demand,
        person=yann(demand),
        agreed_at=demand.filed_at,
        account=partner,
        claimed_at=demand.filed_at,
    )
    codes = couple_codes(demand.persons.first())
    codes["identite"]["family_situation"] = "M"
    declare(demand, in_danger(codes), days=1)
    client.force_login(agent.user)
    sent = separation(demand, "moi", SeparationProof.PROTECTION)

    recap = words(client.post(url(demand, "separate"), sent))
    client.post(url(demand, "separate"), confirmed(sent))

    assert "La personne peut être en danger" in recap
    assert "par la poste, si une adresse est donnée" in recap
    new, former = Demand.objects.get(separated_from=demand), Demand.objects.get(pk=demand.pk)
    assert (new.holder, former.holder, former.email) == (victim, None, "")
    assert not CoAccess.objects.filter(demand=demand).exists()
    assert [letter.kind for letter in former.letters.all()] == [LetterKind.HOUSEHOLD_CHANGED]
    staying = str(former.declarations.first().codes)
    assert not [secret for secret in SECRETS if secret in staying]
    assert "57672" not in staying
    # Whoever takes the demand over reads neither that there is another one nor what was told.
    Demand.objects.filter(pk=demand.pk).update(holder=partner)
    theirs, hers = Client(), Client()
    theirs.force_login(partner)
    hers.force_login(victim)
    page = words(theirs.get(former.get_absolute_url()))
    assert "Foyer mis à jour" in page
    assert "Séparation" not in page
    assert new.reference not in page
    assert not [secret for secret in SECRETS if secret in page]
    assert theirs.get(new.get_absolute_url()).status_code == 404
    assert hers.get(former.get_absolute_url()).status_code == 404
    assert "ancienneté gardée" in words(hers.get(new.get_absolute_url()))
    assert "La personne peut être en danger" in words(client.get(url(new, "demand")))
    assert "qu'à cette personne" in words(client.get(url(demand)))


def test_the_words_of_who_left_are_not_read_by_who_stays(client):
    demand, agent = couple(active=True), AgentFactory()
    demand.events.create(
        kind=EventKind.ASK_CORRECTION,
        at=demand.filed_at,
        before="active",
        after="active",
        details={"text": "Écrivez-moi chez ma sœur à Douai"},
    )
    households.separate(
        demand,
        "moi",
        proof=SeparationProof.PROTECTION,
        guichet=agent.guichet,
        actor=agent.user,
        now=at("02/09/2026"),
    )
    partner = UserFactory()
    Demand.objects.filter(pk=demand.pk).update(holder=partner)
    client.force_login(partner)

    assert "Douai" not in words(client.get(demand.get_absolute_url()))
    client.force_login(agent.user)
    assert "Douai" in words(client.get(url(demand, "demand")))


def test_an_account_that_holds_another_demand_here_is_told_to_the_agent(agent_client):
    demand = couple(active=True)
    DemandFactory(holder=demand.holder)
    sent = confirmed(separation(demand, "moi", SeparationProof.PROTECTION))

    response = agent_client.post(url(demand, "separate"), sent, follow=True)

    assert "a déjà une autre demande" in words(response)
    assert Demand.objects.get(pk=demand.pk).holder == demand.holder
    assert not demand.events.filter(kind=EventKind.SEPARATE).exists()


def test_the_commune_that_separates_sees_the_new_demand_that_names_no_place(client):
    agent = AgentFactory(guichet__organisme__commune_of_lille=True)
    other = AgentFactory(guichet__organisme__commune_of_lille=True)
    demand = couple(active=True)
    client.force_login(agent.user)

    client.post(url(demand, "separate"), confirmed(separation(demand)))

    new = Demand.objects.get(separated_from=demand)
    assert client.get(url(new, "demand")).status_code == 200
    assert new.reference in words(client.get(reverse("desk:queue")))
    client.force_login(other.user)
    assert client.get(url(new, "demand")).status_code == 404


# -- departure and death


def test_a_co_applicant_leaves_and_reads_nothing_more(agent_client):
    demand = co_access_of(active=True).demand
    sent = said(demand, leaving="co-1", proof=DepartureProof.WRITTEN.value)

    recap = words(agent_client.post(url(demand, "co_left"), sent))
    agent_client.post(url(demand, "co_left"), confirmed(sent))

    assert "n'a pas de nouvelle demande" in recap
    assert not CoAccess.objects.filter(demand=demand).exists()
    assert demand.persons.count() == 1
    assert demand.events.get(kind=EventKind.CO_LEFT).details == {"proof": "written"}
    assert Demand.objects.get(pk=demand.pk).holder == demand.holder


def test_a_co_applicant_chosen_by_the_family_takes_over(agent_client):
    demand = couple(active=True)
    codes = couple_codes(demand.persons.first())
    second = {**codes["foyer"]["co"][0], "key": "co-2", "first_names": "Ali", "link": "L"}
    codes["foyer"]["co"].append(second)
    codes["travail"]["adults"] += [{"key": "co-1"}, {"key": "co-2", "situation": "RET"}]
    declare(demand, codes, days=1)
    sent = said(demand, heir="co-2", seen="on")

    recap = words(agent_client.post(url(demand, "holder_died"), sent))
    agent_client.post(url(demand, "holder_died"), confirmed(sent))

    assert "Ali Le Goff continue la demande" in recap
    after = Demand.objects.get(pk=demand.pk)
    assert (after.holder, after.number, after.filed_on) == (None, demand.number, demand.filed_on)
    stands = after.declarations.first().codes
    assert stands["identite"]["first_names"] == "Ali"
    assert [person["first_names"] for person in stands["foyer"]["co"]] == ["Yann"]
    assert stands["travail"]["adults"] == [
        {"key": "co-1"},
        {"key": "moi", "situation": "RET"},
    ]
    assert "email" not in stands["contact"]
    assert stands["contact"]["street"] == "rue de Paris"
    roles = {(person.role, person.first_names) for person in after.persons.all()}
    assert roles == {("applicant", "Ali"), ("co_applicant", "Yann")}


def test_alone_the_page_says_what_happens_and_writes_nothing(agent_client):
    demand = DemandFactory(active=True)

    page = words(agent_client.get(url(demand, "holder_died")))
    sent = confirmed(said(demand, heir="co-1", seen="on"))
    response = agent_client.post(url(demand, "holder_died"), sent)

    assert "Vous n'avez rien à faire" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert response.status_code == 422
    assert demand.declarations.count() == 1


@pytest.mark.parametrize("name", ["separate", "co_left", "holder_died"])
def test_what_is_not_in_progress_does_not_change(agent_client, name):
    demand = DemandFactory(removed=True)

    assert agent_client.get(url(demand, name)).url == url(demand, "demand")
    assert "n'est pas en cours" in words(agent_client.get(url(demand)))


@pytest.mark.parametrize("name", ["household", "separate", "co_left", "holder_died"])
def test_the_manager_and_who_does_not_register_change_no_household(client, name):
    demand = couple(active=True)
    for options in ({"guichet__organisme__manager": True}, {"guichet__services": []}):
        client.force_login(AgentFactory(**options).user)
        assert client.get(url(demand, name)).status_code == 403


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_with_one_and_three_new_demands(
    agent_client, django_assert_num_queries, how_many
):
    demand = couple(active=True)
    for _each in range(how_many):
        DemandFactory(separated_from=demand)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 1  # demand
        + 1  # access journal
        + 1  # declaration
        + 1  # the demands that came out of it
        + 1  # their persons
        + 1  # their declarations
        + 1  # access journal
    ):
        agent_client.get(url(demand))
