"""What every place one can go to has: address, position, contact, hours and their freshness."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from directory.guichets.weekly_hours import validate_week
from directory.territory.models import Commune


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
