"""What every place one can go to has: address, position, contact, hours and their freshness."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from directory.guichets.opening import Opening, SpecialDays, coming_changes, opening
from directory.guichets.weekly_hours import (
    DAY_NAMES,
    UnreadableHours,
    Week,
    parse_week,
    spoken_periods,
    validate_week,
)
from directory.territory.models import Commune

# Île-de-France is one territory (domain.md 1.3): one clock and the same holidays everywhere.
ILE_DE_FRANCE, ONE_OF_ITS_DEPARTEMENTS = "111", "75"


class PublicPlace(models.Model):
    """A place open to the public. Hours are those of the wall clock there.

    `weekly_hours`: see `weekly_hours.parse_week`; empty when they are not known. `hours_note`
    says what a week cannot. Both are shown while `hours_are_fresh`.
    """

    name = models.CharField("nom", max_length=160)
    address = models.TextField("adresse")
    postcode = models.CharField("code postal", max_length=5, blank=True)
    commune = models.ForeignKey(
        Commune,
        models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
        verbose_name="commune",
    )
    latitude = models.FloatField(
        "latitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        "longitude",
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    phone = models.CharField("téléphone", max_length=40, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    website = models.URLField("site internet", max_length=300, blank=True)
    weekly_hours = models.CharField(
        "horaires de la semaine",
        max_length=400,
        blank=True,
        validators=[validate_week],
        help_text="Par exemple : lu 08:30-12:00,13:30-17:00; ma 09:00-12:00",
    )
    hours_note = models.TextField("précision sur les horaires", blank=True)
    verified_on = models.DateField("vérifié le", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_position_is_whole_and_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="%(class)s_position")]

    def __str__(self):
        return self.name

    @property
    def departement_code(self) -> str:
        return self.commune.departement_id if self.commune else ""

    @property
    def special_days_known(self) -> list[SpecialDays]:
        """Days that are not ordinary; the public holidays apart."""
        return []

    @cached_property
    def week(self) -> Week | None:
        """None when the hours are not known, or were stored by something that cannot write."""
        try:
            return parse_week(self.weekly_hours) if self.weekly_hours else None
        except UnreadableHours:
            return None

    def hours_are_fresh(self, today: date) -> bool:
        """Hours older than `GUICHET_HOURS_FRESH_MONTHS` are hidden rather than shown wrong."""
        months = relativedelta(months=settings.GUICHET_HOURS_FRESH_MONTHS)
        return self.verified_on is not None and self.verified_on + months >= today

    def opening(self, now: datetime) -> Opening | None:
        """What the door says at `now`; None when the hours are not known or too old."""
        if self.week is None or not self.hours_are_fresh(timezone.localdate(now)):
            return None
        return opening(
            self.week, self.special_days_known, departement=self.departement_code, now=now
        )

    def week_in_words(self) -> list[tuple[str, str]]:
        """(day, periods in words) of the seven days; empty when the hours are not known."""
        return [
            (str(name), spoken_periods(periods))
            for name, periods in zip(DAY_NAMES, self.week or (), strict=False)
        ]

    def coming_changes(self, today: date) -> list[SpecialDays]:
        """What the next weeks hold that an ordinary week does not."""
        return coming_changes(
            self.week or ((),) * 7,
            self.special_days_known,
            departement=self.departement_code,
            today=today,
        )
