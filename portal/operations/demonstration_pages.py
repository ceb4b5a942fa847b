"""The pages of the demonstration: kept by its editors, most of them verified, some late."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Comment, Locale, Page, WorkflowState

from home.models import GuidePage
from home.reviews import verbs
from home.reviews.pages import reviewed

AUTHOR, REVIEWER = "auteur@demo.example", "relecteur@demo.example"
# How many days ago a page was verified, by the last digit of its rank; None: never.
VERIFIED = (12, 40, 260, 75, 190, 8, 110, None, 140, 21)
SENT_FOR_REVIEW = "renouveler"


@transaction.atomic
def keep(*, today: date) -> int:
    """Give the pages that nobody keeps a keeper and a day; how many."""
    people = [get_user_model().objects.get(email=email) for email in (AUTHOR, REVIEWER)]
    pages = reviewed(Page.objects.all(), today=today).filter(keeper=None, checked_on=None)
    kept = list(pages.order_by("path").specific())
    for rank, page in enumerate(kept):
        keeper, days = people[rank % 2], VERIFIED[rank % len(VERIFIED)]
        verbs.plan(page, keeper=keeper, review_on=None, user=people[1])
        if days is not None:
            verbs.confirm(page, user=keeper, today=today - timedelta(days=days))
    return len(kept)


@transaction.atomic
def send_for_review() -> int:
    """One page that its author changed waits for the reviewer, with a question beside it."""
    french = GuidePage.objects.filter(locale=Locale.get_default())
    page = french.filter(installed_key=SENT_FOR_REVIEW).first()
    if page is None or WorkflowState.objects.for_instance(page).exists():
        return 0
    author = get_user_model().objects.get(email=AUTHOR)
    page.lead = f"{page.lead} (Démonstration : phrase ajoutée par l'auteur, à relire.)"
    page.wagtail_admin_comments.add(
        Comment(
            user=author,
            contentpath="lead",
            text="Démonstration : cette phrase est-elle assez claire ?",
        )
    )
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return 1
