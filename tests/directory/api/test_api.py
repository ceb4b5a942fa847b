"""The API: bounded, the same for everybody, nothing under the threshold, nothing kept."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from directory.figures.enums import Measure
from directory.figures.models import Figure
from directory.guichets.enums import GuichetService
from directory.guichets.models import SpecialDay
from directory.guichets.search import FILTERS, FREE_KEYS
from directory.territory.models import Commune
from directory.territory.table import communes
from tests.factories.figures import FigureFactory
from tests.factories.guichets import GuichetFactory

API = "/api/v1/"
HOUSEHOLD = {"commune": "59350", "adultes": 1, "revenu_fiscal_n2": 12_000}

pytestmark = pytest.mark.django_db


def read(client, path: str, status: int = 200, **query):
    response = client.get(f"{API}{path}", query)
    assert response.status_code == status, response.content
    return response.json()


def post(client, body, status: int = 200):
    content = body if isinstance(body, bytes) else json.dumps(body)
    response = client.post(f"{API}simulateur/", content, content_type="application/json")
    assert response.status_code == status, response.content
    return response.json()


def test_communes_come_by_pages_linked_to_each_other(client):
    first = read(client, "territoires/", departement="59")

    total = Commune.objects.filter(departement="59", closed_on=None).count()
    assert (first["total"], first["page"], len(first["resultats"])) == (total, 1, 100)
    codes = [row["code"] for row in first["resultats"]]
    following = client.get(f"{API}territoires/{first['suivante']}").json()
    assert following["page"] == 2
    assert not set(codes) & {row["code"] for row in following["resultats"]}
    last = read(client, "territoires/", departement="59", page=first["pages"])
    assert last["suivante"] is None


def test_one_territory_of_each_level(client):
    lille = read(client, "territoires/commune/59350/")

    assert (lille["nom"], lille["departement"], lille["region"]) == ("Lille", "59", "32")
    assert lille["territoire_de_demande"] == "059"
    assert lille["zone_des_plafonds"] == "autres_regions"
    assert read(client, f"territoires/epci/{lille['epci']}/")["niveau"] == "epci"
    assert read(client, "territoires/departement/75/")["territoire_de_demande"] == "111"
    assert read(client, "territoires/region/11/")["code"] == "11"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("territoires/commune/00000/", 404),
        ("territoires/commune/" + "9" * 3000 + "/", 404),
        ("territoires/quartier/59350/", 422),
        ("territoires/?niveau=quartier", 422),
        ("territoires/?page=0", 422),
        ("territoires/?page=9999", 404),
        ("territoires/?page=zéro", 422),
        ("territoires/?nom=" + "a" * 3000, 422),
        ("territoires/commune/59350/chiffres/?annees=1000000", 422),
        ("guichets/ZZZZZ/", 404),
        ("guichets/?commune=00000", 404),
        ("guichets/?lat=nord&lon=sud", 404),
        ("nulle-part/", 404),
    ],
)
def test_what_cannot_be_answered_says_so(client, path, status):
    response = client.get(f"{API}{path}")

    assert response.status_code == status
    if "nulle-part" not in path:
        assert response.json()["message"].endswith(".")
    assert "9" * 100 not in response.content.decode()


def test_a_guichet_is_told_without_hours_that_are_old(client):
    guichet = GuichetFactory(weekly_hours="lu 08:30-12:00", verified_on="2001-01-01")

    told = read(client, f"guichets/{guichet.code}/")

    assert told["nom"] == guichet.name
    assert told["horaires"] is None
    assert told["page"].endswith(guichet.get_absolute_url())


@pytest.mark.parametrize("how_many", [1, 6])
def test_a_page_of_guichets_costs_the_same(client, django_assert_num_queries, how_many):
    communes()
    GuichetFactory.create_batch(how_many, commune_id="59350")

    with django_assert_num_queries(
        1  # how many there are
        + 1  # guichets, with organisation and commune
        + 1  # their special days
    ):
        found = read(client, "guichets/")

    assert found["total"] == how_many


def test_a_service_narrows_the_list_without_a_place_too(client):
    GuichetFactory(services=[GuichetService.RENEW])
    registers = GuichetFactory(services=[GuichetService.REGISTER])

    found = read(client, "guichets/", service=GuichetService.REGISTER)

    assert [row["code"] for row in found["resultats"]] == [registers.code]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"ouvert": "oui"}, 422),
        ({"q": "xyzxyzxyz"}, 404),
        ({"q": "Saint-Martin"}, 422),
        ({"q": "59000", "ouvert": "oui"}, 200),
        ({"departement": "59", "ouvert": "oui"}, 200),
    ],
)
def test_a_question_that_cannot_be_answered_is_not_answered_by_all(client, query, status):
    GuichetFactory()

    told = read(client, "guichets/", status=status, **query)

    assert status == 200 or told["message"].endswith(".")


def test_every_filter_of_the_page_is_described(client):
    described = read(client, "openapi.json")["paths"][f"{API}guichets/"]["get"]["parameters"]

    names = {each["name"] for each in described}
    assert names >= {*FILTERS, *FREE_KEYS}


def test_days_to_come_are_told_beside_the_hours(client):
    guichet = GuichetFactory(weekly_hours="lu 08:30-12:00")
    day = timezone.localdate() + timedelta(days=400)
    SpecialDay.objects.create(
        guichet=guichet, first=day, last=day, hours="09:00-10:00", reason="Inventaire"
    )

    told = read(client, f"guichets/{guichet.code}/")

    assert told["jours_particuliers"] == [
        {
            "du": day.isoformat(),
            "au": day.isoformat(),
            "horaires": "09:00-10:00",
            "raison": "Inventaire",
        }
    ]


def test_every_year_has_its_pressure_and_the_last_says_whose_demands(client):
    for year, waiting in ((2022, 1000), (2023, 1200), (2024, 1500)):
        FigureFactory(code="59350", measure=Measure.DEMANDS, year=year, value=waiting)
    for year in (2022, 2023):
        FigureFactory(code="59350", measure=Measure.ALLOCATIONS, year=year, value=100)

    told = read(client, "territoires/commune/59350/chiffres/", annees=5)["chiffres"]
    last = read(client, "territoires/commune/59350/chiffres/")["chiffres"]

    found = [each for each in told if each["mesure"] == "pressure"]
    assert [(each["annee"], each["valeurs"][0]["valeur"]) for each in found] == [
        (2022, 10.0),
        (2023, 15.0),
    ]
    assert [each["annee_des_demandes"] for each in found] == [None, 2024]
    assert found[-1] in last


def test_figures_name_their_source_and_hide_what_is_small(client):
    FigureFactory(code="59350", measure=Measure.STOCK, value=31_250)
    FigureFactory(code="59350", measure=Measure.ALLOCATIONS, value=None, secret="P")
    small = FigureFactory(code="59350", measure=Measure.DEMANDS, value=50)
    # As a careless import would leave it: the reading does not let it out.
    Figure.objects.filter(pk=small.pk).update(value=7)

    told = read(client, "territoires/commune/59350/chiffres/")

    by_measure = {figure["mesure"]: figure for figure in told["chiffres"]}
    (stock,) = by_measure["stock"]["valeurs"]
    assert (stock["valeur"], stock["secret"]) == (31_250, None)
    assert by_measure["stock"]["source"]["nom"]
    for measure in ("allocations", "demands"):
        (masked,) = by_measure[measure]["valeurs"]
        assert (masked["valeur"], masked["secret"]) == (None, "P")


@pytest.mark.parametrize("years", [1, 5])
def test_figures_cost_the_same_for_one_year_and_five(client, django_assert_num_queries, years):
    for year in range(2020, 2020 + years):
        FigureFactory(code="59350", measure=Measure.STOCK, value=31_250, year=year)

    with django_assert_num_queries(
        1  # the commune is there
        + 1  # figures
        + 1  # sources, kept until something public changes
    ):
        told = read(client, "territoires/commune/59350/chiffres/", annees=years)

    assert len(told["chiffres"]) == years


def test_a_second_reading_costs_nothing_and_may_be_read_from_any_site(
    client, django_assert_num_queries
):
    first = client.get(f"{API}territoires/commune/59350/")

    with django_assert_num_queries(0):
        second = client.get(f"{API}territoires/commune/59350/", headers={"origin": "https://a.fr"})

    assert second.content == first.content
    for response in (first, second):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies


def test_the_simulator_answers_as_the_page_does(client):
    told = post(client, HOUSEHOLD)

    assert [row["financement"] for row in told["comparaisons"]] == ["PLAI", "PLUS", "PLS"]
    assert told["categorie_de_menage"] == 1
    assert all(row["sous_le_plafond"] for row in told["comparaisons"])
    assert told["rappel"] == "Vous pouvez déposer une demande quel que soit le résultat."
    assert post(client, {**HOUSEHOLD, "commune": "97411"})["annee_des_plafonds"] is None


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\x00\xff",
        b"[]",
        {},
        {**HOUSEHOLD, "commune": "00000"},
        {**HOUSEHOLD, "commune": "\x00"},
        {**HOUSEHOLD, "adultes": 0},
        {**HOUSEHOLD, "adultes": "beaucoup"},
        {**HOUSEHOLD, "revenu_fiscal_n2": -1},
        {**HOUSEHOLD, "revenu_fiscal_n2": 10**30},
        {**HOUSEHOLD, "ages_du_couple": [1]},
        {**HOUSEHOLD, "ages_du_couple": [-30, 40]},
    ],
)
def test_a_household_that_cannot_be_read_is_refused_without_repeating_it(client, body):
    content = body if isinstance(body, bytes) else json.dumps(body)

    response = client.post(f"{API}simulateur/", content, content_type="application/json")

    assert response.status_code in (400, 422)
    assert "beaucoup" not in response.content.decode()
    message = response.json()["message"]
    assert message.endswith("openapi.json.") or "code INSEE" in message
    assert " 0." not in message


def test_the_simulator_keeps_nothing(client, django_assert_num_queries):
    communes()

    with django_assert_num_queries(0):
        post(client, HOUSEHOLD)

    assert not Session.objects.exists()


def test_another_site_may_ask_before_it_posts(client):
    response = client.options(f"{API}simulateur/", headers={"origin": "https://a.fr"})

    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_the_description_names_every_address(client):
    described = read(client, "openapi.json")

    assert described["info"]["version"] == "1"
    assert set(described["paths"]) == {
        f"{API}{path}"
        for path in (
            "territoires/",
            "territoires/{niveau}/{code}/",
            "territoires/{niveau}/{code}/chiffres/",
            "guichets/",
            "guichets/{code}/",
            "simulateur/",
        )
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_through_it(client, method):
    for path in ("territoires/", "guichets/"):
        assert getattr(client, method)(f"{API}{path}").status_code == 405
