"""An agent reads what was written to a person, as it was sent, with its proofs; it is journaled."""

import pytest
from django.urls import reverse

from forms_wizard.demands.enums import AccessReason, LetterChannel, LetterKind
from forms_wizard.demands.models import AccessLine
from forms_wizard.letters import outbox
from forms_wizard.letters.models import Outcome
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.letter_texts import WORDS, publish, text_of
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON)


def listed(demand):
    return reverse("desk:letters", args=[demand.reference])


def url(demand, rank=1):
    return reverse("desk:letter", args=[demand.reference, rank])


def in_words(response) -> str:
    return " ".join(response.text.split())


@pytest.fixture
def letter():
    return LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE)


def test_a_letter_is_read_as_it_was_sent(agent_client, letter):
    text = publish(text_of(), WORDS)
    outbox.deliver(letter.pk, now=NOW)
    publish(text, "Autre chose : renouvelez avant le {fin}, sinon votre demande sera radiée.")

    page = in_words(agent_client.get(url(letter.demand)))

    assert "Tel qu'envoyé : Courrier électronique, 2 mars 2026" in page
    assert "Bonne nouvelle : votre demande s&#x27;arrête le 2 mars 2027." in page
    assert "Autre chose" not in page


def test_the_list_shows_each_attempt_and_the_proof(agent_client, letter):
    letter.attempts.create(outcome=Outcome.BOUNCED, error="5.1.1", at=NOW)
    letter.attempts.create(
        channel=LetterChannel.POST, outcome=Outcome.DEPOSITED, at=NOW, proof="lot 7KQ2M9XAAB"
    )
    letter.proved_at = NOW
    letter.save()
    LetterFactory(demand=letter.demand, kind=LetterKind.SAME_KEY, to="avant@exemple.fr")

    page = in_words(agent_client.get(listed(letter.demand)))

    assert url(letter.demand, 1) in page
    assert url(letter.demand, 2) in page
    assert "l&#x27;adresse électronique ne marche pas" in page
    assert "lot 7KQ2M9XAAB" in page
    assert "Remise prouvée, au 2 mars 2026" in page
    assert "à l'ancienne adresse" in page
    assert "Pas encore parti" in page
    # The former address may be of somebody else.
    assert "avant@exemple.fr" not in page


def test_the_page_of_the_demand_leads_to_them(agent_client, letter):
    page = agent_client.get(reverse("desk:demand", args=[letter.demand.reference])).text

    assert listed(letter.demand) in page


def test_without_letter_the_list_says_so(agent_client):
    assert "Aucun courrier" in agent_client.get(listed(DemandFactory())).text


@pytest.mark.parametrize("rank", [0, 2, 10**30])
def test_a_rank_that_is_not_there_is_a_404(agent_client, letter, rank):
    assert agent_client.get(f"{listed(letter.demand)}{rank}/").status_code == 404


@pytest.mark.parametrize("address", [listed, url])
def test_each_reading_leaves_a_line(agent_client, agent, letter, address):
    assert agent_client.get(address(letter.demand)).status_code == 200

    line = AccessLine.objects.get()
    assert (line.reference, line.reason) == (letter.demand.reference, AccessReason.LETTERS)
    assert line.agent_user_id == agent.user_id


@pytest.mark.parametrize("address", [listed, url])
def test_another_territory_reads_nothing(agent_client, address):
    elsewhere = LetterFactory(demand=DemandFactory(active=True, territory_id="062"))

    assert agent_client.get(address(elsewhere.demand)).status_code == 404
    assert not AccessLine.objects.exists()


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_list_costs_the_same_with_one_and_five(
    agent_client, django_assert_num_queries, how_many
):
    demand = DemandFactory(active=True)
    for letter in LetterFactory.create_batch(how_many, demand=demand):
        outbox.deliver(letter.pk, now=NOW)
    agent_client.get(listed(demand))

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, guichet, organisme, territory
        + 1  # demand
        + 1  # journal
        + 1  # letters
        + 1  # attempts
    ):
        agent_client.get(listed(demand))
