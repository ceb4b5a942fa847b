"""The mails of a review are written as the house writes, as text and as HTML."""

import pytest
from django.core import mail
from wagtail.admin.mail import send_notification
from wagtail.models import Page

from home.roles.installation import install
from home.roles.roles import AUTHORS, LETTER_WRITERS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.letter_texts import text_of
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db

TITLE = "L'accès au parc & les <étapes>"
IN_HTML = "L&#x27;accès au parc &amp; les &lt;étapes&gt;"
# Wagtail's own words.
NOT_OURS = ("Salut", "soumis", "rejeté", "approuvé", "workflow", "tâche", "Hello", "has been")


@pytest.fixture
def reviewed():
    """(the state of a page that an author has just sent, the author, the reviewer)."""
    home = HomePageFactory()
    install()
    author = UserFactory(groups=[AUTHORS], first_name="Anne", last_name="Le Goff")
    reviewer = UserFactory(groups=[REVIEWERS], first_name="Rémi", last_name="N'Diaye")
    page = GuidePageFactory(parent=home, title=TITLE, live=False)
    page.save_revision(user=author)
    return page.get_workflow().start(page, author), author, reviewer


def received(user) -> tuple[str, str, str]:
    """(subject, text, HTML) of the latest mail, sent to this person alone."""
    message = mail.outbox[-1]
    assert message.to == [user.email]
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    for words in (message.subject, message.body, html):
        assert not [word for word in NOT_OURS if word in words]
    assert message.body.startswith("Bonjour,\n")
    assert "<p>Bonjour,</p>" in html
    assert '<html lang="fr" dir="ltr">' in html
    return message.subject, message.body, html


def opened(page) -> str:
    return f"http://localhost:8000/admin/pages/{page.pk}/edit/"


def test_who_reviews_is_asked(reviewed):
    state, _author, reviewer = reviewed

    subject, text, html = received(reviewer)

    assert subject == f"À relire : {TITLE}"
    assert f"« {TITLE} » attend votre relecture, à l'étape « Accord d'un relecteur »." in text
    assert f"« {IN_HTML} » attend votre relecture" in html
    assert f"\n{opened(state.content_object)}\n" in text
    assert f'<a href="{opened(state.content_object)}">' in html
    assert "http://localhost:8000/admin/account/#tab-notifications" in text


def test_the_author_reads_what_must_change_and_who_asks(reviewed):
    state, author, reviewer = reviewed

    state.current_task_state.reject(user=reviewer, comment="Dites à qui & quand.")

    subject, text, html = received(author)
    assert subject == f"À modifier : {TITLE}"
    assert f"Rémi N'Diaye demande des modifications dans « {TITLE} »." in text
    assert "\nDites à qui & quand.\n" in text
    assert "Dites à qui &amp; quand." in html
    assert opened(state.content_object) in text


def test_without_comment_nothing_is_announced(reviewed):
    state, author, reviewer = reviewed

    state.current_task_state.reject(user=reviewer)

    assert "ommentaire" not in received(author)[1]


def test_the_author_is_told_of_the_agreement(reviewed):
    state, author, reviewer = reviewed

    state.current_task_state.approve(user=reviewer)

    subject, text, html = received(author)
    assert subject == f"Accord donné : {TITLE}"
    assert f"« {TITLE} » a été relu, et l'accord est donné." in text
    assert f"« {IN_HTML} »" in html
    assert Page.objects.get(pk=state.object_id).live


def test_comments_are_told_with_the_same_greeting(reviewed):
    state, author, reviewer = reviewed
    context = {"page": state.content_object, "editor": reviewer}

    send_notification([author], "updated_comments", context)

    subject, text, _html = received(author)
    assert "commentaires" in subject
    assert opened(state.content_object) in text


def test_the_text_of_a_letter_is_announced_by_its_name(reviewed):
    state, author, reviewer = reviewed
    writer = UserFactory(groups=[LETTER_WRITERS])
    letter_text = text_of()
    letter_text.save_revision(user=writer)

    state.workflow.start(letter_text, writer)

    subject, text, _html = received(reviewer)
    assert subject == f"À relire : {letter_text}"
    assert f"« {letter_text} » attend votre relecture" in text
