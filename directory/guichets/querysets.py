from collections.abc import Iterable

from django.db import models
from django.db.models import Case, Q, Value, When


class GuichetQuerySet(models.QuerySet):
    def open_on(self, today):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today))

    def for_directory(self):
        """With all that a page shows of each, without another query."""
        return self.select_related("organisme", "commune")

    def near(self, communes: Iterable):
        """The nearest first: in one of these communes, in their EPCI, in their département.

        `communes`: rows of the table of communes.
        """
        rows = list(communes)
        epcis = {row.epci for row in rows if row.epci}
        return self.annotate(
            remoteness=Case(
                When(commune__in=[row.insee for row in rows], then=Value(0)),
                When(commune__parent__in=[row.parent for row in rows if row.parent], then=Value(1)),
                When(commune__epci__in=epcis, then=Value(2)),
                When(commune__departement__in={row.departement for row in rows}, then=Value(3)),
                default=Value(4),
            )
        ).order_by("remoteness", "name", "pk")

    def rendering(self, service: str):
        """Those that give this service."""
        return self.filter(services__contains=[service])


class AgentQuerySet(models.QuerySet):
    def active_on(self, today):
        """Those who may work on that day; a stopped account sees nothing (domain.md 9.5)."""
        return self.filter(since__lte=today, user__is_active=True).filter(
            Q(until__isnull=True) | Q(until__gte=today)
        )

    def at_work(self, user, today):
        """The agent this user is on that day, or None: one query, guichet and body included."""
        if not user.is_authenticated:
            return None
        found = self.active_on(today).filter(user=user)
        return found.select_related("guichet__organisme").first()
