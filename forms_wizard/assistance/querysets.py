from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q


class MandateQuerySet(models.QuerySet):
    def going_on(self, now: datetime):
        """Neither ended nor over; agreed or still waiting for the person."""
        return self.filter(ended_at__isnull=True, until__gt=now)

    def waiting(self, now: datetime):
        """The person has not answered yet."""
        return self.going_on(now).filter(agreed_at__isnull=True)

    def open(self, now: datetime):
        """The helper may read and act, as far as the scope says."""
        return self.going_on(now).filter(agreed_at__isnull=False)

    def of_demand(self, demand_id: int):
        """The sessions on a demand, those on the draft it comes from included."""
        return self.filter(Q(demand=demand_id) | Q(draft__demand=demand_id))

    def to_tell(self, now: datetime):
        """What the person's page says at once: a session that goes on, something left to read."""
        return self.filter(
            Q(ended_at__isnull=True, until__gt=now) | ~Q(left_over={}), agreed_at__isnull=False
        )

    def with_the_helper(self):
        return self.select_related("guichet__organisme", "demand", "draft__demand")
