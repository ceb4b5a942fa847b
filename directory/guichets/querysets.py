from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import Case, Func, Prefetch, Q, Value, When
from django.db.models.functions import Lower

from directory.guichets.enums import OrganismeKind

# What `plain_name` takes off the letters of French names, in SQL that an index may hold.
ACCENTED, PLAIN = "àâäçéèêëîïôöùûüÿ’'-", "aaaceeeeiioouuuy   "


def plain_name(field: str = "name") -> Func:
    """The name in lower case, without accents, apostrophes or hyphens."""
    return Func(Lower(field), Value(ACCENTED), Value(PLAIN), function="translate")


def review_limit(today: date) -> date:
    """A card verified before that day is to be read again by its keepers."""
    return today - relativedelta(months=settings.GUICHET_REVIEW_MONTHS)


class PlaceQuerySet(models.QuerySet):
    def open_on(self, today):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today))


class GuichetQuerySet(PlaceQuerySet):
    def with_a_page(self):
        """Not those of a body that only helps: nobody must come there to register.

        Such places are among those that help (HelpPlace).
        """
        return self.exclude(organisme__kind=OrganismeKind.HELPER)

    def for_directory(self):
        """Those with a page, with all that it shows of each, without another query."""
        return self.with_a_page().select_related("organisme", "commune")

    def with_special_days(self, today: date):
        """And the days that are not ordinary, from today on, in one more query."""
        rows = self.model._meta.get_field("special_days").related_model.objects
        return self.prefetch_related(Prefetch("special_days", rows.filter(last__gte=today)))

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

    def for_people_of(self, commune):
        """With `elsewhere`: 0 when the guichet is there for this commune, else 1.

        `commune`: a row of the table of communes.
        """
        codes = [commune.insee, commune.parent, commune.epci, commune.departement]
        mine = Q(catchment=[]) | Q(catchment__overlap=[code for code in codes if code])
        return self.annotate(elsewhere=Case(When(mine, then=Value(0)), default=Value(1)))

    def named(self, words: str):
        """Those whose name holds every word; `words`: lower case, without accents."""
        found = self.with_a_page().annotate(plain_name=plain_name())
        for word in words.replace("-", " ").split():
            found = found.filter(plain_name__contains=word)
        return found.order_by("name", "pk") if words.split() else self.none()

    def to_be_reviewed(self, today: date):
        """Those that `is_to_be_reviewed` says of, open or not."""
        return self.filter(Q(verified_on__isnull=True) | Q(verified_on__lt=review_limit(today)))


class ErrorReportQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="ouvert")

    def seen_by(self, agent):
        """Those of the agent's own guichet."""
        return self.filter(guichet=agent.guichet_id)


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
