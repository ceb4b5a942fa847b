import re

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from directory.territory.models import AbnormalDelay, Departement
from directory.territory.territories_import import touch_stamp
from tests.factories.guichets import GuichetFactory, HelpPlaceFactory, LandlordPresenceFactory

pytestmark = pytest.mark.django_db
LILLE = "/communes/59350-lille/"
MEL = "/intercommunalites/200093201-metropole-europeenne-de-lille/"
NORD = "/departements/59-nord/"
HAUTS_DE_FRANCE = "/regions/32-hauts-de-france/"
PARIS_13 = "/communes/75113-paris-13-arrondissement/"
EVERY_KIND = [LILLE, MEL, NORD, HAUTS_DE_FRANCE, PARIS_13]


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("url", EVERY_KIND)
def test_every_kind_of_place_has_its_page(client, url):
    page = read(client, url)

    assert page.count("<h1>") == 1
    assert 'role="img"' in page
    assert 'method="post"' not in page
    assert "style=" not in page


def test_places_are_linked_up_and_down(client):
    assert MEL in read(client, LILLE)
    assert NORD in read(client, LILLE)
    assert LILLE in read(client, MEL)
    assert NORD in read(client, MEL)
    assert MEL in read(client, NORD)
    assert HAUTS_DE_FRANCE in read(client, NORD)
    assert "?lettre=L" in read(client, NORD)
    assert LILLE in read(client, f"{NORD}?lettre=L")
    assert NORD in read(client, HAUTS_DE_FRANCE)
    assert PARIS_13 in read(client, "/communes/75056-paris/")
    assert "/communes/75056-paris/" in read(client, PARIS_13)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/communes/59350/", LILLE),
        ("/communes/59350-un-autre-nom/", LILLE),
        ("/communes/2a004/", "/communes/2A004-ajaccio/"),
        ("/departements/59/", NORD),
        ("/regions/32-picardie/", HAUTS_DE_FRANCE),
        ("/intercommunalites/200093201/", MEL),
    ],
)
def test_the_code_alone_finds_the_page(client, asked, found):
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, found)


def test_a_former_commune_leads_to_its_successor_which_explains(client):
    response = client.get("/communes/59298-hellemmes/")

    assert (response.status_code, response["Location"]) == (301, f"{LILLE}?ancienne=59298")
    assert "Hellemmes-Lille fait partie de Lille." in read(client, response["Location"])


@pytest.mark.parametrize("code", ["75113", "59350", "99999", "<b>", "\x00"])
def test_a_code_that_was_never_there_explains_nothing(client, code):
    page = client.get(LILLE, {"ancienne": code}).content.decode()

    assert "fait partie de Lille." not in page
    assert "ancien code" not in page


@pytest.mark.parametrize(
    "url",
    [
        "/communes/99999-nulle-part/",
        "/communes/0/",
        "/departements/00/",
        "/regions/zz/",
        "/intercommunalites/000000000/",
    ],
)
def test_an_unknown_code_gives_the_search(client, url):
    response = client.get(url)

    assert response.status_code == 404
    assert 'name="q"' in response.content.decode()


@pytest.mark.parametrize("url", ["/communes/é/", "/communes/" + "9" * 300 + "/"])
def test_a_hostile_address_is_only_unknown(client, url):
    assert client.get(url).status_code == 404


def test_a_departement_with_its_own_system_sends_there(client):
    page = read(client, "/communes/21231-dijon/")

    assert "la demande ne se fait pas sur ce site" in page
    assert reverse("filing:start") not in main(page)
    assert "Aller au site de ce système" not in page


def test_the_address_of_that_system_is_the_one_an_administrator_wrote(
    client, table_of_its_own, django_capture_on_commit_callbacks
):
    read(client, "/communes/21231-dijon/")
    Departement.objects.filter(pk="21").update(local_system_url="https://exemple.test/21/")
    with django_capture_on_commit_callbacks(execute=True):
        # As the back office does when the row is saved.
        touch_stamp(now=timezone.now())

    assert 'href="https://exemple.test/21/"' in read(client, "/communes/21231-dijon/")


def test_overseas_without_demand_says_so(client):
    page = read(client, "/communes/97502-saint-pierre/")

    assert "ne se demande pas sur ce site" in page
    assert reverse("filing:start") not in main(page)
    assert "Où demander de l'aide" not in page


def test_a_place_where_demands_are_made_starts_one(client):
    page = read(client, LILLE)

    assert f'href="{reverse("filing:start")}"' in main(page)
    assert "Votre demande compte dans tout ce territoire : <strong>Nord</strong>" in page


def test_in_ile_de_france_the_demand_counts_in_the_whole_region(client):
    assert "<strong>Île-de-France</strong>" in read(client, PARIS_13)


def test_who_to_see_and_who_lets_are_said(client):
    GuichetFactory(commune_id="59350", name="Mairie de Lille, service logement")
    LandlordPresenceFactory(organisme__name="Bailleur du Nord")

    page = read(client, LILLE)

    assert "Mairie de Lille, service logement" in page
    assert "Bailleur du Nord" in page
    assert "/guichets/?commune=59350" in page


def test_the_delay_of_the_prefet_is_said_with_its_decree(client):
    AbnormalDelay.objects.create(
        territory_id="111",
        departement_id="75",
        home_types=["T2", "T3"],
        months=108,
        decree="Arrêté du 1er mars",
        effective_on="2024-03-01",
    )

    page = read(client, PARIS_13)

    assert "9 ans" in page
    assert "Arrêté du 1er mars" in page
    assert "Arrêté du 1er mars" not in read(client, "/communes/92012-boulogne-billancourt/")


@pytest.mark.parametrize("letter", ["", "A", "S", "zz", "é", "9" * 50])
def test_a_long_list_shows_one_letter(client, letter):
    page = client.get(NORD, {"lettre": letter}).content.decode()

    shown = len(re.findall(r'href="/communes/\d', page))
    assert 0 < shown < 100


def main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_the_town_hall_is_help_with_its_hours(client):
    HelpPlaceFactory(commune_id="59350", name="Mairie - Lille")

    page = read(client, LILLE)

    assert "Mairie - Lille" in page
    assert "Elle n'est pas toujours un guichet d'enregistrement." in page


def test_every_guichet_that_is_named_has_a_page(client):
    shown = GuichetFactory(commune_id="59350")
    helper = GuichetFactory(commune_id="59350", organisme__kind=OrganismeKind.HELPER)

    page = read(client, LILLE)

    assert shown.get_absolute_url() in page
    assert client.get(helper.get_absolute_url()).status_code == 404
    assert helper.get_absolute_url() not in page
