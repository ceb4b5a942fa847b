"""Renouncing takes two steps and says what is lost; 48 hours to take it back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands import removals
from forms_wizard.demands.enums import DemandState, EventKind, LetterKind, RemovalMotive
from forms_wizard.demands.models import Demand, Person
from forms_wizard.demands.transitions import By
from forms_wizard.dossier.status import status
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory, morning

pytestmark = pytest.mark.django_db
TICKED = {"renoncer-sure": "on"}


@pytest.fixture
def demand():
    return DemandFactory(active=True, holder=UserFactory())


@pytest.fixture
def holder(client, demand):
    client.force_login(demand.holder)
    return client


def page(demand, name="demand"):
    return reverse(f"dossier:{name}", args=[demand.reference])


def state(demand):
    return Demand.objects.values_list("state", "removal_motive").get(pk=demand.pk)


def renounced(demand, *, hours_ago: float):
    now = timezone.now() - timedelta(hours=hours_ago)
    removals.renounce(demand, by=By.PERSON, actor=demand.holder, now=now)


def test_the_first_step_says_what_is_lost_and_what_can_be_done_instead(holder, demand):
    Demand.objects.filter(pk=demand.pk).update(filed_on=date(2020, 1, 15))

    shown = holder.get(page(demand, "renounce")).content.decode()

    assert demand.grouped_number in shown
    assert "ans et" in shown or " ans, depuis le 15 janvier 2020" in shown
    assert "Vous perdez votre place" in shown
    assert page(demand, "contact") in shown
    assert "48 heures" in shown
    assert page(demand, "confirm_renunciation") in shown
    assert page(demand, "renounce") in holder.get(page(demand)).content.decode()


def test_nothing_is_renounced_before_the_box_is_ticked(holder, demand):
    holder.get(page(demand, "confirm_renunciation"))
    refused = holder.post(page(demand, "confirm_renunciation"), {})

    assert refused.status_code == 422
    assert refused.content.decode().count("Cochez la case pour renoncer") == 2
    assert holder.post(page(demand, "renounce"), TICKED).status_code == 405
    assert state(demand) == (DemandState.ACTIVE, "")


def test_it_stops_at_once_and_the_page_says_how_to_come_back(holder, demand):
    shown = holder.post(page(demand, "confirm_renunciation"), TICKED, follow=True)

    assert state(demand) == (DemandState.REMOVED, RemovalMotive.RENUNCIATION)
    event = demand.events.get(kind=EventKind.RENOUNCE)
    assert (event.actor, event.guichet) == (demand.holder, None)
    assert demand.letters.get().kind == LetterKind.RENOUNCED
    content = shown.content.decode()
    assert page(demand, "undo_renunciation") in content
    assert "Vous pouvez la reprendre ici" in content
    assert page(demand, "renounce") not in content


def test_a_second_click_changes_nothing(holder, demand):
    holder.post(page(demand, "confirm_renunciation"), TICKED)

    assert holder.post(page(demand, "confirm_renunciation"), TICKED).url == page(demand)
    assert demand.events.filter(kind=EventKind.RENOUNCE).count() == 1


def test_within_48_hours_everything_comes_back(holder, demand):
    renounced(demand, hours_ago=47.9)

    said = holder.post(page(demand, "undo_renunciation"), follow=True).content.decode()

    back = Demand.objects.get(pk=demand.pk)
    assert (back.state, back.number, back.filed_on, back.valid_until) == (
        DemandState.ACTIVE,
        demand.number,
        demand.filed_on,
        demand.valid_until,
    )
    assert "Votre demande continue" in said


def test_after_48_hours_the_page_says_why_it_is_too_late(holder, demand):
    renounced(demand, hours_ago=48.1)

    shown = holder.get(page(demand)).content.decode()
    said = holder.post(page(demand, "undo_renunciation"), follow=True).content.decode()

    assert "le délai pour changer d'avis est passé" in shown.replace("&#x27;", "'")
    assert page(demand, "undo_renunciation") not in shown
    assert reverse("filing:start") in shown
    assert "ne peut plus être reprise" in said
    assert state(demand)[0] == DemandState.REMOVED


def test_another_demand_registered_meanwhile_is_told(holder, demand):
    renounced(demand, hours_ago=1)
    other = DemandFactory(active=True)
    person = demand.persons.get()
    Person.objects.filter(demand=other).update(identity_key=person.identity_key)

    said = holder.post(page(demand, "undo_renunciation"), follow=True).content.decode()

    assert "déjà une autre demande" in said
    assert state(demand)[0] == DemandState.REMOVED


@pytest.mark.parametrize("traits", [{}, {"to_correct": True}, {"removed": True}])
@pytest.mark.parametrize("name", ["renounce", "confirm_renunciation"])
def test_only_a_registered_demand_is_renounced(client, traits, name):
    demand = DemandFactory(**traits)
    client.force_login(demand.holder)

    assert client.get(page(demand, name)).url == page(demand)
    if name == "confirm_renunciation":
        client.post(page(demand, name), TICKED)
    assert not demand.events.filter(kind=EventKind.RENOUNCE).exists()


@pytest.mark.parametrize("name", ["renounce", "confirm_renunciation", "undo_renunciation"])
def test_somebody_else_s_demand_is_not_there(client, demand, name):
    client.force_login(UserFactory())
    ask = client.post if name != "renounce" else client.get

    assert ask(page(demand, name), TICKED).status_code == 404
    assert state(demand)[0] == DemandState.ACTIVE


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 6, 3), "la reprendre ici jusqu'au 3 juin 2026 à 10"),
        (date(2026, 6, 4), "Il n'est plus possible de la reprendre"),
    ],
)
def test_the_status_tells_the_48_hours(demand, today, said):
    now = morning(date(2026, 6, 1))
    event = removals.renounce(demand, by=By.PERSON, actor=None, now=now)

    found = status(event.demand, today=today)

    assert said in found.what_you_can_do
    assert "1er juin 2026" in found.where
