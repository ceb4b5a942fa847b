"""Where to go: by commune, by position, by what one needs; and what is said when nothing is."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from math import radians

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.guichets.kept_rows import guichets_around
from directory.guichets.models import Guichet, SpecialDay
from directory.territory.distances import Point, Spot, kilometres
from tests.factories.guichets import GuichetFactory, HelpPlaceFactory

pytestmark = pytest.mark.django_db
URL = reverse("guichets:list")
ALL_DAY = "; ".join(f"{day} 00:00-24:00" for day in ["lu", "ma", "me", "je", "ve", "sa", "di"])
LILLE = {"lat": "50.6366", "lon": "3.0633"}


def names(response) -> list[str]:
    return [found.guichet.name for found in response.context["page_obj"]]


def test_near_a_point_the_nearest_come_first_with_their_distance(client):
    GuichetFactory(name="Roubaix", commune_id="59512", latitude=50.6901, longitude=3.1817)
    GuichetFactory(name="Lille", commune_id="59350", latitude=50.637, longitude=3.063)
    # Without position: in the middle of its commune.
    GuichetFactory(name="Tourcoing", commune_id="59599")
    GuichetFactory(name="Dunkerque", commune_id="59183", latitude=51.0344, longitude=2.3768)

    response = client.get(URL, LILLE)

    assert names(response) == ["Lille", "Roubaix", "Tourcoing"]
    # By hand, on a sphere of 6,371 km: 10.24 km.
    found = response.context["page_obj"][1]
    assert found.distance == pytest.approx(10.24, abs=0.01)
    assert "À 10,2 km" in response.content.decode()


@pytest.mark.parametrize("latitude", [-21.0, 0.0, 89.9])
def test_the_distance_is_right_anywhere_on_earth(latitude):
    guichet = GuichetFactory(latitude=latitude, longitude=179.9)
    here = Spot.at(latitude, 179.9)

    (found,) = guichets_around(Point(latitude, -179.99), 20)
    assert (found.code, kilometres(here.chord(found.spot))) == (guichet.code, pytest.approx(0))
    # The other side of the earth, over the pole.
    far = kilometres(here.chord(Spot.at(latitude, -0.1)))
    assert far == pytest.approx(6371 * radians(180 - 2 * abs(latitude)), rel=0.001)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("x", "3"),
        ("nan", "3"),
        ("inf", "3"),
        ("91", "3"),
        ("50", "181"),
        ("", "3"),
        ("9" * 99, "3"),
    ],
)
def test_what_is_not_a_position_is_said(client, latitude, longitude):
    assert Point.read(latitude, longitude) is None

    response = client.get(URL, {"lat": latitude, "lon": longitude})

    assert response.status_code == 200
    assert "Cette position n'est pas lue." in response.content.decode()


def test_a_position_is_rounded_and_its_page_is_never_kept(client):
    assert Point.read("50,63662", "3.06331") == Point(50.637, 3.063)

    client.get(URL, LILLE)

    assert client.get(URL, LILLE).headers.get("ETag") is None


def test_those_there_for_the_commune_and_that_register_come_first(client):
    GuichetFactory(name="A autre secteur", commune_id="59350", catchment=["59512"])
    GuichetFactory(name="B conseil", commune_id="59350", services=["conseil"])
    GuichetFactory(name="C EPCI", commune_id="59512", catchment=["200093201"])
    GuichetFactory(name="D ici", commune_id="59350", catchment=["59350"])
    GuichetFactory(name="E tout le territoire", commune_id="59183")

    found = names(client.get(URL, {"commune": "59350"}))

    assert found == ["D ici", "B conseil", "C EPCI", "E tout le territoire", "A autre secteur"]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"service": "identite"}, {"service"}),
        ({"langue": "ar"}, {"langue"}),
        ({"sans-marche": "oui"}, {"marche"}),
        ({"lsf": "oui"}, {"lsf"}),
        ({"boucle": "oui"}, {"boucle"}),
        ({"sans-internet": "oui"}, {"internet"}),
        ({"sans-rdv": "oui"}, {"sans", "possible"}),
        ({"ouvert": "oui"}, {"ouvert"}),
        ({"langue": "ar", "lsf": "oui"}, set()),
        ({"langue": "klingon", "service": "danser", "lsf": "x"}, None),
    ],
)
def test_each_need_keeps_those_that_answer_it(client, query, kept):
    made = {
        "service": {"services": ["identite"]},
        "langue": {"languages": ["ar", "en"]},
        "marche": {"step_free": True},
        "lsf": {"sign_language": True},
        "boucle": {"hearing_loop": True},
        "internet": {"without_internet": True},
        "sans": {"appointment": "sans"},
        "possible": {"appointment": "possible"},
        "ouvert": {"weekly_hours": ALL_DAY},
    }
    for name, values in made.items():
        GuichetFactory(name=name, **{"services": ["enregistrer"], **values})

    found = names(client.get(URL, {"commune": "59350", **query}))

    assert set(found) == (set(made) if kept is None else kept)


def test_open_now_counts_special_days_and_forgets_old_hours(client):
    today = timezone.localdate()
    closed = GuichetFactory(name="Fermé aujourd'hui", weekly_hours=ALL_DAY)
    SpecialDay.objects.create(guichet=closed, first=today, last=today, reason="Travaux")
    GuichetFactory(name="Vieille fiche", weekly_hours=ALL_DAY, verified_on=date(2024, 1, 1))
    GuichetFactory(name="Ouvert", weekly_hours=ALL_DAY)

    assert names(client.get(URL, {"commune": "59350", "ouvert": "oui"})) == ["Ouvert"]


@pytest.mark.parametrize("how_many", [1, 10])
@pytest.mark.parametrize(
    ("query", "first"),
    [
        # Where there are guichets, those of the territory; where there are places that help, those
        # of the département.
        (LILLE, 4),
        # The territory; the places that help of the département, where there are others.
        ({"q": "lille", "ouvert": "oui"}, 3),
        # The territory.
        ({"departement": "59"}, 1),
    ],
)
def test_a_search_costs_the_same_with_one_and_ten_guichets(
    client, how_many, query, first, django_assert_num_queries
):
    GuichetFactory.create_batch(how_many, weekly_hours=ALL_DAY)
    HelpPlaceFactory()
    client.get(URL)

    with django_assert_num_queries(first):
        response = client.get(URL, query)
    # Another address, which the cache of pages does not know.
    with django_assert_num_queries(0):
        client.get(URL, {**query, "service": "enregistrer"})

    assert len(response.context["page_obj"]) == how_many


def test_a_warm_search_and_a_warm_page_cost_nothing(client, django_assert_num_queries):
    guichet = GuichetFactory(weekly_hours=ALL_DAY)
    for url in (f"{URL}?commune=59350&lsf=&service=identite", guichet.get_absolute_url()):
        first = client.get(url)

        with django_assert_num_queries(0):
            second = Client().get(url)

        assert (first.status_code, second.content) == (200, first.content)


def test_what_is_kept_does_not_outlive_five_minutes(client, monkeypatch):
    guichet = GuichetFactory(name="Avant")
    moment = datetime(2026, 11, 23, 10, 2, tzinfo=UTC).timestamp()
    monkeypatch.setattr("portal.pages_cache.middleware.time.time", lambda: moment)
    client.get(guichet.get_absolute_url())
    # As an import writes: nothing tells the cache.
    Guichet.objects.update(name="Après")

    assert "Avant" in client.get(guichet.get_absolute_url()).content.decode()
    moment += 3 * 60
    assert "Après" in client.get(guichet.get_absolute_url()).content.decode()


def test_the_town_hall_is_shown_as_help_and_never_as_a_guichet(client):
    GuichetFactory(name="Guichet")
    HelpPlaceFactory(weekly_hours="lu 08:00-12:00")
    HelpPlaceFactory(france_services=True)
    HelpPlaceFactory(commune_id="59512", name="Mairie - Roubaix", latitude=50.69, longitude=3.18)

    response = client.get(URL, {"commune": "59350"})

    page = response.content.decode()
    assert names(response) == ["Guichet"]
    helping = [place.name for place, _opening, _fresh in response.context["help_places"]]
    assert helping == ["Mairie - Lille", "France services - Lille"]
    assert "Ce ne sont pas forcément des guichets" in page
    assert "Horaires indicatifs" in page


def test_nothing_found_gives_ways_out(client):
    GuichetFactory(services=["conseil"])

    page = client.get(URL, {"commune": "59350", "lsf": "oui"}).content.decode()

    assert "Aucun guichet d'ici ne répond à tout ce que vous demandez." in page
    assert "?commune=59350" in page
    assert f"{URL}?departement=59" in page
    assert reverse("filing:start") in page
    far = client.get(URL, {"lat": "0", "lon": "0"}).content.decode()
    assert "Nous ne connaissons pas de guichet à moins de 50 km." in far


def card(client, guichet) -> str:
    response = client.get(guichet.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def data_of(page: str) -> dict:
    return json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    )


def test_the_page_of_a_guichet_says_when_where_for_what_and_for_whom(client):
    guichet = GuichetFactory(
        name="Guichet </script><b>x",
        weekly_hours="lu 09:00-12:00,14:00-17:00",
        latitude=50.637,
        longitude=3.063,
        languages=["ar"],
        appointment="obligatoire",
        appointment_url="https://rdv.exemple.fr",
        sign_language=True,
        catchment=["59350", "200093201"],
    )
    soon = timezone.localdate() + timedelta(days=2)
    SpecialDay.objects.create(
        guichet=guichet, first=soon, last=soon, hours="10h-11h", reason="Fête"
    )

    page = card(client, guichet)

    for text in (
        "9 h à 12 h et 14 h à 17 h",
        "Fermé, ouvre" if "Fermé, ouvre" in page else "Ouvert maintenant",
        "10 h à 11 h (Fête)",
        "Sur rendez-vous seulement",
        "https://rdv.exemple.fr",
        "arabe",
        "langue des signes",
        "Lille (59000)",
        "Métropole Européenne de Lille",
        "Enregistrer une demande",
        reverse("guichets:report", args=[guichet.code]),
    ):
        assert text in page, text
    assert "<b>x" not in page
    assert 'method="post"' not in page
    data = data_of(page)
    assert data["@type"] == "GovernmentOffice"
    assert data["name"] == guichet.name
    assert data["geo"]["latitude"] == 50.637
    assert [hours["opens"] for hours in data["openingHoursSpecification"]] == ["09:00", "14:00"]
    assert data["specialOpeningHoursSpecification"][0]["validFrom"] == soon.isoformat()


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_page_of_a_guichet_costs_the_same(client, how_many, django_assert_num_queries):
    guichet = GuichetFactory(catchment=["59350", "200093201"])
    soon = timezone.localdate() + timedelta(days=2)
    for day in range(how_many):
        SpecialDay.objects.create(guichet=guichet, first=soon, last=soon + timedelta(days=day))

    client.get(URL)

    with django_assert_num_queries(1):  # the guichet and its special days
        card(client, guichet)


def test_old_hours_are_hidden_and_the_page_says_to_telephone(client):
    guichet = GuichetFactory(
        weekly_hours="lu 09:00-12:00", hours_note="Sonnez", verified_on=date(2024, 1, 1)
    )

    page = card(client, guichet)

    assert "Les horaires ne sont plus vérifiés : téléphonez avant de venir." in page
    assert "9 h à 12 h" not in page
    assert "Sonnez" not in page
    assert "openingHoursSpecification" not in data_of(page)


def test_a_closed_guichet_says_where_to_go_instead(client):
    guichet = GuichetFactory(closed_on=date(2026, 1, 1), weekly_hours=ALL_DAY)
    other = GuichetFactory(name="Ouvert à côté")

    page = card(client, guichet)

    assert "Ce guichet est fermé depuis le 1er janvier 2026." in page
    assert other.get_absolute_url() in page
    assert "Quand y aller" not in page
    assert "ld+json" not in page


def test_a_made_up_guichet_says_so(client):
    page = card(client, GuichetFactory(demonstration=True))

    assert "Donnée de démonstration" in page
    assert "n'y allez pas" in page


@pytest.mark.parametrize("code", ["ZZZZZ", "g0001", "x" * 500, "%00", "é"])
def test_a_guichet_that_is_not_there_is_a_404(client, code):
    assert client.get(f"{URL}{code}/").status_code == 404
