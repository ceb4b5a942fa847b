"""Who answers for a page is asked to read it again, once for each day that comes."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from home.models import GuidePage
from home.reviews import reminders, tasks, verbs
from home.roles.installation import install
from home.roles.roles import AUTHORS, REVIEWERS, TRANSLATORS
from tests.factories.accounts import UserFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
DUE = {"checked_on": date(2026, 5, 26), "review_on": TODAY}


@pytest.fixture
def home():
    home = HomePageFactory(checked_on=TODAY, review_on=date(2029, 5, 26))
    install()
    return home


@pytest.fixture
def author(home):
    return UserFactory(groups=[AUTHORS])


@pytest.fixture
def reviewer(home):
    return UserFactory(groups=[REVIEWERS])


def ask(today=TODAY):
    return reminders.ask(today=today, progress=lambda done: None)


def test_a_keeper_gets_one_mail_for_all_the_pages_that_are_due(home, author, reviewer):
    GuidePageFactory(parent=home, title="Préparer", keeper=author, **DUE)
    GuidePageFactory(parent=home, title="Renouveler", keeper=author)
    GuidePageFactory(
        parent=home, title="Plus tard", keeper=author, checked_on=TODAY, review_on="2027-01-01"
    )

    assert ask() == (1, 2, 0)

    (sent,) = mail.outbox
    assert sent.to == [author.email]
    assert sent.subject == "2 pages du site sont à relire"
    assert "Préparer" in sent.body
    assert "26 mai 2026" in sent.body
    assert "Renouveler" in sent.body
    assert "Plus tard" not in sent.body
    assert "/admin/relectures/" in sent.body


def test_nobody_is_asked_twice_for_the_same_day_and_everybody_again_for_the_next(home, author):
    page = GuidePageFactory(parent=home, keeper=author, **DUE)
    GuidePageFactory(parent=home, keeper=author, title="Jamais vérifiée")

    assert ask() == (1, 2, 0)
    assert ask() == (0, 0, 0)
    assert ask(TODAY + timedelta(days=100)) == (0, 0, 0)

    verbs.confirm(page, user=author, today=TODAY)
    assert ask(date(2027, 5, 25)) == (0, 0, 0)
    assert ask(date(2027, 5, 26)) == (1, 1, 0)


def test_a_page_never_verified_that_has_a_day_is_asked_about_on_that_day_alone(home, author):
    day = TODAY + timedelta(days=30)
    GuidePageFactory(parent=home, keeper=author, checked_on=None, review_on=day)

    asked = [ask(TODAY + timedelta(days=n)) for n in (0, 1, 29, 30, 31)]

    assert asked == [(0, 0, 0), (0, 0, 0), (0, 0, 0), (1, 1, 0), (0, 0, 0)]


def test_a_page_of_nobody_is_for_the_reviewers_and_waits_for_one(home):
    GuidePageFactory(parent=home, **DUE)
    assert ask() == (0, 0, 1)

    people = [UserFactory(groups=[REVIEWERS]) for _ in range(2)]
    assert ask() == (2, 1, 0)

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(one.email for one in people)


@pytest.mark.parametrize("lost", ["closed", "left"])
def test_a_keeper_who_edits_no_more_is_replaced_by_the_reviewers(home, author, reviewer, lost):
    GuidePageFactory(parent=home, keeper=author, **DUE)
    if lost == "closed":
        author.is_active = False
        author.save()
    else:
        author.groups.clear()

    ask()

    assert [sent.to for sent in mail.outbox] == [[reviewer.email]]


def test_a_page_read_before_the_mail_leaves_is_not_named(home, author):
    page = GuidePageFactory(parent=home, keeper=author, **DUE)
    verbs.confirm(page, user=author, today=TODAY)

    tasks.ask_for_review.call(author.pk, [page.pk])

    assert mail.outbox == []


def test_a_run_that_is_killed_asks_nobody_and_the_next_one_does(home, author, monkeypatch):
    page = GuidePageFactory(parent=home, keeper=author, **DUE)

    class Killed(BaseException):
        pass

    def killed(*args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(type(tasks.ask_for_review), "enqueue", killed)
        with pytest.raises(Killed):
            ask()

    assert GuidePage.objects.get(pk=page.pk).review_asked_on is None
    assert ask() == (1, 1, 0)


def test_the_nightly_command_says_what_it_did(home, author, capsys):
    GuidePageFactory(parent=home, keeper=author)

    call_command("review_pages")

    assert "mails=1 pages=1 without_reader=0" in capsys.readouterr().out


def test_a_translator_may_answer_for_no_french_page(home):
    translator = UserFactory(groups=[TRANSLATORS])
    GuidePageFactory(parent=home, keeper=translator, **DUE)

    assert ask() == (0, 0, 1)
