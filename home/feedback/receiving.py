"""Answers received, bounded without knowing anybody, and forgotten in their time."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from home.feedback.masking import masked
from home.feedback.models import Feedback
from home.feedback.pages import PublicPageRead


class TooMuchFeedback(Exception):
    """The day has brought as many answers as are kept."""


def receive(
    page: PublicPageRead, *, helped: bool, comment: str, key: UUID, now: datetime
) -> Feedback:
    """Keep one answer; the same form sent twice is kept once. Raises TooMuchFeedback.

    The bound is that of a page and of the site for one day in Paris: no visitor is counted, so
    none is known.
    """
    if same := Feedback.objects.filter(key=key).first():
        return same
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Feedback.objects.filter(given_at__gte=start).aggregate(
        site=Count("pk"), page=Count("pk", filter=Q(path=page.path))
    )
    if today["page"] >= settings.FEEDBACK_PER_PAGE or today["site"] >= settings.FEEDBACK_PER_DAY:
        raise TooMuchFeedback(f"{today} on {page.path}")
    given, _made = Feedback.objects.get_or_create(
        key=key,
        defaults={
            "path": page.path,
            "title": page.title,
            "helped": helped,
            "comment": masked(comment),
            "given_at": now,
        },
    )
    return given


def forget(*, today: date) -> int:
    """Erase the comments that are too old; the counts stay. How many."""
    before = today - relativedelta(months=settings.FEEDBACK_COMMENTS_KEPT_MONTHS)
    old = Feedback.objects.filter(given_at__date__lt=before).exclude(comment="")
    return old.update(comment="")
