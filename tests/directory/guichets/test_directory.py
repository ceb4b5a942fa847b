from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from directory.guichets.enums import GuichetService
from directory.guichets.models import Agent
from directory.guichets.nearby import guichets_near, guichets_of_territory
from directory.territory.delays import abnormal_delay
from directory.territory.models import AbnormalDelay
from directory.territory.table import communes, fresh_communes
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory, GuichetFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
URL = reverse("guichets:list")


def near(insee) -> list[str]:
    return [guichet.code for guichet in guichets_near(communes().get(insee), today=TODAY)]


def test_the_nearest_guichets_come_first():
    far = GuichetFactory(commune_id="59183", name="A Dunkerque")
    same_epci = GuichetFactory(commune_id="59512", name="B Roubaix")
    here = GuichetFactory(commune_id="59350", name="C Lille")
    GuichetFactory(territory_id="974", commune_id="97411")
    GuichetFactory(commune_id="59350", closed_on=date(2026, 1, 1))

    assert near("59350") == [here.code, same_epci.code, far.code]


def test_the_guichets_of_an_arrondissement_are_those_of_its_city_first():
    far = GuichetFactory(territory_id="111", commune_id="77288", name="A")
    city = GuichetFactory(territory_id="111", commune_id="75118", name="B")
    here = GuichetFactory(territory_id="111", commune_id="75113", name="C")

    assert near("75113") == [here.code, city.code, far.code]


@pytest.mark.parametrize("how_many", [1, 10])
def test_nearby_guichets_cost_one_query_then_none(how_many, django_assert_num_queries):
    GuichetFactory.create_batch(how_many, services=[GuichetService.ADVICE])
    one = GuichetFactory()
    fresh_communes()

    with django_assert_num_queries(1):
        (found,) = guichets_of_territory("059", today=TODAY)
    with django_assert_num_queries(0):
        assert len(near("59350")) == min(how_many + 1, 5)
    assert (found.code, found.organisme, found.commune.name) == (
        one.code,
        one.organisme.name,
        "Lille",
    )


@pytest.mark.parametrize("how_many", [1, 10])
def test_the_list_costs_the_same_with_one_and_ten_guichets(
    client, how_many, django_assert_num_queries
):
    GuichetFactory.create_batch(how_many)
    client.get(URL)
    with django_assert_num_queries(
        1  # the guichets of the territory, kept until something public changes
        + 1  # the places that help of the département, kept too
        + 1  # where there are such places
    ):
        response = client.get(URL, {"q": "lille"})

    assert len(response.context["page_obj"]) == how_many
    with django_assert_num_queries(0):
        client.get(URL, {"q": "lille", "service": "enregistrer"})


def test_the_page_shows_all_that_helps_to_go_there(client):
    GuichetFactory(
        name="Mairie de Lille",
        phone="03 53 01 00 00",
        hours_note="Lundi : 9 h",
        demonstration=True,
    )

    page = client.get(URL, {"q": "59000"}).content.decode()

    for text in (
        "Mairie de Lille",
        "1 place de la Mairie",
        "03 53 01 00 00",
        "Lundi : 9 h",
        "Donnée de démonstration",
        "Enregistrer une demande",
    ):
        assert text in page
    assert 'method="post"' not in page


def test_a_departement_lists_its_own_guichets(client):
    GuichetFactory(territory_id="111", commune_id="75113", name="À Paris")
    GuichetFactory(territory_id="111", commune_id="93066", name="À Saint-Denis")

    response = client.get(URL, {"departement": "93"})

    assert [found.guichet.name for found in response.context["page_obj"]] == ["À Saint-Denis"]


def test_a_text_that_means_several_communes_asks_which(client):
    response = client.get(URL, {"q": "œuilly"})

    assert response.context["question"].commune is None
    assert "Quelle commune voulez-vous dire" in response.content.decode()
    assert f"{URL}?commune=02565" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"q": "zzzzzz"}, "Nous ne trouvons aucune commune de ce nom."),
        ({"q": "Arras"}, "Nous ne connaissons pas de guichet ici."),
        ({"q": "Dijon"}, "la demande ne se fait pas sur ce site"),
        ({"commune": "97501"}, "ne se demande pas sur ce site"),
        ({"departement": "00", "service": "x", "commune": "\x01"}, "Trouver un guichet"),
    ],
)
def test_a_search_without_guichet_says_what_to_do(client, query, said):
    response = client.get(URL, query)

    assert response.status_code == 200
    assert said in response.content.decode()


def test_a_page_that_does_not_exist_is_a_404(client):
    assert client.get(URL, {"q": "lille", "page": "12"}).status_code == 404


def test_a_long_list_is_cut_into_pages_that_keep_the_question(client):
    GuichetFactory.create_batch(21)

    page = client.get(URL, {"q": "lille"}).content.decode()

    assert "q=lille&amp;page=2" in page or "q=lille&page=2" in page


def test_an_agent_is_at_work_between_two_days(django_assert_num_queries):
    agent = AgentFactory(since=date(2026, 1, 1), until=date(2026, 12, 31))

    with django_assert_num_queries(1):
        found = Agent.objects.at_work(agent.user, TODAY)
        assert found.guichet.organisme.name
    assert Agent.objects.at_work(agent.user, date(2025, 12, 31)) is None
    assert Agent.objects.at_work(agent.user, date(2027, 1, 1)) is None
    assert Agent.objects.at_work(UserFactory(), TODAY) is None
    assert Agent.objects.at_work(AnonymousUser(), TODAY) is None


def test_an_agent_whose_account_is_stopped_is_not_at_work():
    agent = AgentFactory(user__is_active=False)

    assert Agent.objects.at_work(agent.user, TODAY) is None


def decree(**values):
    return AbnormalDelay.objects.create(
        **{"territory_id": "111", "effective_on": date(2021, 1, 1), "decree": "A", **values}
    )


def delay(territory, departement, home_type, day=TODAY):
    return abnormal_delay(territory, home_type, today=day, departement=departement)


def test_no_decree_known_gives_no_delay():
    assert delay("059", "59", "T3") is None


def test_the_closest_decree_counts():
    whole = decree(months=36)
    paris = decree(months=108, departement_id="75", home_types=["T2", "T3"])
    later = decree(months=24, effective_on=date(2027, 1, 1))

    assert delay("111", "75", "T3") == paris
    assert delay("111", "75", "T1") == whole
    assert delay("111", "93", "T3") == whole
    assert delay("111", "", "T3") == whole
    assert delay("111", "93", "T3", date(2027, 6, 1)) == later
    assert delay("111", "93", "T3", date(2020, 6, 1)) is None


def test_the_decree_of_paris_is_never_that_of_its_region():
    decree(months=108, departement_id="75")

    assert delay("111", "93", "T3") is None
    assert delay("111", "", "T3") is None
