"""« Renouveler ma demande »: every section confirmed, the income of N-2, one button."""

import re
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import EventKind, LetterKind
from tests.factories.accounts import UserFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.dossier.declared import codes_of, demand_of, stands, ticked, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def holder(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def make(user, today):
    def made(life="family", days=30, **traits):
        until = today + timedelta(days=days)
        return demand_of(life, holder=user, valid_until=until, **traits)

    return made


def url(demand, name="renew"):
    return reverse(f"dossier:{name}", args=[demand.reference])


def test_the_page_prints_each_section_and_ticks_nothing(holder, make):
    demand = make()

    page = holder.get(url(demand)).content.decode()

    assert page.count("C&#x27;est toujours vrai : «") == len(stands(demand).codes) - 1
    assert 'type="checkbox"' in page
    assert not re.search(r'type="checkbox"[^>]*checked', page)
    assert "Erreur" not in page
    assert demand.get_absolute_url() in page
    assert url(demand) in holder.get(demand.get_absolute_url()).content.decode()


def test_all_confirmed_the_demand_runs_a_year_more_and_keeps_number_and_date(
    holder, make, today, user
):
    demand = make()
    number, filed_on, codes = demand.number, demand.filed_on, stands(demand).codes

    response = holder.post(url(demand), ticked(demand, rfr="15 000 €"), follow=True)

    demand.refresh_from_db()
    assert response.redirect_chain == [(url(demand, "renewed"), 302)]
    assert demand.valid_until == today + relativedelta(months=settings.VALIDITY_MONTHS)
    assert (demand.number, demand.filed_on, demand.renewed_on) == (number, filed_on, today)
    assert demand.letters.get().kind == LetterKind.CERTIFICATE
    assert demand.events.get(kind=EventKind.RENEW).actor == user
    renewed = stands(demand).codes
    told = [adult["rfr"][0] for adult in renewed["ressources"]["adults"]]
    assert told == [{"year": today.year - 2, "amount": 15000}] * len(told)
    assert {**renewed, "ressources": 0} == {**codes, "ressources": 0}
    assert "Ancienneté gardée" in response.content.decode()


def test_what_is_missing_is_told_and_nothing_ticked_is_lost(holder, make, today):
    demand = make("single")
    sent = ticked(demand, but=["motifs"], rfr="")

    response = holder.post(url(demand), sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Erreur :" in page
    assert 'href="#id_confirmer-motifs-still_true"' in page
    assert f'href="#id_revenus-moi-rfr_{today.year - 2}"' in page
    boxes = re.findall(r'<input type="checkbox"[^>]*>', page)
    assert sum("checked" in box for box in boxes) == len(boxes) - 1
    assert demand.declarations.count() == 1


def test_who_has_no_notice_says_why(holder, make, today):
    demand = make("single")
    name = f"revenus-moi-rfr_{today.year - 2}"
    sent = ticked(demand, rfr="") | {f"{name}_missing": "NR"}
    choices = re.findall(rf'name="{name}_missing"\s+value="(\w+)"', _page(holder, demand))

    holder.post(url(demand), sent | {f"{name}_missing": choices[0]})

    told = stands(demand).codes["ressources"]["adults"][0]["rfr"][0]
    assert told == {"year": today.year - 2, "missing": choices[0]}


def _page(holder, demand) -> str:
    return holder.get(url(demand)).content.decode()


def test_changed_elsewhere_is_shown_again_with_only_that_box_empty(holder, make):
    demand = make("single")
    sent = ticked(demand)
    rent = typed(demand, "logement-actuel", rent="777")
    holder.post(reverse("dossier:change", args=[demand.reference, "logement-actuel"]), rent)

    response = holder.post(url(demand), sent)

    page = response.content.decode()
    assert response.status_code == 409
    assert "777" in page
    assert demand.renewed_on is None
    empty = [
        box for box in re.findall(r"<input[^>]*still_true[^>]*>", page) if "checked" not in box
    ]
    assert len(empty) == 1
    assert "confirmer-logement-actuel" in empty[0]
    holder.post(url(demand), ticked(demand))
    demand.refresh_from_db()
    assert demand.renewed_on


def test_a_section_is_changed_on_the_way_and_the_other_ticks_wait(holder, make):
    demand = make("single")
    half = ticked(demand, but=["motifs"], rfr="12345") | {"modifier": "logement-actuel"}

    leaves = holder.post(url(demand), half)
    rent = typed(demand, "logement-actuel", rent="778")
    comes_back = holder.post(leaves.url, rent)
    page = holder.get(comes_back.url).content.decode()

    assert leaves.url.endswith("/modifier/logement-actuel/?retour=renouvellement")
    assert comes_back.url == url(demand)
    assert "12345" in page
    assert "778" in page
    boxes = re.findall(r"<input[^>]*still_true[^>]*>", page)
    empty = [box for box in boxes if "checked" not in box]
    assert sorted(re.findall(r'name="confirmer-([\w-]+)-still_true', "".join(empty))) == [
        "logement-actuel",
        "motifs",
    ]
    assert "Erreur" not in page


def test_pressing_twice_renews_once(holder, make):
    demand = make()
    sent = ticked(demand)

    answers = [holder.post(url(demand), sent) for _ in range(2)]

    assert [answer.url for answer in answers] == [url(demand, "renewed")] * 2
    assert demand.events.filter(kind=EventKind.RENEW).count() == 1
    assert demand.letters.count() == 1
    assert holder.get(url(demand)).url == url(demand, "renewed")


@pytest.mark.parametrize(("days", "opened"), [(61, False), (60, True), (-200, True)])
def test_it_is_open_from_60_days_before_until_the_demand_is_removed(holder, make, days, opened):
    demand = make("single", days=days)

    page = holder.get(url(demand)).content.decode()
    holder.post(url(demand), ticked(demand))

    demand.refresh_from_db()
    assert ("toujours vrai" in page) == opened
    assert ("Vous pourrez la renouveler" in page) == (not opened)
    assert bool(demand.renewed_on) == opened


def test_a_section_to_complete_blocks_nothing(holder, make):
    codes = codes_of(LIVES["single"])
    del codes["travail"]
    demand = make(codes=codes)

    page = _page(holder, demand)
    holder.post(url(demand), ticked(demand))

    demand.refresh_from_db()
    assert "Il manque des réponses dans cette partie" in page
    assert demand.renewed_on


@pytest.mark.parametrize("traits", [{"removed": True}, {"active": False}])
def test_what_is_not_registered_is_not_renewed(holder, user, traits):
    demand = demand_of("single", holder=user, **{"active": True, **traits})

    assert holder.get(url(demand)).url == demand.get_absolute_url()
    assert holder.get(url(demand, "renewed")).url == demand.get_absolute_url()


def test_who_follows_the_letter_signs_in_and_comes_back(client, make):
    demand = make("single")

    assert client.get(url(demand)).url.endswith(f"next={url(demand)}")
    assert client.post(url(demand), ticked(demand)).status_code == 404


@pytest.mark.parametrize("size", [1, 10])
def test_the_page_costs_the_same_queries_at_any_size(
    holder, make, size, django_assert_max_num_queries
):
    demand = make(size)
    holder.get(url(demand))

    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # declaration
        + 1  # what was begun another time
        + 1  # now and then: has the import of communes changed?
    ):
        holder.get(url(demand))
