"""The pages that are read again, and how long ago they were."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet

from home.enums import Freshness
from home.models import ReviewedPage
from home.models.reviewed_page import stale_before

# The most urgent first.
ORDER = (Freshness.STALE, Freshness.DUE, Freshness.NEVER, Freshness.FRESH)


def reviewed_models() -> list[type[ReviewedPage]]:
    return [model for model in get_page_models() if issubclass(model, ReviewedPage)]


def reviewed(pages: PageQuerySet, *, today: date) -> PageQuerySet:
    """Those of `pages` that visitors read in French and somebody must keep true, urgent first.

    Each has `keeper`, `keeper_email`, `checked_on`, `review_on`, `asked_on` and `freshness`, a
    value of `Freshness` on this day; translations and aliases follow their French page.
    """
    models = reviewed_models()
    found = pages.live().type(*models).filter(alias_of=None)
    return (
        found.filter(locale__language_code=settings.LANGUAGE_CODE)
        .annotate(
            keeper=_column("keeper_id", models),
            keeper_email=_column("keeper__email", models),
            checked_on=_column("checked_on", models),
            review_on=_column("review_on", models),
            asked_on=_column("review_asked_on", models),
        )
        .annotate(
            freshness=Case(
                When(checked_on=None, then=Value(Freshness.NEVER)),
                When(review_on__lte=stale_before(today), then=Value(Freshness.STALE)),
                When(review_on__lte=today, then=Value(Freshness.DUE)),
                default=Value(Freshness.FRESH),
            ),
        )
        .annotate(rank=Case(*(When(freshness=value, then=n) for n, value in enumerate(ORDER))))
        .order_by("rank", F("review_on").asc(nulls_last=True), "path")
    )


def to_ask_about(*, today: date) -> PageQuerySet:
    """The pages whose day has come, and about which nobody was written to since that day.

    A page that was never verified is due from its publication; it is asked about once.
    """
    due = reviewed(Page.objects.all(), today=today).exclude(freshness=Freshness.FRESH)
    come = due.filter(Q(review_on=None) | Q(review_on__lte=today))
    return come.filter(Q(asked_on=None) | Q(asked_on__lt=F("review_on")))


def _column(name: str, models: list[type[ReviewedPage]]):
    """The value of whichever table holds it: each kind of page has its own."""
    columns = [f"{model._meta.model_name}__{name}" for model in models]
    return Coalesce(*columns) if len(columns) > 1 else F(columns[0])
