"""Reviewing in the real administration: two versions compared, a comment answered and resolved."""

from itertools import permutations

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, Revision
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import GuidePage
from home.roles.installation import install
from home.roles.roles import AUTHORS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.every_block import every_block
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = [
    pytest.mark.django_db,
    # An address given as a value is looked through for tags when versions are compared.
    pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning"),
    # Wagtail leaves to the collector the file in which it made a thumbnail.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]


@pytest.fixture
def home():
    home = HomePageFactory()
    install()
    return home


@pytest.fixture
def reviewer(home, client):
    reviewer = UserFactory(groups=[REVIEWERS], first_name="Rémi", last_name="Lenoir")
    client.force_login(reviewer)
    return reviewer


def version(page: GuidePage, *blocks: dict, **fields) -> Revision:
    page.body = page.body.stream_block.to_python(list(blocks))
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def compared(client, page: GuidePage, one, other) -> str:
    where = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, one, other])
    response = client.get(where)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_two_versions_with_every_block_are_compared_in_any_order(client, home, reviewer):
    page = GuidePageFactory(parent=home)
    blocks = every_block(card=home.pk)
    empty = version(page)
    whole = version(page, *blocks)
    turned = version(page, *reversed(blocks))

    for one, other in permutations((empty.pk, whole.pk, turned.pk), 2):
        compared(client, page, one, other)

    for kind in {block["type"] for block in blocks}:
        alone = version(page, next(block for block in blocks if block["type"] == kind))
        taken_out = compared(client, page, alone.pk, empty.pk)
        assert "comparison__child-object deletion" in taken_out, kind


def test_what_changed_inside_a_block_is_shown(client, home, reviewer):
    def callout(title, text):
        value = {"meaning": "warning", "title": title, "text": f"<p>{text}</p>"}
        return {"id": "11111111-1111-4111-8111-111111111111", "type": "callout", "value": value}

    page = GuidePageFactory(parent=home)
    before = version(page, callout("Gardez-le", "Le numéro sert un an."), lead="Le début.")
    after = version(page, callout("Gardez-le", "Le numéro sert deux ans."), lead="La suite.")

    html = compared(client, page, before.pk, after.pk)

    assert "Chapeau" in html
    assert '<span class="deletion">un an.</span>' in html
    assert '<span class="addition">deux ans.</span>' in html
    assert "Gardez-le" in html


def form_of(page: GuidePage, comment: Comment, *, resolved: bool) -> dict:
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": page.lead,
            "body": streamfield([]),
            "comments-TOTAL_FORMS": "1",
            "comments-INITIAL_FORMS": "1",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
            "comments-0-id": str(comment.pk),
            "comments-0-text": comment.text,
            "comments-0-contentpath": comment.contentpath,
            "comments-0-position": "",
            "comments-0-resolved": "on" if resolved else "",
            "comments-0-replies-TOTAL_FORMS": "1",
            "comments-0-replies-INITIAL_FORMS": "0",
            "comments-0-replies-MIN_NUM_FORMS": "0",
            "comments-0-replies-MAX_NUM_FORMS": "",
            "comments-0-replies-0-text": "C'est dit.",
        }
    )


def test_a_comment_is_answered_and_resolved_and_who_wrote_it_is_told(client, home, reviewer):
    page = GuidePageFactory(parent=home, lead="Le début.")
    page.save_revision()
    comment = Comment.objects.create(
        page=page, user=reviewer, text="Où se dit-il ?", contentpath="lead"
    )
    author = UserFactory(groups=[AUTHORS], first_name="Anne", last_name="Le Goff")
    client.force_login(author)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "se dit-il" in client.get(edit).content.decode()

    client.post(edit, form_of(page, comment, resolved=True))

    comment.refresh_from_db()
    assert comment.resolved_by == author
    assert comment.resolved_at
    assert [reply.text for reply in comment.replies.all()] == ["C'est dit."]
    (told,) = mail.outbox
    assert told.to == [reviewer.email]
    for words in ("Anne Le Goff", "Où se dit-il ?", "C'est dit."):
        assert words in told.body
    assert "se dit-il" not in client.get(edit).content.decode()
