"""The life of a message: each verb in one transaction, under a lock, with its line of history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Agent, Guichet
from directory.territory.table import communes
from home.contact import routing, targets, tasks
from home.contact.enums import (
    AT_FIRST_SIMPLE,
    WAITING_STATES,
    Complexity,
    TicketState,
)
from home.contact.enums import TicketEventKind as Kind
from home.contact.models import Ticket, TicketEvent
from home.contact.readers import Reader, name_of
from portal.interface.languages import in_french

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Answered by mail, and the mail has not left.
LEFT_BEHIND = Q(state=TicketState.ANSWERED, answer_left_at__isnull=True) & ~Q(email="")
# From which states each act may be done; what is not here is refused.
ALLOWED = {
    Kind.TAKEN: frozenset({TicketState.NEW}),
    Kind.SORTED: WAITING_STATES,
    Kind.FORWARDED: WAITING_STATES,
    Kind.ANSWERED: WAITING_STATES,
    Kind.CLOSED: WAITING_STATES | {TicketState.ANSWERED},
}


class TooManyMessages(Exception):
    """From this visitor within the hour, or waiting where this one would go."""


class AlreadyDone(Exception):
    """Somebody else has treated this message, or sent it elsewhere: it is not done twice."""


@dataclass(frozen=True)
class Written:
    """What a person wrote. `commune`: INSEE code; `departement`: its code; both may be empty."""

    key: UUID
    subject: str
    name: str
    message: str
    email: str = ""
    phone: str = ""
    commune: str = ""
    departement: str = ""
    demand_reference: str = ""
    language: str = "fr"


@transaction.atomic
def receive(written: Written, *, address: str, now: datetime, demonstration=False) -> Ticket:
    """Keep a message and tell its sender; the same form sent twice is one. Raises TooManyMessages.

    `address`: of the visitor, never stored: a digest of the day is, for the limits.
    """
    if same := Ticket.objects.filter(key=written.key).first():
        return same
    today = timezone.localdate(now)
    guichet = routing.route(
        written.subject, commune=written.commune, departement=written.departement, today=today
    )
    sender = salted_hmac("contact.ticket", f"{address} {today.isoformat()}").hexdigest()[:32]
    recent = Ticket.objects.filter(sender=sender, received_at__gt=now - HOUR).count()
    waiting = Ticket.objects.waiting().filter(guichet=guichet).count()
    if recent >= settings.CONTACT_PER_HOUR or waiting >= settings.CONTACT_WAITING:
        raise TooManyMessages(f"{recent} in an hour, {waiting} waiting")
    complexity = Complexity.COMPLEX
    if written.subject in AT_FIRST_SIMPLE:
        complexity = Complexity.SIMPLE
    ticket, made = Ticket.objects.get_or_create(
        key=written.key,
        defaults={
            "subject": written.subject,
            "complexity": complexity,
            "guichet": guichet,
            "commune_id": written.commune or None,
            "departement_id": written.departement or None,
            "name": written.name,
            "email": written.email,
            "phone": written.phone,
            "demand_reference": written.demand_reference,
            "message": written.message,
            "language": written.language,
            "sender": sender,
            "received_at": now,
            "due_at": targets.due(now, complexity, departement=_departement(written)),
            "demonstration": demonstration,
        },
    )
    if made:
        # Read by agents, whatever the language of who writes.
        with in_french():
            _note(ticket, Kind.RECEIVED, now=now, note=name_of(guichet))
        if ticket.email:
            tasks.acknowledge.enqueue(ticket.pk)
    return ticket


@transaction.atomic
def take(ticket: Ticket, reader: Reader, *, now: datetime) -> Ticket:
    """Say that somebody looks at it."""
    ticket = _locked(ticket, Kind.TAKEN)
    ticket.state = TicketState.TAKEN
    ticket.save(update_fields=["state"])
    _note(ticket, Kind.TAKEN, reader, now=now)
    return ticket


@transaction.atomic
def sort(ticket: Ticket, reader: Reader, *, complexity: str, now: datetime) -> Ticket:
    """Change how long the answer may take, counted from the day it was received."""
    ticket = _locked(ticket, Kind.SORTED)
    if ticket.complexity == complexity:
        return ticket
    ticket.complexity, ticket.chased_on = complexity, None
    ticket.due_at = targets.due(ticket.received_at, complexity, departement=ticket.departement_code)
    ticket.save(update_fields=["complexity", "due_at", "chased_on"])
    with in_french():
        _note(ticket, Kind.SORTED, reader, now=now, note=ticket.get_complexity_display())
    return ticket


@transaction.atomic
def forward(ticket: Ticket, reader: Reader | None, *, to: Guichet | None, now: datetime) -> Ticket:
    """Give it to another guichet, or to the help desk (None); what was promised stays.

    No reader: the night.
    """
    ticket = _locked(ticket, Kind.FORWARDED)
    if ticket.guichet == to:
        return ticket
    ticket.guichet, ticket.state = to, TicketState.NEW
    ticket.save(update_fields=["guichet", "state"])
    with in_french():
        _note(ticket, Kind.FORWARDED, reader, now=now, note=name_of(to))
    return ticket


@transaction.atomic
def answer(ticket: Ticket, reader: Reader, *, text: str, now: datetime) -> Ticket:
    """Answer once: by the worker when there is an e-mail address, else what was said is noted."""
    ticket = _locked(ticket, Kind.ANSWERED)
    ticket.state, ticket.answer, ticket.answered_at = TicketState.ANSWERED, text, now
    ticket.save(update_fields=["state", "answer", "answered_at"])
    _note(ticket, Kind.ANSWERED if ticket.email else Kind.CALLED, reader, now=now)
    if ticket.email:
        tasks.send_answer.enqueue(ticket.pk)
    return ticket


@transaction.atomic
def close(ticket: Ticket, reader: Reader | None, *, reason: str = "", now: datetime) -> Ticket:
    """Nothing more is to be done; `reason`: why, when nobody answered. No reader: the night."""
    ticket = _locked(ticket, Kind.CLOSED)
    ticket.state, ticket.closed_at = TicketState.CLOSED, now
    ticket.save(update_fields=["state", "closed_at"])
    _note(ticket, Kind.CLOSED, reader, now=now, note=reason)
    return ticket


def close_answered(*, now: datetime) -> int:
    """Close what was answered `CONTACT_CLOSED_DAYS` ago; how many."""
    before = now - timedelta(days=settings.CONTACT_CLOSED_DAYS)
    old = Ticket.objects.filter(state=TicketState.ANSWERED, answered_at__lt=before)
    closed = 0
    # An answer that has not left is no answer.
    for ticket in old.exclude(LEFT_BEHIND).order_by("pk"):
        try:
            close(ticket, None, now=now)
        except AlreadyDone:
            continue
        closed += 1
    return closed


def send_again(*, now: datetime) -> int:
    """Give the worker once more the answers that did not leave within a day; how many."""
    late = Ticket.objects.filter(LEFT_BEHIND, answered_at__lt=now - DAY)
    found = list(late.order_by("pk").values_list("pk", flat=True))
    for pk in found:
        tasks.send_answer.enqueue(pk)
    return len(found)


def give_to_help_desk(*, now: datetime) -> int:
    """Hand over the waiting messages of guichets where nobody reads any more; how many."""
    agents = Agent.objects.active_on(timezone.localdate(now)).filter(guichet=OuterRef("guichet"))
    agents = agents.exclude(guichet__organisme__kind=OrganismeKind.HELPER)
    handed = 0
    for ticket in Ticket.objects.waiting().filter(~Exists(agents), guichet__isnull=False):
        try:
            forward(ticket, None, to=None, now=now)
        except AlreadyDone:
            continue
        handed += 1
    return handed


def forget(*, today: date) -> int:
    """Erase what was closed too long ago, and digests that no limit needs; how many messages."""
    before = today - relativedelta(months=settings.CONTACT_KEPT_MONTHS)
    Ticket.objects.filter(received_at__date__lt=today).exclude(sender="").update(sender="")
    old = Ticket.objects.filter(closed_at__date__lt=before)
    erased = old.count()
    old.delete()
    return erased


def _departement(written: Written) -> str:
    row = communes().get(written.commune) if written.commune else None
    return row.departement if row else written.departement


def _locked(ticket: Ticket, act: Kind) -> Ticket:
    """The row again, under a lock: of two simultaneous clicks the second is refused.

    So is an act on a message that was forwarded since it was read.
    """
    rows = Ticket.objects.select_for_update(of=("self",)).select_related("guichet", "commune")
    locked = rows.get(pk=ticket.pk)
    if locked.state not in ALLOWED[act] or locked.guichet_id != ticket.guichet_id:
        raise AlreadyDone(f"{act} from {locked.state} ({locked.reference})")
    return locked


def _note(
    ticket: Ticket, kind: Kind, reader: Reader | None = None, *, now: datetime, note: str = ""
) -> None:
    TicketEvent.objects.create(
        ticket=ticket,
        kind=kind,
        at=now,
        actor=reader.user if reader else None,
        by=reader.name if reader else "",
        note=note,
    )
