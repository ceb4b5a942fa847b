"""Cards that nobody has verified for months: their keepers are asked to read them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q

from directory.guichets import tasks
from directory.guichets.models import Agent, Guichet
from directory.guichets.querysets import GuichetQuerySet

MONTH = relativedelta(months=1)


def due(today: date) -> GuichetQuerySet:
    """Open guichets not verified for `GUICHET_REVIEW_MONTHS`, the longest forgotten first."""
    found = Guichet.objects.open_on(today).to_be_reviewed(today)
    return found.order_by("verified_on", "pk")


def ask(*, today: date, url: str, progress: Callable[[int], None]) -> tuple[int, int]:
    """Write to the guichets due that were not asked within a month: (asked, without address).

    Mails are jobs of the worker, in the transaction of the row: killed and run again, each guichet
    is asked once. Agents of the guichet are asked, else its own address.
    """
    asked = silent = 0
    for pk in list(_not_asked_lately(today).values_list("pk", flat=True)):
        with transaction.atomic():
            rows = _not_asked_lately(today).select_for_update(of=("self",), skip_locked=True)
            guichet = rows.filter(pk=pk).first()
            if guichet is None:
                continue
            recipients = list(_keepers(guichet, today))
            if recipients:
                tasks.ask_for_review.enqueue(guichet.pk, recipients, url)
                asked += 1
            else:
                silent += 1
            Guichet.objects.filter(pk=pk).update(review_asked_on=today)
        progress(asked + silent)
    return asked, silent


def _not_asked_lately(today: date) -> GuichetQuerySet:
    lately = Q(review_asked_on__isnull=True) | Q(review_asked_on__lte=today - MONTH)
    return due(today).filter(lately)


def _keepers(guichet: Guichet, today: date) -> Iterator[str]:
    agents = Agent.objects.active_on(today).filter(guichet=guichet).order_by("pk")
    found = [email for email in agents.values_list("user__email", flat=True) if email]
    yield from found or filter(None, [guichet.email])
