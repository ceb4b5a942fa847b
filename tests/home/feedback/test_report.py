"""What editors read of the opinions."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from home.feedback.models import Feedback
from portal.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.feedback import FeedbackFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db
REPORT = reverse("feedback_report")
ANSWERS = reverse("feedback_answers:index")


@pytest.fixture
def editor(client):
    user = UserFactory()
    names = ("access_admin", "change_feedback")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def rows(response) -> list[tuple]:
    names = ("path", "yes", "no", "rate", "comments", "waiting")
    return [tuple(row[name] for name in names) for row in response.context["object_list"]]


@pytest.fixture
def answers():
    FeedbackFactory(comment="Trop long")
    FeedbackFactory(comment="Clair", helped=True, treated=True)
    FeedbackFactory(given_at=datetime(2026, 1, 5, tzinfo=UTC))
    FeedbackFactory(path="/dalo/", title="DALO", helped=True)


def test_the_report_counts_by_page_the_least_helpful_first(editor, answers):
    assert rows(editor.get(REPORT)) == [("/etapes/", 1, 2, 33, 2, 1), ("/dalo/", 1, 0, 100, 0, 0)]


def test_the_dates_narrow_what_is_counted(editor, answers):
    asked = {"given_at_from": "2026-11-01", "given_at_to": "2026-11-30"}

    assert rows(editor.get(REPORT, asked))[0] == ("/etapes/", 1, 1, 50, 2, 1)


def test_it_is_exported_as_csv(editor, answers):
    response = editor.get(REPORT, {"export": "csv"})

    text = b"".join(response.streaming_content).decode()
    assert "Page,Adresse,Oui,Non" in text
    assert "Les étapes,/etapes/,1,2,33,2,1" in text


def test_a_comment_is_read_and_treated(editor, answers):
    html = editor.get(ANSWERS, {"path": "/etapes/", "treated": "false"}).content.decode()
    assert "Trop long" in html
    assert "Clair" not in html
    assert "DALO" not in html
    given = Feedback.objects.get(comment="Trop long")

    response = editor.post(
        reverse("feedback_answers:edit", args=[given.pk]), {"treated": "on", "comment": "Changé"}
    )

    assert response.status_code == 302
    given.refresh_from_db()
    assert (given.treated, given.comment) == (True, "Trop long")


def test_an_answer_is_never_written_nor_removed_by_hand(editor, answers):
    given = Feedback.objects.first()

    for name, args in (("add", []), ("delete", [given.pk])):
        editor.post(reverse(f"feedback_answers:{name}", args=args), {})

    assert Feedback.objects.count() == 4


@pytest.mark.parametrize("how_many", [1, 6])
def test_the_report_costs_the_same_with_one_and_six_pages(
    editor, django_assert_max_num_queries, how_many
):
    for rank in range(how_many):
        FeedbackFactory(path=f"/{rank}/", title=f"Page {rank}")
    editor.get(REPORT)

    with django_assert_max_num_queries(14):
        assert len(rows(editor.get(REPORT))) == how_many


def test_a_page_of_the_administration_leads_to_its_opinions(editor):
    guide = GuidePageFactory(parent=HomePageFactory(), slug="etapes")
    user = User.objects.create_superuser("admin@exemple.fr")
    editor.force_login(user)

    html = editor.get(reverse("wagtailadmin_explore", args=[guide.pk])).content.decode()

    assert f"{ANSWERS}?path=%2Fetapes%2F" in html


def test_who_edits_nothing_reads_nothing(client):
    client.force_login(UserFactory())

    for url in (REPORT, ANSWERS):
        assert client.get(url).status_code in (302, 403)
