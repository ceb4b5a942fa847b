"""Two reminders of the identity document, while the person has the ball (domain.md 4.4, row 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import DemandState, EventKind, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Event, Letter

# Days after the ball came to the person.
AFTER_DAYS = {LetterKind.IDENTITY_REMINDER: 10, LetterKind.IDENTITY_REMINDER_AGAIN: 20}
KINDS = tuple(AFTER_DAYS)
MOVES = (EventKind.FILE, EventKind.REFUSE_IDENTITY, EventKind.RESEND_IDENTITY)


def write(kind: LetterKind, *, now: datetime) -> Iterator[int]:
    """Write the reminder where it is due; yields how many each batch wrote.

    By e-mail, and by the post to who has no address; doubled by an SMS to who agreed.
    """
    since = timezone.localdate(now) - timedelta(days=AFTER_DAYS[kind])
    moves = Event.objects.filter(demand=OuterRef("pk"), kind__in=MOVES).order_by("-at", "-pk")
    waiting = (
        Demand.objects.filter(
            Q(state=DemandState.TO_CORRECT) | Q(state=DemandState.FILED, identity_at_guichet=True),
            filed_on__lte=since,
        )
        .annotate(moved_at=Subquery(moves.values("at")[:1]))
        .filter(moved_at__date__lte=since)
    )
    told = Letter.objects.filter(
        demand=OuterRef("pk"), kind=kind, created_at__gte=OuterRef("moved_at")
    )
    allowed = timedelta(days=settings.IDENTITY_DEADLINE_DAYS)
    for channel, reached in (
        (LetterChannel.EMAIL, ~Q(email="")),
        (LetterChannel.POST, Q(email="")),
        (LetterChannel.SMS, ladder.takes_sms()),
    ):
        waits = ~Exists(told.filter(channel=channel))
        found = waiting.filter(reached, waits).values_list("pk", "moved_at")
        yield from ladder.write_pages(
            kind,
            channel,
            found,
            lambda moved_at: timezone.localdate(moved_at) + allowed,
            now=now,
        )
