"""« Modifier »: any section of a live demand, with the form of the filing."""

import re

import pytest
from django.urls import reverse

from forms_wizard.demands import projection
from forms_wizard.demands.enums import DemandState, EventKind
from forms_wizard.demands.retyping import keys_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.lives import LIVES
from tests.factories.lives.answering import day
from tests.forms_wizard.dossier.declared import codes_of, demand_of, stands, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def holder(client, user):
    client.force_login(user)
    return client


def url(demand, slug):
    return reverse("dossier:change", args=[demand.reference, slug])


def co_applicant(key="n3w", **own) -> dict:
    person = {
        "link": "M",
        "civility": "1",
        "birth_name": "Nouveau",
        "first_names": "Ali",
        "birth_date": day("01/02/1990"),
        "nationality": "1",
        **own,
    }
    flat = {f"foyer-co-{key}-{name}": value for name, value in person.items()}
    born = flat.pop(f"foyer-co-{key}-birth_date")
    return flat | {f"foyer-co-{key}-birth_date{end}": text for end, text in born.items()}


@pytest.mark.parametrize("life", ["family", "wheelchair", "three_flatmates"])
def test_each_section_sent_as_it_is_shown_changes_nothing(holder, user, life):
    demand = demand_of(life, holder=user)

    for slug in set(stands(demand).codes) - {"preparer"}:
        assert holder.get(url(demand, slug)).status_code == 200
        response = holder.post(url(demand, slug), typed(demand, slug))
        assert response.url == demand.get_absolute_url(), slug

    assert demand.declarations.count() == 1
    assert not demand.events.filter(kind=EventKind.CHANGE).exists()


def test_an_answer_is_changed_at_once_and_told_without_its_value(holder, user):
    demand = demand_of("single", holder=user)

    holder.post(url(demand, "logement-actuel"), typed(demand, "logement-actuel", rent="701"))

    demand.refresh_from_db()
    event = demand.events.get(kind=EventKind.CHANGE)
    assert stands(demand).codes["logement-actuel"]["rent"] == 701
    assert event.details["sections"] == {"logement-actuel": ["rent"]}
    assert event.actor == user
    assert demand.state == DemandState.ACTIVE
    assert not demand.letters.exists()
    page = holder.get(demand.get_absolute_url()).content.decode()
    assert "Votre logement aujourd" in page
    assert url(demand, "motifs") in page


def test_names_and_birth_dates_that_a_guichet_checked_stay(holder, user):
    demand = demand_of("family", holder=user)
    before = stands(demand).codes
    key = keys_of(before)["co-1"]

    page = holder.get(url(demand, "identite")).content.decode()
    holder.post(
        url(demand, "identite"),
        typed(demand, "identite", birth_name="Voleur", birth_date_year="1950", usage_name="Martin"),
    )
    forged = {f"co__{key}__birth_name": "Voleur"}
    holder.post(url(demand, "foyer"), typed(demand, "foyer", **forged))

    after = stands(demand).codes
    assert re.search(r'name="identite-birth_name"[^>]*readonly', page)
    assert after["identite"] == {**before["identite"], "usage_name": "Martin"}
    assert after["foyer"] == before["foyer"]


def test_before_the_document_is_checked_a_name_is_corrected(holder, user):
    demand = demand_of("single", holder=user, active=False)

    holder.post(url(demand, "identite"), typed(demand, "identite", birth_name="Corrigé"))

    assert stands(demand).codes["identite"]["birth_name"] == "Corrigé"
    assert demand.persons.get().birth_name == "Corrigé"
    assert "Demander une correction" not in holder.get(url(demand, "identite")).content.decode()


def test_a_correction_is_asked_once_in_the_persons_words(holder, user):
    demand = demand_of("single", holder=user)
    asking = reverse("dossier:ask_correction", args=[demand.reference])

    empty = holder.post(asking, {"correction-text": " ", "partie": "identite"})
    for _ in range(2):
        holder.post(asking, {"correction-text": "Mon prénom est Amina.", "partie": "identite"})

    assert empty.status_code == 422
    assert "Erreur :" in empty.content.decode()
    event = demand.events.get(kind=EventKind.ASK_CORRECTION)
    assert event.details == {"text": "Mon prénom est Amina."}
    assert "Mon prénom est Amina." in holder.get(demand.get_absolute_url()).content.decode()
    assert demand.declarations.count() == 1
    assert holder.get(asking).status_code == 405


def test_a_new_co_applicant_opens_what_is_to_complete_and_loses_nothing(holder, user):
    demand = demand_of("single", holder=user)
    before = stands(demand).codes
    pressed = typed(demand, "foyer") | {"foyer-add": "co"}

    shown = holder.post(url(demand, "foyer"), pressed).content.decode()
    key = re.search(r'name="foyer-co-keys" value="(\w+)"', shown)[1]
    answers = typed(demand, "foyer", **{"co__keys": [key]}) | co_applicant(key)
    response = holder.post(url(demand, "foyer"), answers, follow=True)

    assert response.redirect_chain[0][0] == f"{url(demand, 'travail')}?suite=1"
    assert "« Votre travail », « Vos ressources »" in response.content.decode()
    after = stands(demand).codes
    assert after["foyer"]["co"][0]["birth_name"] == "Nouveau"
    assert (after["travail"], after["ressources"]) == (before["travail"], before["ressources"])
    assert demand.persons.count() == 2
    key = keys_of(after)["co-1"]
    work = typed(demand, "travail", **{f"adults__{key}__situation": "CHO"})
    following = holder.post(f"{url(demand, 'travail')}?suite=1", work)
    assert following.url == f"{url(demand, 'ressources')}?suite=1"
    assert stands(demand).codes["travail"]["adults"][1] == {"key": "co-1", "situation": "CHO"}


