"""Where a demand is registered."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory.guichets.doors import Counter, departement_of
from directory.guichets.enums import (
    Appointment,
    GuichetKind,
    GuichetService,
    PublicServed,
    SpokenLanguage,
)
from directory.guichets.models.organismes import Organisme
from directory.guichets.models.places import PublicPlace
from directory.guichets.opening import SpecialDays
from directory.guichets.querysets import GuichetQuerySet, plain_name, review_limit
from directory.guichets.weekly_hours import UnreadableHours, parse_periods
from directory.territory.models import Territory


class Guichet(Counter, ClusterableModel, PublicPlace):
    """A counter of an organisation in one territory; its code ends the numéro unique.

    `catchment`: codes of the communes (5), EPCI (9) and départements (2 or 3 characters) whose
    people it is there for; empty for the whole territory.
    """

    code = models.CharField(
        "code",
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^[A-Z0-9]{5}$", "Cinq lettres majuscules ou chiffres.")],
    )
    kind = models.CharField("genre de guichet", max_length=16, choices=GuichetKind.choices)
    organisme = models.ForeignKey(
        Organisme, models.PROTECT, related_name="guichets", verbose_name="organisme"
    )
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="guichets", verbose_name="territoire"
    )
    services = ArrayField(
        models.CharField(max_length=12, choices=GuichetService.choices),
        default=list,
        blank=True,
        verbose_name="services rendus",
    )
    appointment = models.CharField(
        "rendez-vous", max_length=12, choices=Appointment.choices, blank=True
    )
    appointment_url = models.URLField("prendre rendez-vous : adresse", max_length=300, blank=True)
    public_served = models.CharField(
        "public reçu", max_length=10, choices=PublicServed.choices, default=PublicServed.ALL
    )
    languages = ArrayField(
        models.CharField(max_length=3, choices=SpokenLanguage.choices),
        default=list,
        blank=True,
        verbose_name="langues parlées",
    )
    # Null: nobody has said.
    step_free = models.BooleanField("accès sans marche", null=True, blank=True)
    hearing_loop = models.BooleanField("boucle magnétique", default=False)
    sign_language = models.BooleanField("langue des signes (LSF)", default=False)
    without_internet = models.BooleanField("aide sans internet", default=False)
    catchment = ArrayField(
        models.CharField(max_length=9), default=list, blank=True, verbose_name="secteur desservi"
    )
    # Since then its own agents keep the card: an older file does not write over it.
    edited_on = models.DateField("fiche tenue par le guichet depuis le", null=True, blank=True)
    review_asked_on = models.DateField("vérification demandée le", null=True, blank=True)
    closed_on = models.DateField("fermé le", null=True, blank=True)
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    objects = GuichetQuerySet.as_manager()

    class Meta(PublicPlace.Meta):
        abstract = False
        verbose_name = "guichet"
        ordering = ["name", "pk"]
        constraints = [
            *PublicPlace.Meta.constraints,
            models.CheckConstraint(
                name="guichet_code_is_five_capitals_or_digits",
                condition=Q(code__regex=r"^[A-Z0-9]{5}$"),
            ),
            # « Grand public »: the online portal's own code (domain.md 3.1).
            models.CheckConstraint(name="guichet_is_not_the_portal", condition=~Q(code="GDPUB")),
        ]
        indexes = [
            *PublicPlace.Meta.indexes,
            GinIndex(fields=["catchment"], name="guichet_catchment"),
            GinIndex(OpClass(plain_name(), "gin_trgm_ops"), name="guichet_plain_name"),
        ]

    def get_absolute_url(self):
        return reverse("guichets:card", args=[self.code])

    @property
    def departement_code(self) -> str:
        return departement_of(super().departement_code, self.territory_id)

    @property
    def special_days_known(self) -> list[SpecialDays]:
        # Sorted here: what `with_special_days` read before is used again.
        rows = sorted(self.special_days.all(), key=lambda row: (row.first, row.pk or 0))
        return [row.as_days() for row in rows]

    def is_to_be_reviewed(self, today: date) -> bool:
        """Nobody has verified the card for `GUICHET_REVIEW_MONTHS`."""
        return self.verified_on is None or self.verified_on < review_limit(today)


class SpecialDay(models.Model):
    """Days that are not as in an ordinary week: closed without `hours`, open at other hours with.

    `hours`: see `weekly_hours.parse_periods`. Wins over public holidays.
    """

    guichet = ParentalKey(
        Guichet, on_delete=models.CASCADE, related_name="special_days", verbose_name="guichet"
    )
    first = models.DateField("du")
    last = models.DateField("au")
    hours = models.CharField(
        "horaires ces jours-là",
        max_length=80,
        blank=True,
        help_text="Par exemple : 9h-12h. Vide : fermé.",
    )
    reason = models.CharField("raison", max_length=120, blank=True)

    class Meta:
        verbose_name = "jour particulier"
        verbose_name_plural = "jours particuliers"
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                name="special_days_end_after_they_begin",
                condition=Q(last__gte=F("first")),
                violation_error_message="Le dernier jour vient avant le premier.",
            )
        ]

    def __str__(self):
        return f"{self.first} - {self.last}"

    def clean(self):
        try:
            parse_periods(self.hours)
        except UnreadableHours as error:
            raise ValidationError(
                {"hours": "Écrivez les heures ainsi : 9h-12h, 14h-17h."}
            ) from error

    def as_days(self) -> SpecialDays:
        return SpecialDays.written(self.first, self.last, self.hours, self.reason)
