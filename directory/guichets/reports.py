"""« Signaler une erreur » : received from anyone, treated by the agents of the guichet."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.guichets import tasks
from directory.guichets.enums import ReportState
from directory.guichets.models import ErrorReport, Guichet

HOUR = timedelta(hours=1)


class TooManyReports(Exception):
    """From this visitor within the hour, or waiting for this guichet."""


class AlreadyHandled(Exception):
    """Another agent has treated this report."""


@transaction.atomic
def receive(
    guichet: Guichet, *, subject: str, text: str, email: str, address: str, now: datetime
) -> ErrorReport:
    """Keep one report; the same one sent twice is kept once. Raises TooManyReports.

    `address`: of the visitor, never stored: a digest of the day is, for the limits. The row of the
    guichet is locked, so two clicks are counted one after the other.
    """
    Guichet.objects.select_for_update(of=("self",)).get(pk=guichet.pk)
    day = timezone.localdate(now).isoformat()
    sender = salted_hmac("guichets.report", f"{address} {day}").hexdigest()[:32]
    recent = ErrorReport.objects.filter(sender=sender, received_at__gt=now - HOUR)
    same = recent.filter(guichet=guichet, subject=subject, text=text).first()
    if same:
        return same
    waiting = ErrorReport.objects.waiting().filter(guichet=guichet).count()
    if (
        recent.count() >= settings.GUICHET_REPORTS_PER_HOUR
        or waiting >= settings.GUICHET_REPORTS_WAITING
    ):
        raise TooManyReports(f"{recent.count()} in an hour, {waiting} waiting ({guichet.code})")
    return ErrorReport.objects.create(
        guichet=guichet, subject=subject, text=text, email=email, sender=sender, received_at=now
    )


@transaction.atomic
def treat(report: ErrorReport, *, state: str, answer: str, actor, now: datetime) -> ErrorReport:
    """Say what became of it, once; the answer leaves by the worker. Raises AlreadyHandled."""
    report = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if report.state != ReportState.OPEN:
        raise AlreadyHandled(f"report {report.pk} is {report.state}")
    report.state, report.answer, report.sender = state, answer, ""
    report.handled_by, report.handled_at = actor, now
    report.save()
    if report.email and answer:
        tasks.answer_report.enqueue(report.pk)
    elif report.email:
        ErrorReport.objects.filter(pk=report.pk).update(email="")
    return report


def forget(*, today: date) -> int:
    """Erase what was treated too long ago, and digests that no limit needs; how many rows went."""
    before = today - relativedelta(months=settings.GUICHET_REPORTS_KEPT_MONTHS)
    ErrorReport.objects.filter(received_at__date__lt=today).exclude(sender="").update(sender="")
    ErrorReport.objects.filter(received_at__date__lt=before).exclude(email="").update(email="")
    old = ErrorReport.objects.filter(handled_at__date__lt=before)
    return old.delete()[0]
