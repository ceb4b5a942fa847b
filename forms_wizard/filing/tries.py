"""How many times a code may be tried: counted in the database, which every process shares.

Two things are counted, so that guessing is hopeless and nobody is locked out by their neighbour:
the code that was typed, known or not, from wherever it comes; and the visitor's address, with
room enough for a hall of people behind one address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from forms_wizard.demands import codes
from forms_wizard.filing.models import Try


@dataclass(frozen=True)
class Limit:
    most: int
    period: timedelta


# Whoever found the paper of another person may try some birth dates, not all those of a life.
OF_A_CODE = (Limit(5, timedelta(minutes=30)), Limit(20, timedelta(days=7)))
OF_AN_ADDRESS = (Limit(60, timedelta(minutes=30)),)
MAILS_TO_A_BOX = (Limit(3, timedelta(minutes=30)),)
KEPT = timedelta(days=7)

Limits = Mapping[str, tuple[Limit, ...]]


class TooManyTries(Exception):
    """Nothing may be tried before `until`."""

    def __init__(self, until: datetime):
        super().__init__(until.isoformat())
        self.until = until


def count(subjects: Limits, *, now: datetime) -> list[Try]:
    """Count one try of each subject; call `forget` when it succeeded. Raises TooManyTries.

    The try is written before it is judged: a hundred at the same moment are a hundred tries. One
    that is refused is not kept, so that a lock ends when it was said to.
    """
    written = Try.objects.bulk_create(
        Try(subject=codes.print_of(subject), at=now) for subject in subjects
    )
    for row, limits in zip(written, subjects.values(), strict=True):
        for limit in limits:
            recent = Try.objects.filter(subject=row.subject, at__gt=now - limit.period)
            moments = list(recent.order_by("-at", "-pk").values_list("at", flat=True))
            if len(moments) > limit.most:
                forget(written)
                raise TooManyTries(moments[limit.most] + limit.period)
    return written


def forget(written: list[Try]) -> None:
    Try.objects.filter(pk__in=[row.pk for row in written]).delete()


def forgive(written: list[Try], subject: str) -> None:
    """After a success: neither this try nor the earlier ones of that subject count any more."""
    forget(written)
    Try.objects.filter(subject=codes.print_of(subject)).delete()


def erase_old(*, now: datetime) -> None:
    Try.objects.filter(at__lte=now - KEPT).delete()
