import pytest

from directory.territory.maps import (
    LocatorMap,
    Ring,
    direction,
    in_france,
    map_of_region,
    maps_of_commune,
    maps_of_epci,
)
from directory.territory.table import communes

pytestmark = pytest.mark.django_db
NOT_DRAWN = {"15031", "15035", "15047", "15171"}


def size(maps: list[LocatorMap]) -> int:
    return sum(len(found.ground + found.lines + found.area + found.place) for found in maps)


def test_a_commune_is_drawn_in_its_departement_then_in_france():
    local, france = maps_of_commune(communes().get("59350"))

    assert (local.title, france.title) == ("Lille dans le département : Nord", "Nord en France")
    assert local.place.startswith("M")
    assert local.area  # its EPCI
    assert local.ring  # small on the map
    assert france.description == "Nord se trouve au nord de la carte."
    assert france.frames.count("M") == 5


def test_an_arrondissement_is_drawn_in_its_city():
    local, _france = maps_of_commune(communes().get("75113"))

    assert local.title == "Paris 13e Arrondissement dans la ville : Paris"
    assert local.lines.count("M") >= 20
    assert local.description.endswith("au sud-est de la carte.") or "au sud" in local.description


@pytest.mark.parametrize("insee", sorted(NOT_DRAWN))
def test_a_commune_without_contour_has_only_the_map_of_france(insee):
    assert [found.key for found in maps_of_commune(communes().get(insee))] == ["france"]


def test_overseas_without_contour_has_no_map():
    assert maps_of_commune(communes().get("97502")) == []


@pytest.mark.parametrize("departement", ["01", "2A", "75", "971", "973", "976"])
def test_every_commune_of_a_departement_is_drawn_within_its_map(departement):
    for row in communes().communes_of_departement(departement):
        local = maps_of_commune(row)[0]
        if local.ring:
            assert 0 <= local.ring.x <= local.width
            assert 0 <= local.ring.y <= local.height
        assert local.key == "departement"


def test_every_departement_and_region_with_demands_is_drawn():
    table = communes()
    missing = [row.code for row in table.departements if in_france(row) is None]
    regions = {row.region for row in table.departements}

    assert missing == []
    assert [code for code in regions if map_of_region(table.region(code)) is None] == []


@pytest.mark.parametrize("insee", ["59350", "62041", "2A004", "97302", "75113", "29019"])
def test_the_maps_of_a_page_stay_light(insee):
    assert size(maps_of_commune(communes().get(insee))) < 25_000


@pytest.mark.parametrize("departement", ["59", "62", "38", "976"])
def test_the_maps_of_an_epci_stay_light(departement):
    table = communes()
    for epci in table.epcis_of_departement(departement):
        assert size(maps_of_epci(epci, table.departement(departement))) < 25_000


@pytest.mark.parametrize(
    ("across", "down", "words"),
    [
        (0, 0, "au nord-ouest"),
        (0.5, 0.5, "au centre"),
        (1, 1, "au sud-est"),
        (0.2, 0.5, "à l'ouest"),
    ],
)
def test_a_direction_is_said_in_words(across, down, words):
    assert direction(across, down) == words


def test_names_are_escaped_in_the_figure():
    hostile = '<script>"x"</script>'

    figure = LocatorMap("k", hostile, hostile, 10, 10, "M0 0", "M1 1", ring=Ring(1, 1, 2)).figure

    assert "script" in figure
    assert "<script" not in figure
    assert '"x"' not in figure
