"""What the national service must settle: its keepers are reminded each week (domain.md 8.3)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from directory.guichets.models import Agent
from home.contact import tasks
from home.contact.enums import Complexity, TicketEventKind
from home.contact.models import Ticket, TicketEvent
from home.models import SiteSettings


def due(today: date):
    """National messages that wait, and that nobody was reminded of for a week."""
    limit = today - timedelta(days=settings.CONTACT_CHASED_DAYS)
    found = Ticket.objects.waiting().filter(complexity=Complexity.NATIONAL)
    return found.filter(
        Q(chased_on__lte=limit) | Q(chased_on__isnull=True, received_at__date__lte=limit)
    ).order_by("received_at", "pk")


def chase(*, now: datetime) -> tuple[int, int]:
    """Write to the keepers of each: (reminded, without address).

    A mail is a job of the worker, in the transaction of the row: killed and run again, each
    message is chased once.
    """
    chased = silent = 0
    today = timezone.localdate(now)
    for pk in list(due(today).values_list("pk", flat=True)):
        with transaction.atomic():
            rows = due(today).select_for_update(of=("self",), skip_locked=True)
            ticket = rows.filter(pk=pk).first()
            if ticket is None:
                continue
            recipients = keepers(ticket, today)
            Ticket.objects.filter(pk=pk).update(chased_on=today)
            if not recipients:
                silent += 1
                continue
            tasks.remind.enqueue(ticket.pk, recipients)
            TicketEvent.objects.create(ticket=ticket, kind=TicketEventKind.CHASED, at=now)
            chased += 1
    return chased, silent


def keepers(ticket: Ticket, today: date) -> list[str]:
    """Where its agents are written to; the address of the settings for the help desk."""
    if ticket.guichet_id:
        agents = Agent.objects.active_on(today).filter(guichet=ticket.guichet_id)
        return list(agents.order_by("pk").values_list("user__email", flat=True))
    address = SiteSettings.current().contact_email
    return [address] if address else []
