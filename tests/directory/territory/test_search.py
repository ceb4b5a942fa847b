import pytest
from django.urls import reverse

from directory.territory.search import find
from directory.territory.table import communes

pytestmark = pytest.mark.django_db
SUGGEST = reverse("territory:suggest")


def labels(text, **options):
    return [hit.commune.label for hit in find(text, **options)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lil", "Lille (59000)"),
        ("LILLE", "Lille (59000)"),
        ("st etienne", "Saint-Étienne (42000)"),
        ("St-É", "Saint-Étienne (42000)"),
        ("l'hay", "L'Haÿ-les-Roses (94240)"),
        ("hay les roses", "L'Haÿ-les-Roses (94240)"),
        ("œuilly", "Œuilly (51480)"),
        ("oeuilly", "Œuilly (51480)"),
        ("havre", "Le Havre (76600)"),
        ("mans", "Le Mans (72000)"),
        ("59000", "Lille (59000)"),
        ("5900", "Lille (59000)"),
        ("75013 p", "Paris 13e Arrondissement (75013)"),
        ("paris 1", "Paris 1er Arrondissement (75001)"),
        ("lyon 3e", "Lyon 3e Arrondissement (69003)"),
        ("lomme", "Lille (59000)"),
        ("montpelier", "Montpellier (34000)"),
        ("ascq", "Villeneuve-d'Ascq (59491)"),
        ("steen", "Steenvoorde (59114)"),
        ("y", "Y (80190)"),
    ],
)
def test_the_likeliest_commune_comes_first(text, first):
    assert labels(text)[0] == first


@pytest.mark.parametrize("text", ["", " ", "%", "_", "'", "\x00", "--", "(" * 500])
def test_a_text_without_a_name_finds_nothing(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE x --", "Lille\x00", "%s %(x)s", "\U0001f600 lille"]
)
def test_a_hostile_text_is_only_a_text(text):
    assert len(find(text)) <= 10


def test_the_former_name_that_was_found_is_said():
    hit = find("Lomme")[0]

    assert (hit.commune.insee, hit.former) == ("59350", "Lomme")


def test_at_most_ten_are_given_each_once():
    hits = find("saint")

    assert len(hits) == 10
    assert len({hit.commune.insee for hit in hits}) == 10


def test_only_places_that_a_demand_may_name_when_asked():
    assert "Paris (75)" in labels("paris")
    assert "Paris (75)" not in labels("paris", selectable_only=True)
    assert len(labels("paris", selectable_only=True, limit=30)) >= 20
    assert labels("miquelon", selectable_only=True)[:1] != ["Miquelon-Langlade (97500)"]


def test_only_those_of_a_territory_when_asked():
    found = find("saint-denis", territory="974")

    assert found[0].commune.label == "Saint-Denis (97400)"
    assert {hit.commune.territory for hit in found} == {"974"}


@pytest.mark.parametrize("text", ["li", "saint-denis", "vileneuve", "59"])
def test_a_search_costs_one_query(text, django_assert_num_queries):
    communes()
    with django_assert_num_queries(1):
        find(text)


def test_suggestions_cost_one_query_for_anybody(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(SUGGEST, {"q": "lomme"})

    assert response.json()["results"][0] == {
        "label": "Lille (59000)",
        "hint": "Lomme fait partie de cette commune.",
    }
    assert response["Cache-Control"] == "private, max-age=3600"
    assert not response.cookies


def test_suggestions_keep_to_the_places_of_a_demand(client):
    response = client.get(SUGGEST, {"q": "paris", "choix": "oui", "territoire": "111"})

    found = [result["label"] for result in response.json()["results"]]
    assert found[0].startswith("Paris ")
    assert "Paris (75)" not in found


def test_suggestions_read_sixty_characters(client):
    response = client.get(SUGGEST, {"q": "Lille" + " " * 60 + "x" * 9000})

    assert response.json()["results"][0]["label"] == "Lille (59000)"


def test_suggestions_are_read_only(client):
    assert client.post(SUGGEST, {"q": "lille"}).status_code == 405