def test_a_co_applicant_is_not_taken_away_at_home(holder, user):
    demand = demand_of("family", holder=user)
    key = keys_of(stands(demand).codes)["co-1"]
    page = holder.get(url(demand, "foyer")).content.decode()

    gone = typed(demand, "foyer", **{"co__keys": []})
    response = holder.post(url(demand, "foyer"), gone)

    assert f'value="co/{key}"' not in page
    assert response.status_code == 422
    assert "Un co-demandeur ne se retire pas ici" in response.content.decode()
    assert demand.declarations.count() == 1


def test_a_child_who_leaves_takes_their_needs_away(holder, user):
    demand = demand_of(10, holder=user)
    before = stands(demand).codes
    _, *stay = [keys_of(before)[f"charge-{rank}"] for rank in (1, 2, 3)]

    fewer = typed(demand, "foyer", **{"charge__keys": stay})
    response = holder.post(url(demand, "foyer"), fewer)

    after = stands(demand).codes
    names = [child["first_names"] for child in before["foyer"]["charge"]]
    assert [child["first_names"] for child in after["foyer"]["charge"]] == names[1:]
    assert response.url == demand.get_absolute_url()
    assert after["ressources"] == before["ressources"]
    people = [needs["person"] for needs in after["handicap"]["persons"]]
    assert len(people) == len(before["handicap"]["persons"]) - 1
    assert "charge-3" not in people
    assert demand.persons.count() == 9


def test_somebody_who_holds_another_demand_is_added_by_a_guichet_and_nothing_is_told(holder, user):
    codes = codes_of(LIVES["single"])
    codes["identite"] |= {"birth_name": "Nouveau", "first_names": "Ali", "birth_date": "1990-02-01"}
    other = demand_of("single", codes=codes)
    projection.project_again(other, codes)
    demand = demand_of("single", holder=user)
    answers = typed(demand, "foyer", **{"co__keys": ["k1"]}) | co_applicant("k1")

    response = holder.post(url(demand, "foyer"), answers)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Ce changement se fait à un guichet" in page
    assert other.reference not in page
    assert demand.declarations.count() == 1


def test_two_tabs_both_versions_are_shown_and_the_person_decides(holder, user):
    demand = demand_of("single", holder=user)
    second = typed(demand, "logement-actuel", rent="702")
    holder.post(url(demand, "logement-actuel"), typed(demand, "logement-actuel", rent="701"))

    response = holder.post(url(demand, "logement-actuel"), second)

    page = response.content.decode()
    assert response.status_code == 409
    assert "701" in page
    assert 'value="702"' in page
    shown = re.search(r'name="declaration"\s+value="(\w+)"', page)[1]
    holder.post(url(demand, "logement-actuel"), second | {"declaration": shown})
    assert stands(demand).codes["logement-actuel"]["rent"] == 702


def test_what_is_wrong_is_told_and_kept(holder, user):
    demand = demand_of("single", holder=user)

    answers = typed(demand, "logement-actuel", rent="beaucoup")
    response = holder.post(url(demand, "logement-actuel"), answers)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Erreur :" in page
    assert 'value="beaucoup"' in page


@pytest.mark.parametrize("slug", ["preparer", "piece-identite", "handicap", "inconnue"])
def test_what_is_not_asked_is_a_404(holder, user, slug):
    demand = demand_of("single", holder=user)

    assert holder.get(url(demand, slug)).status_code == 404


def test_a_stopped_demand_does_not_change(holder, user):
    demand = DemandFactory(holder=user, removed=True)

    response = holder.post(url(demand, "motifs"), typed(demand, "motifs"), follow=True)

    assert "elle ne change plus" in response.content.decode()


def test_somebody_elses_is_a_404_and_who_is_signed_out_comes_back(client, holder, user):
    assert holder.get(url(DemandFactory(), "motifs")).status_code == 404
    demand = demand_of("single", holder=user)
    answers = typed(demand, "logement-actuel", rent="703")
    holder.logout()

    opened = client.get(url(demand, "logement-actuel"))
    given_back = client.post(url(demand, "logement-actuel"), answers)

    assert opened.url.endswith(f"next={url(demand, 'logement-actuel')}")
    assert given_back.status_code == 404
    assert "703" in given_back.content.decode()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(url(demand, "logement-actuel"), answers)
    assert stands(demand).codes["logement-actuel"]["rent"] == 703


@pytest.mark.parametrize("size", [1, 10])
def test_the_page_costs_the_same_queries_at_any_size(
    holder, user, size, django_assert_max_num_queries
):
    demand = demand_of(size, holder=user)
    holder.get(url(demand, "foyer"))

    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # declaration
        + 1  # what was begun another time
        + 1  # a correction that waits
        + 1  # now and then: has the import of communes changed?
    ):
        holder.get(url(demand, "foyer"))
