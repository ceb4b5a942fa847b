import re

import pytest
from django.urls import reverse

from tests.factories.figures import FigureFactory

pytestmark = pytest.mark.django_db
URL = reverse("places:comparison")
AROUND = "/communes/59350-lille/autour/"
LILLE, ROUBAIX, TOURCOING, PARIS_13 = "59350", "59512", "59599", "75113"


def figures(insee, waiting, allocated):
    FigureFactory(code=insee, value=waiting)
    if allocated is None:
        FigureFactory(code=insee, measure="allocations", masked=True)
    else:
        FigureFactory(code=insee, measure="allocations", value=allocated)


@pytest.fixture
def three():
    figures(LILLE, 10_000, 1000)
    figures(ROUBAIX, 4000, 1000)
    figures(TOURCOING, 9000, None)


def order_of(response) -> list[str]:
    return [line.row.name for line in response.context["table"].lines]


def test_communes_stand_side_by_side_by_name(client, three):
    response = client.get(URL, {"c": [TOURCOING, LILLE, ROUBAIX]})

    assert order_of(response) == ["Lille", "Roubaix", "Tourcoing"]
    assert 'aria-sort="ascending"' in response.content.decode()


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("croissant", ["Roubaix", "Lille", "Tourcoing"]),
        ("decroissant", ["Lille", "Roubaix", "Tourcoing"]),
    ],
)
def test_any_column_sorts_and_what_is_masked_stays_last(client, three, order, names):
    asked = {"c": [TOURCOING, LILLE, ROUBAIX], "tri": "pression", "ordre": order}

    assert order_of(client.get(URL, asked)) == names


@pytest.mark.parametrize(
    "column", ["nom", "pression", "delai", "demandes", "attributions", "logements"]
)
def test_every_column_is_a_link_that_keeps_the_communes(client, three, column):
    page = client.get(URL, {"c": [LILLE, ROUBAIX]}).content.decode()

    assert re.search(rf'href="\?c={LILLE}&amp;c={ROUBAIX}&amp;tri={column}&amp;', page)


@pytest.mark.parametrize(
    "asked",
    [
        {"tri": "x", "ordre": "y"},
        {"c": ["99999", "<b>", "", "9" * 5000]},
        {"c": [LILLE] * 300},
        {"q": "'; DROP TABLE x --"},
        {"q": "x" * 9000},
    ],
)
def test_a_hostile_question_is_a_plain_page(client, asked):
    assert client.get(URL, asked).status_code == 200


def test_five_communes_at_most(client):
    codes = [LILLE, ROUBAIX, TOURCOING, PARIS_13, "75112", "75111"]

    assert len(client.get(URL, {"c": codes}).context["table"].lines) == 5


def test_a_commune_is_added_by_its_name_or_postcode(client):
    response = client.get(URL, {"c": LILLE, "q": "Roubaix (59100)"})

    assert (response.status_code, response["Location"]) == (302, f"{URL}?c={LILLE}&c={ROUBAIX}")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"c": LILLE, "q": "zzzzz"}, "Nous ne trouvons pas cette commune."),
        ({"c": LILLE, "q": "lille"}, "Lille est déjà dans la comparaison."),
        ({"q": "saint-denis"}, "Plusieurs communes correspondent."),
        (
            {"c": [LILLE, ROUBAIX, TOURCOING, PARIS_13, "75112"], "q": "Dunkerque"},
            "Retirez une commune avant",
        ),
    ],
)
def test_what_cannot_be_added_says_what_to_do(client, asked, words):
    response = client.get(URL, asked)
    page = response.content.decode()

    assert words in page
    assert "<title>\n  Erreur" in page or "Erreur : comparer" in page
    assert 'aria-describedby="comparer-q-aide comparer-q-erreur"' in page
    assert f'value="{asked["q"]}"' in page


def test_a_name_of_several_communes_offers_them(client):
    page = client.get(URL, {"c": LILLE, "q": "saint-denis"}).content.decode()

    assert f'href="{URL}?c={LILLE}&amp;c=93066"' in page


def test_a_commune_is_taken_out_by_a_link(client, three):
    page = client.get(URL, {"c": [LILLE, ROUBAIX]}).content.decode()

    assert f'href="{URL}?c={ROUBAIX}"' in page


def test_an_old_code_compares_the_commune_of_today(client, three):
    assert order_of(client.get(URL, {"c": ["59298", LILLE]})) == ["Lille"]


def test_two_territories_need_two_demands(client):
    page = client.get(URL, {"c": [LILLE, PARIS_13]}).content.decode()

    assert "Il faut une demande dans chaque territoire." in page


@pytest.mark.parametrize("codes", [[LILLE], [LILLE, ROUBAIX, TOURCOING, PARIS_13, "75112"]])
def test_the_comparison_costs_two_queries_for_one_and_five(
    client, three, django_assert_num_queries, codes
):
    with django_assert_num_queries(
        1  # is the table of communes the one of now
        + 1  # key figures
        + 1  # sources, kept until something public changes
    ):
        client.get(URL, {"c": codes})
    with django_assert_num_queries(0):
        client.get(URL, {"c": codes})


def test_the_communes_around_are_those_where_fewer_wait(client, three):
    response = client.get(AROUND, {"rayon": "20"})

    # Tourcoing is near, but nothing can be said of it.
    assert order_of(response) == ["Roubaix"]
    assert f'href="{URL}?c={LILLE}&amp;c={ROUBAIX}"' in response.content.decode()


def test_a_shorter_distance_finds_fewer(client, three):
    assert order_of(client.get(AROUND, {"rayon": "5"})) == []
    assert "Essayez plus loin" in client.get(AROUND, {"rayon": "5"}).content.decode()


@pytest.mark.parametrize("radius", ["", "7", "-1", "999999", "x", "é"])
def test_another_distance_is_the_usual_one(client, three, radius):
    assert client.get(AROUND, {"rayon": radius}).context["radius"] == 10


def test_without_its_own_pressure_nothing_is_compared(client):
    figures(ROUBAIX, 4000, 1000)

    assert "Nous ne pouvons donc pas chercher mieux" in client.get(AROUND).content.decode()


def test_a_neighbour_of_another_territory_is_told(client):
    # Douai is in the Nord, Hénin-Beaumont in the Pas-de-Calais.
    figures("59178", 9000, 100)
    figures("62427", 1000, 100)

    page = client.get("/communes/59178-douai/autour/?rayon=20").content.decode()

    assert "autre territoire : il faut une autre demande" in page


@pytest.mark.parametrize(("radius", "found"), [("5", 0), ("20", 1)])
def test_the_communes_around_cost_the_same_near_and_far(
    client, three, django_assert_num_queries, radius, found
):
    with django_assert_num_queries(
        1  # is the table of communes the one of now
        + 1  # figures of the communes around, its own among them
        + found  # sources of those shown, kept until something public changes
    ):
        client.get(AROUND, {"rayon": radius})
    with django_assert_num_queries(0):
        client.get(AROUND, {"rayon": radius})


@pytest.mark.parametrize(
    ("asked", "status"),
    [("/communes/59350/autour/", 301), ("/communes/99999/autour/", 404)],
)
def test_around_a_code_alone_or_unknown(client, asked, status):
    assert client.get(asked).status_code == status
