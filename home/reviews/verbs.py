"""What is written about the truth of a page; the page itself, its drafts and versions stay."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache
from wagtail.log_actions import log

from home.models import ReviewedPage

CONFIRMED, PLANNED = "reviews.confirm", "reviews.plan"


class NotPublished(Exception):
    """Nobody can say true a page that no visitor reads."""


def next_review(today: date) -> date:
    """The day on which a page verified today is read again, unless the editor says another."""
    return today + relativedelta(months=settings.PAGE_REVIEW_MONTHS)


@transaction.atomic
def confirm(page: ReviewedPage, *, review_on: date | None = None, user, today: date) -> bool:
    """« Je l'ai relue, rien à changer »: visitors read the new date at once, in every language.

    False when the same was already said today: a second click changes nothing, and leaves no
    line in the history. Raises NotPublished.
    """
    page = _locked(page)
    if not page.live:
        raise NotPublished(f"confirm page {page.pk}")
    dates = {"checked_on": today, "review_on": review_on or next_review(today)}
    if not _changes(page, dates):
        return False
    _write(page, dates)
    told = {name: day.isoformat() for name, day in dates.items()}
    log(instance=page, action=CONFIRMED, user=user, data=told)
    purge_url_from_cache(f"{settings.PUBLIC_URL}/")
    return True


@transaction.atomic
def plan(page: ReviewedPage, *, keeper, review_on: date | None, user) -> bool:
    """Say who answers for the page, and when it is read again; False when that was so already."""
    page = _locked(page)
    values = {"keeper_id": keeper.pk if keeper else None, "review_on": review_on}
    if not _changes(page, values):
        return False
    _write(page, values)
    told = {
        "review_on": review_on.isoformat() if review_on else "",
        "keeper_changed": values["keeper_id"] != page.keeper_id,
    }
    log(instance=page, action=PLANNED, user=user, data=told)
    # A page that is read again later is no longer late for its readers.
    purge_url_from_cache(f"{settings.PUBLIC_URL}/")
    return True


def _locked(page: ReviewedPage) -> ReviewedPage:
    return type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)


def _changes(page: ReviewedPage, values: dict) -> bool:
    return any(getattr(page, name) != value for name, value in values.items())


def _write(page: ReviewedPage, values: dict) -> None:
    """On the page and its translations, whose dates are those of the French page."""
    type(page).objects.filter(translation_key=page.translation_key).update(**values)
