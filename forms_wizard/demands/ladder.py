"""The ladder of a renewal: who must be written to, on which day, by which way (domain.md 4.4, 9).

Nothing remembers what was sent but the letters themselves: one for each demand, kind, end of
validity and channel, unique. So a night may be run again, late, or after a kill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from forms_wizard.demands.enums import Channel, LetterChannel, LetterKind
from forms_wizard.demands.enums import DemandState as State
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.demands.recording import hand_over
from forms_wizard.demands.transitions import NOTICES

EMAIL, SMS, POST = LetterChannel.EMAIL, LetterChannel.SMS, LetterChannel.POST
BATCH = 2_000
NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class Rung:
    """A letter and its days: from `opens` to `closes` days before the end of validity.

    `closes` None: for as long as the demand is on the register, so that a night that did not run
    takes nobody's notice away. `legal`: told by the ways of CCH R.441-2-7; the others by e-mail.
    SMS double both.
    """

    kind: LetterKind
    opens: int
    closes: int | None
    legal: bool = False


def rungs() -> tuple[Rung, ...]:
    """From the first notice to the day after the end; the reminders have no legal value."""
    return (
        Rung(LetterKind.RENEWAL_NOTICE, settings.RENEWAL_OPENS_DAYS, None, legal=True),
        Rung(LetterKind.RENEWAL_NOTICE_AGAIN, settings.SECOND_NOTICE_DAYS, None, legal=True),
        Rung(LetterKind.RENEWAL_D15, 15, 8),
        Rung(LetterKind.RENEWAL_D7, 7, 3),
        Rung(LetterKind.RENEWAL_D2, 2, 1),
        Rung(LetterKind.RENEWAL_D0, 0, 0),
    )


EXPIRED = Rung(LetterKind.EXPIRED, -1, None)


def to_write(rung: Rung, channel: LetterChannel, *, today: date) -> QuerySet[Demand]:
    """The demands on that rung today that this way of telling is for, not written to yet."""
    on_rung = Q(state=State.ACTIVE, valid_until__lte=today + timedelta(days=rung.opens))
    if rung.closes is not None:
        on_rung &= Q(valid_until__gte=today + timedelta(days=rung.closes))
    demands = Demand.objects.filter(on_rung & _takes(rung, channel))
    if rung.kind == LetterKind.RENEWAL_NOTICE_AGAIN:
        demands = demands.filter(_has_been_written(LetterKind.RENEWAL_NOTICE, today))
    return demands.filter(~_has(rung.kind, channel))


def to_post_instead(kind: LetterKind, days: int, *, today: date) -> QuerySet[Demand]:
    """That notice went by e-mail and its delivery is not proved: the post takes over."""
    mailed = Letter.objects.filter(
        demand=OuterRef("pk"), kind=kind, deadline=OuterRef("valid_until"), channel=EMAIL
    )
    return Demand.objects.filter(
        Exists(mailed.filter(proved_at__isnull=True)),
        ~_has(kind, POST),
        state=State.ACTIVE,
        valid_until__lte=today + timedelta(days=days),
    )


@transaction.atomic
def post_instead(letter: Letter, *, now: datetime) -> bool:
    """That notice cannot arrive by e-mail: the post takes over at once, without the wait above.

    Says whether a letter was written. Nothing for other letters, nor once the demand is renewed
    or removed.
    """
    demand = Demand.objects.filter(pk=letter.demand_id, state=State.ACTIVE)
    if letter.channel != EMAIL or letter.kind not in NOTICES:
        return False
    return any(write(letter.kind, POST, demand.filter(valid_until=letter.deadline), now=now))


def without_proof(*, today: date) -> QuerySet[Demand]:
    """Past the tolerance and not removed, for want of proved notices: the manager's list."""
    proved = _notices().filter(proved_at__isnull=False).order_by()
    wanted = settings.PROVED_NOTICES_BEFORE_REMOVAL
    enough = proved.values("demand")[wanted - 1 : wanted]
    past = today - relativedelta(months=settings.TOLERANCE_MONTHS)
    return Demand.objects.filter(~Exists(enough), state=State.ACTIVE, valid_until__lte=past)


