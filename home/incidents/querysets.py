from datetime import datetime

from django.db import models
from django.db.models import Q


class IncidentQuerySet(models.QuerySet):
    def not_over(self, now: datetime):
        """Those that show at this instant or later."""
        return self.filter(Q(shows_until__isnull=True) | Q(shows_until__gt=now))
