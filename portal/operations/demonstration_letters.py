"""What a night writes to invented people, and what their telephones answer."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from forms_wizard.demands import ladder
from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
from forms_wizard.letters import sms, sms_receipts
from forms_wizard.letters.models import Outcome

# One telephone in ten, by the two digits that number a person.
DEAD = "0"


def write(*, now: datetime) -> int:
    """The letters of the day, for the demonstration alone; how many. Run again, it writes none."""
    nightly = ladder.tonight(today=timezone.localdate(now))
    written = sum(
        count
        for kind, channel, demands in nightly
        for count in ladder.write(kind, channel, demands.filter(demonstration=True), now=now)
    )
    waiting = Letter.objects.filter(
        channel=LetterChannel.SMS, demand__demonstration=True, attempts=None
    )
    for letter in waiting.select_related("demand").order_by("pk"):
        _ring(letter)
    return written


def _ring(letter: Letter) -> None:
    """The SMS leaves when it was written, and the telephone rings or does not."""
    at = letter.created_at
    if sms.deliver(letter.pk, now=at) != Outcome.SENT:
        return
    dead = letter.demand.sms_number[-3] == DEAD
    status = "NOT_DELIVERED" if dead else "DELIVERED"
    receipt = sms_receipts.Receipt(
        ticket=sms.key(letter), status=status, outcome=sms_receipts.STATUSES[status], at=""
    )
    sms_receipts.take(receipt, now=at)