def tonight(*, today: date) -> Iterator[tuple[LetterKind, LetterChannel, QuerySet[Demand]]]:
    """The letters of the day with the demands they are for, in the order of the ladder."""
    for rung in rungs():
        for channel in (EMAIL, SMS, POST):
            yield rung.kind, channel, to_write(rung, channel, today=today)
    # As long before the end, a notice by e-mail must have its proof.
    again = settings.SECOND_NOTICE_DAYS - (settings.RENEWAL_OPENS_DAYS - settings.POST_INSTEAD_DAYS)
    for kind, days in (
        (LetterKind.RENEWAL_NOTICE, settings.POST_INSTEAD_DAYS),
        (LetterKind.RENEWAL_NOTICE_AGAIN, again),
    ):
        yield kind, POST, to_post_instead(kind, days, today=today)


def expired(*, today: date) -> Iterator[tuple[LetterKind, LetterChannel, QuerySet[Demand]]]:
    """The day after the end of validity: it is not too late yet."""
    for channel in (EMAIL, SMS):
        yield EXPIRED.kind, channel, to_write(EXPIRED, channel, today=today)


def write(
    kind: LetterKind, channel: LetterChannel, demands: QuerySet[Demand], *, now: datetime
) -> Iterator[int]:
    """Write that letter to each demand for its end of validity; yields how many a batch wrote."""
    found = demands.values_list("pk", "valid_until")
    yield from write_pages(kind, channel, found, lambda end: end, now=now)


def write_pages(
    kind: LetterKind,
    channel: LetterChannel,
    found: QuerySet,
    deadline: Callable[[Any], date],
    *,
    now: datetime,
) -> Iterator[int]:
    """`found`: (primary key, what `deadline` makes a day of). Yields how many a batch wrote.

    A batch is one transaction: letters and the jobs that send them. Memory does not grow with the
    number of demands. Of two nights at once the second writes nothing twice.
    """
    last = 0
    while page := list(found.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = page[-1][0]
        yield _write_batch(kind, channel, [(pk, deadline(day)) for pk, day in page], now)


@transaction.atomic
def _write_batch(
    kind: LetterKind, channel: LetterChannel, found: list[tuple[int, date]], now: datetime
) -> int:
    Letter.objects.bulk_create(
        (
            Letter(demand_id=pk, kind=kind, channel=channel, deadline=end, created_at=now)
            for pk, end in found
        ),
        ignore_conflicts=True,
    )
    # What another night wrote meanwhile has another instant: it handed its own letters over.
    written = Letter.objects.filter(
        demand_id__in=[pk for pk, _end in found], kind=kind, channel=channel, created_at=now
    )
    letters = list(written.order_by("pk"))
    hand_over(letters)
    return len(letters)


def _notices() -> QuerySet[Letter]:
    """The notices of the present end of validity of the outer demand."""
    return Letter.objects.filter(
        demand=OuterRef("pk"), kind__in=NOTICES, deadline=OuterRef("valid_until")
    )


def _has(kind: LetterKind, channel: LetterChannel) -> Exists:
    return Exists(
        Letter.objects.filter(
            demand=OuterRef("pk"), kind=kind, deadline=OuterRef("valid_until"), channel=channel
        )
    )


def _has_been_written(kind: LetterKind, today: date) -> Exists:
    """Long enough ago for a second letter to make sense, when the first one left late."""
    apart = timedelta(days=settings.DAYS_BETWEEN_NOTICES)
    return Exists(
        Letter.objects.filter(
            demand=OuterRef("pk"),
            kind=kind,
            deadline=OuterRef("valid_until"),
            created_at__date__lte=today - apart,
        )
    )


def _takes(rung: Rung, channel: LetterChannel) -> Q:
    """CCH R.441-2-7: never on line, the post, and e-mail when it is known; once on line, e-mail;
    on line and asked for paper, both. Without e-mail address, the post. An SMS doubles all that
    for who agreed, and proves nothing."""
    has_email = ~Q(email="")
    if channel == EMAIL:
        return has_email
    if channel == SMS:
        return takes_sms()
    if not rung.legal:
        return NOBODY
    never_online = ~Q(channel=Channel.ONLINE) & Q(renewed_online=False)
    return Q(email="") | never_online | Q(wants_post=True)


def takes_sms() -> Q:
    """`recording.takes_sms` as a condition of a query."""
    return ~Q(sms_number="") if settings.SMS_GATEWAY else NOBODY
