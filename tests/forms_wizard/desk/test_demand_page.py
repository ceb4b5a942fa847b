import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import AccessReason
from forms_wizard.demands.models import AccessLine, SuspectedDuplicate
from tests.factories.demands import DemandFactory, declared_codes
from tests.factories.guichets import AgentFactory
from tests.factories.pieces import PieceFactory

HANDICAP = {"persons": [{"person": "moi", "stability": "STA"}]}


def page(demand):
    return reverse("desk:demand", args=[demand.reference])


def picture(demand, piece, number=1):
    return reverse("desk:picture", args=[demand.reference, piece.reference, number])


def with_codes(**sections):
    person = DemandFactory().persons.get()
    return {**declared_codes(person), **sections}


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_page_costs_the_same_with_one_and_five_documents(
    agent_client, django_assert_max_num_queries, how_many
):
    demand = DemandFactory()
    PieceFactory.create_batch(how_many, demand=demand)
    agent_client.get(page(demand))

    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 1  # demand
        + 1  # access journal
        + 1  # persons
        + 1  # places
        + 1  # their communes
        + 1  # events
        + 1  # declaration
        + 1  # documents
        + 1  # suspected pairs
        + 1  # now and then: has the import of communes changed?
    ):
        agent_client.get(page(demand))


def test_reading_is_journaled(agent_client, agent):
    demand = DemandFactory()

    agent_client.get(page(demand))

    line = AccessLine.objects.get(reference=demand.reference)
    assert (line.reason, line.agent_user) == (AccessReason.READING, agent.user)


@pytest.mark.parametrize(("allowed", "shown"), [(True, 1), (False, 0)])
def test_the_handicap_complement_is_for_named_agents(client, db, allowed, shown):
    client.force_login(AgentFactory(may_read_health=allowed).user)
    demand = DemandFactory(codes=with_codes(handicap=HANDICAP))

    response = client.get(page(demand))

    sections = [section.slug for section in response.context["sections"]]
    assert sections.count("handicap") == shown
    assert response.context["hidden_health"] == (not allowed)


def test_the_manager_never_reads_the_handicap_complement(client, db):
    agent = AgentFactory(may_read_health=True, guichet__organisme__manager=True)
    client.force_login(agent.user)
    demand = DemandFactory(codes=with_codes(handicap=HANDICAP))

    response = client.get(page(demand))

    assert response.context["hidden_health"]
    assert response.context["documents"] is None


@pytest.mark.parametrize(("motives", "careful"), [(["09", "06"], True), (["09"], False)])
def test_violence_calls_for_caution(agent_client, motives, careful):
    demand = DemandFactory(codes=with_codes(motifs={"motives": motives}))

    content = agent_client.get(page(demand)).content.decode()

    assert ("La personne peut être en danger" in content) == careful


def test_suspected_duplicates_show_only_what_the_agent_may_read(client, db):
    client.force_login(AgentFactory(guichet__organisme__commune_of_lille=True).user)
    demand, seen, hidden = DemandFactory(), DemandFactory(), DemandFactory(places=["59512"])
    for other in (seen, hidden):
        SuspectedDuplicate.objects.create(demand=other, other=demand, found_at=timezone.now())

    response = client.get(page(demand))

    assert response.context["suspected"] == [seen]
    assert hidden.reference not in response.content.decode()


def test_a_picture_is_made_again_journaled_and_never_kept(agent_client):
    demand = DemandFactory()
    piece = PieceFactory(demand=demand)

    response = agent_client.get(picture(demand, piece))

    assert response["Content-Type"] == "image/jpeg"
    assert response.content[:2] == b"\xff\xd8"
    assert "no-store" in response["Cache-Control"]
    line = AccessLine.objects.get(reference=demand.reference)
    assert line.reason == AccessReason.IDENTITY
    assert "Non analysé" in agent_client.get(page(demand)).content.decode()


@pytest.mark.parametrize("number", [0, 2, 99999])
def test_a_page_that_does_not_exist_is_a_404(agent_client, number):
    demand = DemandFactory()
    piece = PieceFactory(demand=demand)

    assert agent_client.get(picture(demand, piece, number)).status_code == 404


def test_a_picture_of_another_demand_is_a_404(agent_client):
    demand, piece = DemandFactory(), PieceFactory()

    assert agent_client.get(picture(demand, piece)).status_code == 404


def test_the_page_never_names_who_acted(agent_client, agent):
    demand = DemandFactory()
    other = AgentFactory()
    demand.events.create(
        kind="refuse_identity",
        at=timezone.now(),
        after="filed",
        actor=other.user,
        guichet=other.guichet,
        details={"reason": "expire"},
    )

    content = agent_client.get(page(demand)).content.decode()

    assert other.user.email not in content
    assert "Bailleur social" in content


@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
def test_there_is_no_attestation_before_the_registration(agent_client, name):
    url = reverse(f"desk:{name}", args=[DemandFactory().reference])

    assert agent_client.get(url).status_code == 404


def test_the_attestation_is_read_printed_and_journaled(agent_client):
    demand = DemandFactory(active=True)

    read = agent_client.get(reverse("desk:certificate", args=[demand.reference]))
    printed = agent_client.get(reverse("desk:certificate_pdf", args=[demand.reference]))

    assert demand.grouped_number in read.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert printed.content[:5] == b"%PDF-"
    assert demand.number not in printed["Content-Disposition"]
    reasons = AccessLine.objects.filter(reference=demand.reference).values_list("reason", flat=True)
    assert set(reasons) == {AccessReason.CERTIFICATE}
