from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from home.contact.enums import WAITING_STATES, TicketState


class TicketQuerySet(models.QuerySet):
    def seen_by(self, reader):
        """Those of the reader's own guichet, and those of the help desk for who serves there."""
        mine = Q(pk__in=[])
        if reader.guichet is not None:
            mine |= Q(guichet=reader.guichet)
        if reader.help_desk:
            mine |= Q(guichet__isnull=True)
        return self.filter(mine)

    def waiting(self):
        return self.filter(state__in=WAITING_STATES)

    def late(self, now: datetime):
        return self.waiting().filter(due_at__lt=now)

    def in_list(self, which: str):
        """« repondus », « clos », else what waits: what is due first, then the oldest."""
        if which == "repondus":
            return self.filter(state=TicketState.ANSWERED).order_by("-answered_at", "-pk")
        if which == "clos":
            return self.filter(state=TicketState.CLOSED).order_by("-closed_at", "-pk")
        # National ones have no hour: they come after, the oldest first.
        return self.waiting().order_by(F("due_at").asc(nulls_last=True), "received_at", "pk")

    def for_list(self):
        return self.select_related("guichet", "commune")
