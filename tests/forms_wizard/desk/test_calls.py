"""Who has to be called: what reached nobody, why, and how each call went."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import GuichetService
from forms_wizard.demands import calls as acts
from forms_wizard.demands.enums import (
    AccessReason,
    CallResult,
    EventKind,
    LetterChannel,
    LetterKind,
)
from forms_wizard.demands.models import AccessLine, Demand, Letter
from forms_wizard.letters import calls
from forms_wizard.letters.models import Outcome
from tests.factories.co_applicants import couple, couple_codes, declare, in_danger
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
LISTED = reverse("desk:calls")
NUMBER = "+33639980001"
D15 = LetterKind.RENEWAL_D15


def lost(demand=None, *, outcome=Outcome.UNDELIVERED, kind=D15, days=1, **kwargs) -> Letter:
    """An SMS that the telephone did not take."""
    end = timezone.localdate() + timedelta(days=14)
    who = {"email": "", "sms_number": NUMBER} | kwargs
    demand = demand or DemandFactory(active=True, valid_until=end, **who)
    at = timezone.now() - timedelta(days=days)
    letter = LetterFactory(
        demand=demand,
        kind=kind,
        deadline=demand.valid_until,
        channel=LetterChannel.SMS,
        created_at=at,
    )
    letter.attempts.create(channel="sms", outcome=Outcome.SENT, at=at)
    letter.attempts.create(channel="sms", outcome=outcome, at=at)
    return letter


def to_call() -> list[Demand]:
    found = calls.to_call(
        Demand.objects.all(), Demand.objects.first().territory, now=timezone.now()
    )
    return list(found)


def url(demand):
    return reverse("desk:call", args=[demand.reference])


def text(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


@pytest.mark.parametrize("outcome", [Outcome.UNDELIVERED, Outcome.REFUSED, Outcome.UNKNOWN])
def test_a_dead_telephone_is_on_the_list_once_however_many_sms(outcome):
    letter = lost(outcome=outcome)
    lost(letter.demand, outcome=outcome, kind=LetterKind.RENEWAL_D7)

    (found,) = to_call()

    assert found == letter.demand
    assert [one.kind for one in found.untold] == [D15, LetterKind.RENEWAL_D7]


def test_a_telephone_that_rang_is_not():
    letter = lost()
    letter.attempts.create(channel="sms", outcome=Outcome.DELIVERED, at=timezone.now())

    assert to_call() == []


def test_who_was_told_another_way_is_not_called_until_it_comes_back():
    letter = lost(email="a@exemple.fr")
    email = LetterFactory(demand=letter.demand, kind=D15, deadline=letter.deadline)
    assert to_call() == [letter.demand]

    email.attempts.create(outcome=Outcome.SENT, at=timezone.now())
    assert to_call() == []

    email.attempts.create(outcome=Outcome.BOUNCED, at=timezone.now())
    assert to_call() == [letter.demand]


@pytest.mark.parametrize("moved", ["renewed", "removed", "long ago"])
def test_nobody_is_called_about_what_is_past(moved):
    letter = lost(days=100 if moved == "long ago" else 1)
    if moved == "renewed":
        later = letter.deadline + timedelta(days=365)
        Demand.objects.update(valid_until=later)
    if moved == "removed":
        Demand.objects.update(
            state="removed", removed_on=timezone.localdate(), removal_motive="RADABA"
        )

    assert to_call() == []


@pytest.mark.parametrize(
    ("result", "still"),
    [
        (CallResult.REACHED, False),
        (CallResult.WRONG_NUMBER, False),
        (CallResult.NO_ANSWER, True),
    ],
)
def test_a_call_settles_what_was_lost_before_it(result, still):
    letter = lost()
    acts.note(letter.demand, result, actor=None, guichet=None, now=timezone.now())
    assert bool(to_call()) is still

    lost(letter.demand, kind=LetterKind.RENEWAL_D7, days=-1)
    assert to_call() == [letter.demand]


def test_a_call_is_noted_told_and_journaled(agent, agent_client):
    demand = lost().demand

    page = text(agent_client.get(LISTED))
    assert demand.persons.first().full_name in page
    assert "SMS pas arrivé : le téléphone ne répond pas" in page
    page = text(agent_client.get(url(demand)))
    assert "06 12 34 56 78" in page
    assert "Votre demande s'arrête le" in page

    response = agent_client.post(url(demand), {"appel-result": "no_answer"}, follow=True)
    assert "C'est noté : « Personne ne répond »" in text(response)
    assert demand.persons.first().full_name in text(response)
    response = agent_client.post(url(demand), {"appel-result": "reached"}, follow=True)
    assert "Personne : chaque message a un chemin." in text(response)

    events = demand.events.filter(kind=EventKind.CALL)
    assert [event.details["result"] for event in events] == ["no_answer", "reached"]
    assert {event.actor for event in events} == {agent.user}
    assert {event.guichet for event in events} == {agent.guichet}
    assert AccessLine.objects.filter(reason=AccessReason.CALLS, reference=demand.reference).exists()
    # A call proves nothing.
    assert not demand.letters.filter(proved_at__isnull=False).exists()


def test_the_person_reads_that_a_guichet_called(client, agent):
    demand = lost().demand
    acts.note(
        demand, CallResult.NO_ANSWER, actor=agent.user, guichet=agent.guichet, now=timezone.now()
    )
    client.force_login(demand.holder)

    page = text(client.get(demand.get_absolute_url()))

    assert "Appel d'un guichet" in page
    assert "Personne ne répond" in page


def test_a_double_click_notes_one_call(agent_client):
    demand = lost().demand
    for _click in range(2):
        agent_client.post(url(demand), {"appel-result": "no_answer"})

    assert demand.events.filter(kind=EventKind.CALL).count() == 1


@pytest.mark.parametrize("sent", [{}, {"appel-result": "rappeler"}, {"appel-result": "\x00"}])
def test_a_call_without_result_is_explained(agent_client, sent):
    demand = lost().demand

    response = agent_client.post(url(demand), sent)

    assert response.status_code == 422
    assert "Choisissez comment s'est passé l'appel." in text(response)
    assert "Erreur :" in text(response)
    assert not demand.events.filter(kind=EventKind.CALL).exists()


def test_who_is_not_to_call_any_more_is_said(agent_client):
    demand = DemandFactory(active=True)

    page = text(agent_client.get(url(demand)))

    assert "Cette personne n'est plus à appeler." in page
    assert "Noter l'appel" not in page


def test_discretion_is_asked_for_who_may_be_in_danger(agent_client):
    end = timezone.localdate() + timedelta(days=14)
    demand = couple(active=True, email="", sms_number=NUMBER, valid_until=end)
    declare(demand, in_danger(couple_codes(demand.persons.first())), days=1)
    lost(demand)

    assert "Avec discrétion" in text(agent_client.get(LISTED))
    assert "ne laissez pas de message" in text(agent_client.get(url(demand)))
    assert "sûr que personne d'autre ne répond" in text(agent_client.get(url(demand)))


def test_letters_that_the_post_cannot_bring_are_there_too(client):
    manager = AgentFactory(guichet=GuichetFactory(organisme__manager=True))
    client.force_login(manager.user)
    demand = DemandFactory(active=True, email="")
    letter = LetterFactory(
        demand=demand,
        kind=LetterKind.RENEWAL_NOTICE,
        deadline=demand.valid_until,
        channel=LetterChannel.POST,
    )
    assert demand.persons.first().full_name not in text(client.get(LISTED))

    letter.attempts.create(channel="post", outcome=Outcome.RETURNED, at=timezone.now())

    assert "n'habite pas à l'adresse indiquée" in text(client.get(LISTED))


def test_the_list_of_another_territory_is_not_seen(agent_client):
    demand = lost(territory_id="062").demand

    assert demand.persons.first().full_name not in text(agent_client.get(LISTED))
    assert agent_client.get(url(demand)).status_code == 404
    assert agent_client.post(url(demand), {"appel-result": "reached"}).status_code == 404


def test_a_guichet_that_does_not_register_calls_nobody(client):
    guichet = GuichetFactory(services=[GuichetService.IDENTITY])
    client.force_login(AgentFactory(guichet=guichet).user)
    demand = lost().demand

    assert client.get(LISTED).status_code == 403
    assert client.post(url(demand), {"appel-result": "reached"}).status_code == 403
    assert LISTED not in text(client.get(reverse("desk:queue")))


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_longer_list_costs_no_more_queries(agent_client, django_assert_num_queries, how_many):
    for _each in range(how_many):
        lost()
    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent, with the guichet, its organisme and its territory
        + 1  # how many
        + 1  # demands
        + 1  # persons
        + 1  # declarations
        + 1  # letters
        + 1  # their attempts
        + 1  # calls
        + 1  # journal
    ):
        response = agent_client.get(LISTED)
    assert len(response.context["rows"]) == how_many
