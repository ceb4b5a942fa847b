"""What the gateway tells of an SMS: it rang, it did not, nobody knows. It proves nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
from forms_wizard.letters.models import Attempt, Outcome

# Octopush's words; those that say nothing yet (ACK, UNDEFINED…) are left out.
STATUSES = {
    "DELIVERED": Outcome.DELIVERED,
    "NOT_DELIVERED": Outcome.UNDELIVERED,
    "NOT_ALLOWED": Outcome.UNDELIVERED,
    "BAD_DESTINATION": Outcome.UNDELIVERED,
    "BLACKLISTED_NUMBER": Outcome.UNDELIVERED,
    "UNKNOWN_DELIVERY": Outcome.UNKNOWN,
}
TICKET = re.compile(r"[\w.-]{1,64}")
DAY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


class Unreadable(Exception):
    """Not a receipt of the gateway."""


@dataclass(frozen=True)
class Receipt:
    """`at`: when, in the gateway's words; `outcome`: None while nothing is known."""

    ticket: str
    status: str
    outcome: Outcome | None
    at: str


def read(body: bytes) -> Receipt:
    """The receipt in this JSON. Raises Unreadable, whatever it holds instead."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(said, dict) or said.get("channel", "sms") != "sms":
        raise Unreadable
    ticket, status, at = (said.get(name) for name in ("message_id", "status", "delivery_date"))
    if not (isinstance(ticket, str) and TICKET.fullmatch(ticket) and isinstance(status, str)):
        raise Unreadable
    at = at if isinstance(at, str) and DAY.fullmatch(at) else ""
    return Receipt(ticket, status[:30], STATUSES.get(status), at)


@transaction.atomic
def take(receipt: Receipt, *, now: datetime) -> str:
    """Keep what it tells, once; « news », « known » or « unknown » for the log.

    A telephone that rang has rung: what comes afterwards, late or sent again, changes nothing.
    """
    sent = Attempt.objects.filter(ticket=receipt.ticket).first()
    if sent is None or receipt.outcome is None:
        return "unknown"
    letter = Letter.objects.select_for_update().get(pk=sent.letter_id)
    known = (receipt.outcome, Outcome.DELIVERED)
    if letter.attempts.filter(channel=LetterChannel.SMS, outcome__in=known).exists():
        return "known"
    Attempt.objects.create(
        letter=letter,
        channel=LetterChannel.SMS,
        outcome=receipt.outcome,
        at=now,
        proof=f"{receipt.status} {receipt.at}".strip(),
    )
    return "news"
