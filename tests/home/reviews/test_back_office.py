"""Reviews in the administration: the report, the panel, the page of a page."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from home.models import GuidePage
from home.roles.installation import install
from home.roles.roles import AUTHORS, GUICHET_EDITORS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/relectures/"


@pytest.fixture
def home():
    home = HomePageFactory()
    install()
    return home


@pytest.fixture
def reviewer(home, client):
    user = UserFactory(groups=[REVIEWERS])
    client.force_login(user)
    return user


@pytest.fixture
def author(home):
    return UserFactory(groups=[AUTHORS])


def late(days=100) -> dict:
    review_on = timezone.localdate() - timedelta(days=days)
    return {"checked_on": review_on - timedelta(days=180), "review_on": review_on}


def again(page):
    return GuidePage.objects.get(pk=page.pk)


def test_the_report_lists_the_most_urgent_first(client, home, reviewer, author):
    GuidePageFactory(parent=home, title="Jamais relue")
    GuidePageFactory(parent=home, title="En retard", keeper=author, **late())
    GuidePageFactory(parent=home, title="Son jour", **late(days=3))
    GuidePageFactory(parent=home, title="Brouillon", live=False)

    response = client.get(REPORT)

    titles = [page.title for page in response.context["object_list"]]
    assert titles == ["En retard", "Son jour", home.title, "Jamais relue"]
    assert author.email in response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"freshness": "stale"}, ["En retard"]),
        ({"freshness": "never"}, ["Demande de logement social", "Jamais relue"]),
        ({"keeper": "null"}, ["Demande de logement social", "Jamais relue"]),
        ({"review_on": "2000-01-01"}, []),
        ({"freshness": "nothing"}, None),
        ({"keeper": "x" * 400}, None),
        ({"review_on": "9" * 400}, None),
    ],
)
def test_the_report_is_filtered(client, home, reviewer, author, query, expected):
    GuidePageFactory(parent=home, title="Jamais relue")
    GuidePageFactory(parent=home, title="En retard", keeper=author, **late())

    response = client.get(REPORT, query)

    assert response.status_code == 200
    if expected is not None:
        assert [page.title for page in response.context["object_list"]] == expected


def test_the_report_is_exported(client, home, reviewer, author):
    GuidePageFactory(parent=home, title="En retard", keeper=author, **late())

    written = b"".join(client.get(REPORT, {"export": "csv"}).streaming_content).decode()
    book = io.BytesIO(b"".join(client.get(REPORT, {"export": "xlsx"}).streaming_content))

    rows = list(csv.reader(io.StringIO(written)))
    assert rows[0][:4] == ["Page", "État", "Vérifiée le", "À relire le"]
    assert rows[1][0] == "En retard"
    assert rows[1][4] == author.email
    assert load_workbook(book).active["A2"].value == "En retard"


@pytest.mark.parametrize("how_many", [1, 6])
def test_the_report_costs_the_same_with_one_and_six_pages(
    client, home, reviewer, author, how_many, django_assert_max_num_queries
):
    for _ in range(how_many):
        GuidePageFactory(parent=home, keeper=author, **late())
    client.get(REPORT)

    with django_assert_max_num_queries(15):
        response = client.get(REPORT)

    assert len(response.context["object_list"]) == how_many + 1


def test_the_first_screen_counts_and_shows_the_first_ones(client, home, reviewer):
    for _ in range(6):
        GuidePageFactory(parent=home, **late())

    html = client.get("/admin/").content.decode()

    assert "En retard : 6" in html
    assert html.count('href="/admin/relectures/') == 2 + 1 + 5  # states, report, pages


def test_the_first_screen_says_nothing_when_all_is_true(client, home, reviewer):
    today = timezone.localdate()
    type(home).objects.update(checked_on=today, review_on=today + timedelta(days=1))

    assert "pages-to-review" not in client.get("/admin/").content.decode()


def test_a_reviewer_says_that_a_page_is_true(client, home, reviewer):
    page = GuidePageFactory(parent=home, **late())
    url = reverse("reviews:page", args=[page.pk])

    assert client.get(url).status_code == 200
    assert again(page).checked_on == page.checked_on
    response = client.post(url, {"confirm": "1", "confirm-review_on": "2099-02-01"}, follow=True)

    assert "La page porte la date d" in response.content.decode()
    assert again(page).checked_on == timezone.localdate()
    assert again(page).review_on == date(2099, 2, 1)
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Page relue, rien à changer" in history


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2020-01-01", "Choisissez un jour à venir"),
        ("demain", "Écrivez un jour qui existe"),
        ("31/02/2027\0", "Écrivez un jour qui existe"),
        ("9" * 5000, "Écrivez un jour qui existe"),
    ],
)
@pytest.mark.parametrize("act", ["confirm", "plan"])
def test_a_bad_day_gets_a_sentence(client, home, reviewer, typed, sentence, act):
    page = GuidePageFactory(parent=home, **late())
    url = reverse("reviews:page", args=[page.pk])

    response = client.post(url, {act: "1", f"{act}-review_on": typed})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert again(page).review_on == page.review_on


def test_a_reviewer_chooses_who_answers_for_a_page_among_editors(client, home, reviewer, author):
    applicant = UserFactory()
    page = GuidePageFactory(parent=home, **late())
    url = reverse("reviews:page", args=[page.pk])
    day = page.review_on.isoformat()

    refused = client.post(url, {"plan": "1", "plan-keeper": applicant.pk, "plan-review_on": day})
    client.post(url, {"plan": "1", "plan-keeper": author.pk, "plan-review_on": day})

    assert "Choisissez une personne de la liste." in refused.content.decode()
    assert applicant.email not in refused.content.decode()
    assert again(page).keeper == author
    assert again(page).review_on == page.review_on


def test_an_author_confirms_only_the_pages_they_answer_for(client, home, author):
    own = GuidePageFactory(parent=home, keeper=author, **late())
    other = GuidePageFactory(parent=home, **late())
    client.force_login(author)

    for page in (own, other):
        client.post(reverse("reviews:page", args=[page.pk]), {"confirm": "1"})
    planned = client.post(reverse("reviews:page", args=[own.pk]), {"plan": "1"})

    assert again(own).checked_on == timezone.localdate()
    assert again(other).checked_on == other.checked_on
    assert planned.url == "/admin/"
    assert again(own).keeper == author


def test_who_edits_no_page_finds_neither_the_report_nor_a_page(client, home):
    page = GuidePageFactory(parent=home)
    client.force_login(UserFactory(groups=[GUICHET_EDITORS]))

    assert client.get(REPORT).status_code == 302
    assert client.get(reverse("reviews:page", args=[page.pk])).status_code == 404
    assert "Pages à relire" not in client.get("/admin/").content.decode()


def test_the_editor_of_a_page_leads_to_its_review(client, home, reviewer):
    page = GuidePageFactory(parent=home)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert f'href="{reverse("reviews:page", args=[page.pk])}"' in html
