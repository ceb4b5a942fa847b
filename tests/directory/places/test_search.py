import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
URL = reverse("places:search")


def page_for(client, text):
    return client.get(URL, {"q": text}).content.decode()


@pytest.mark.parametrize("text", ["saint-denis", "st etienne", "59000", "zzzzzz", ""])
def test_the_plain_page_costs_at_most_one_query_of_ours(
    client, text, django_assert_max_num_queries
):
    client.get(URL)
    with django_assert_max_num_queries(
        1  # the search
        + 3  # the frame of the page: site, navigation
    ):
        response = client.get(URL, {"q": text})

    assert response.status_code == 200


def test_the_plain_page_finds_a_commune_and_keeps_what_was_typed(client):
    page = page_for(client, "st etienne")

    assert '<a href="/communes/42218-saint-etienne/">Saint-Étienne (42000)</a>' in page
    assert 'value="st etienne"' in page
    assert 'method="post"' not in page


def test_the_plain_page_says_where_the_demand_is_made_elsewhere(client):
    assert "Ici, la demande se fait dans un autre système" in page_for(client, "Dijon")


def test_the_plain_page_shows_no_markup_of_the_reader(client):
    assert "<script>x" not in page_for(client, "<script>x</script>")


def test_a_former_name_is_found(client):
    assert "« Lomme » fait partie de cette commune." in page_for(client, "lomme")


def test_what_is_not_found_says_what_to_do(client):
    assert "écrivez le code postal" in page_for(client, "zzzzzz")


def test_without_question_every_region_and_departement_is_linked(client):
    page = client.get(URL).content.decode()

    assert 'href="/regions/32-hauts-de-france/"' in page
    assert page.count('href="/departements/') > 95
