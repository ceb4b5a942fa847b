"""Pages whose day has come: who answers for them is asked to read them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.db import transaction
from wagtail.models import Page

from home.reviews import tasks
from home.reviews.keepers import keepers, reviewers
from home.reviews.pages import reviewed_models, to_ask_about


def ask(*, today: date, progress: Callable[[int], None]) -> tuple[int, int, int]:
    """Write once about each page that is due: (mails, pages asked about, pages without reader).

    One mail for each person, with all their pages; those without a keeper who may still edit go
    to the reviewers. Mails are jobs of the worker, in the transaction that notes the day: killed
    and run again, nobody is asked twice. Without reviewer, a page waits for one.
    """
    people = set(keepers().exclude(email="").values_list("pk", flat=True))
    due: dict[int | None, list[int]] = defaultdict(list)
    for pk, keeper in to_ask_about(today=today).values_list("pk", "keeper"):
        due[keeper if keeper in people else None].append(pk)
    mails = asked = 0
    for keeper, pages in due.items():
        recipients = [keeper] if keeper else list(reviewers().values_list("pk", flat=True))
        if not recipients:
            continue
        taken = _take(pages, recipients, today=today)
        mails += len(recipients) if taken else 0
        asked += taken
        progress(asked)
    return mails, asked, sum(map(len, due.values())) - asked


@transaction.atomic
def _take(pages: list[int], recipients: list[int], *, today: date) -> int:
    """Note that these pages are asked about, unless another run just did; how many."""
    locked = Page.objects.select_for_update().filter(pk__in=pages).order_by("pk")
    list(locked.values_list("pk", flat=True))
    taken = list(to_ask_about(today=today).filter(pk__in=pages).values_list("pk", flat=True))
    for model in reviewed_models():
        model.objects.filter(pk__in=taken).update(review_asked_on=today)
    if taken:
        for recipient in recipients:
            tasks.ask_for_review.enqueue(recipient, taken)
    return len(taken)
