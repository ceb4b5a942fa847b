"""Pages are read again, say so, and tell when nobody did."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from home.enums import Freshness
from home.models import GuidePage
from home.reviews import verbs
from home.reviews.pages import reviewed
from tests.factories.accounts import UserFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
NOT_READ = "n'a pas été relue depuis"
NEVER_READ = "n'a pas encore été vérifiée"


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def editor():
    return UserFactory()


def aged(**days) -> dict:
    """Dates of a page that was to be read again so long ago (`late`), verified before."""
    review_on = timezone.localdate() - timedelta(days=days["late"])
    return {"checked_on": review_on - timedelta(days=180), "review_on": review_on}


def again(page):
    return type(page).objects.get(pk=page.pk)


# -- the dates


@pytest.mark.parametrize(
    ("checked_on", "review_on", "expected"),
    [
        (None, None, Freshness.NEVER),
        (None, date(2026, 1, 1), Freshness.NEVER),
        (date(2026, 6, 1), date(2026, 11, 27), Freshness.FRESH),
        (date(2026, 6, 1), date(2026, 11, 26), Freshness.DUE),
        (date(2026, 6, 1), date(2026, 9, 28), Freshness.DUE),
        (date(2026, 3, 1), date(2026, 9, 27), Freshness.STALE),
    ],
)
def test_the_page_and_the_report_say_the_same_of_a_day(home, checked_on, review_on, expected):
    page = GuidePageFactory(parent=home, checked_on=checked_on, review_on=review_on)

    assert page.freshness(today=TODAY) == expected
    assert reviewed(Page.objects.filter(pk=page.pk), today=TODAY).get().freshness == expected


def test_a_page_read_again_gets_its_two_dates_and_a_line_in_its_history(home, editor):
    page = GuidePageFactory(parent=home)

    assert verbs.confirm(page, user=editor, today=TODAY)

    page = again(page)
    assert (page.checked_on, page.review_on) == (TODAY, date(2027, 5, 26))
    entry = PageLogEntry.objects.get(page=page.pk, action="reviews.confirm")
    assert entry.user == editor
    assert "26 mai 2027" in entry.message


def test_a_second_click_leaves_one_line(home, editor):
    page = GuidePageFactory(parent=home)

    assert [verbs.confirm(page, user=editor, today=TODAY) for _ in range(2)] == [True, False]

    assert PageLogEntry.objects.filter(page=page.pk, action="reviews.confirm").count() == 1


def test_a_draft_cannot_be_said_true(home, editor):
    page = GuidePageFactory(parent=home, live=False)

    with pytest.raises(verbs.NotPublished):
        verbs.confirm(page, user=editor, today=TODAY)


def test_publishing_a_draft_written_before_keeps_the_dates(home, editor):
    page = GuidePageFactory(parent=home, title="Avant")
    page.title = "Après"
    draft = page.save_revision()
    verbs.confirm(page, user=editor, today=TODAY)
    verbs.plan(again(page), keeper=editor, review_on=date(2027, 1, 4), user=editor)

    draft.publish()

    page = again(page)
    assert page.title == "Après"
    assert (page.checked_on, page.review_on) == (TODAY, date(2027, 1, 4))
    assert page.keeper == editor


def test_a_translation_and_an_alias_carry_the_dates_of_the_french_page(home, editor):
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = GuidePageFactory(parent=home)
    home.copy_for_translation(english)
    translated = again(page).copy_for_translation(english)
    translated.save_revision().publish()

    verbs.confirm(page, user=editor, today=TODAY)
    alias = again(page).create_alias(parent=again(home), update_slug="alias")

    assert again(translated).checked_on == TODAY
    assert alias.checked_on == TODAY
    assert translated.follows
    assert alias.follows
    assert set(reviewed(Page.objects.all(), today=TODAY).values_list("pk", flat=True)) == {
        home.pk,
        page.pk,
    }


def test_a_page_that_was_verified_always_has_a_day_to_be_read_again(home):
    with pytest.raises(ValidationError):
        GuidePageFactory(parent=home, checked_on=TODAY)


def test_the_installed_pages_are_verified_by_nobody():
    call_command("install_content", verbosity=0)

    assert not GuidePage.objects.exclude(checked_on=None).exists()


# -- what visitors read


def test_a_page_late_for_too_long_says_so_and_what_to_do(client, home, settings):
    settings.PAGE_STALE_DAYS = 60
    GuidePageFactory(parent=home, slug="tard", **aged(late=60))
    GuidePageFactory(parent=home, slug="hier", **aged(late=59))

    late, due = (client.get(f"/{slug}/").content.decode() for slug in ("tard", "hier"))

    assert NOT_READ in late
    assert "Trouver un guichet" in late.split(NOT_READ)[1]
    assert NOT_READ not in due
    assert "Page vérifiée le" in due


def test_a_page_never_verified_says_so_in_one_grey_line(client, home):
    GuidePageFactory(parent=home, slug="neuve")

    html = client.get("/neuve/").content.decode()

    assert NEVER_READ in html
    assert "fr-alert--warning" not in html


def test_reading_a_page_again_is_seen_at_once_on_the_cached_page(
    client, home, editor, django_capture_on_commit_callbacks
):
    page = GuidePageFactory(parent=home, slug="tard", **aged(late=100))
    assert NOT_READ in client.get("/tard/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        verbs.confirm(page, user=editor, today=timezone.localdate())

    assert NOT_READ not in client.get("/tard/").content.decode()


def test_the_cached_page_changes_by_itself_at_midnight_in_paris(client, home, monkeypatch):
    page = GuidePageFactory(parent=home, slug="page", **aged(late=1))
    moment = datetime(2026, 11, 26, 22, 59, tzinfo=UTC).timestamp()
    monkeypatch.setattr("portal.pages_cache.middleware.time.time", lambda: moment)
    client.get("/page/")
    # What a day more does to the page: nothing tells the cache.
    GuidePage.objects.filter(pk=page.pk).update(**aged(late=100))

    assert NOT_READ not in client.get("/page/").content.decode()
    moment += 60
    assert NOT_READ in client.get("/page/").content.decode()
