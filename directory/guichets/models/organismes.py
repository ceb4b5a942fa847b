"""Who: the organisations that register demands, and the landlords of each commune."""

from django.db import models
from django.db.models import Q

from directory.guichets.enums import OrganismeKind
from directory.territory.models import Commune, Departement, Epci


class Organisme(models.Model):
    """A body that registers demands, or the manager of a territory (domain.md 1.1).

    A commune, an EPCI or a département says which it is: its agents see the demands that name
    a place there (CCH R.441-2-6).
    """

    name = models.CharField("nom", max_length=160)
    kind = models.CharField("type", max_length=16, choices=OrganismeKind.choices)
    siren = models.CharField("SIREN", max_length=9, blank=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="commune"
    )
    epci = models.ForeignKey(
        Epci, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="EPCI"
    )
    departement = models.ForeignKey(
        Departement,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="département",
    )
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    class Meta:
        verbose_name = "organisme"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="organisme_of_a_place_names_its_place",
                condition=(
                    ~Q(
                        kind__in=[
                            OrganismeKind.COMMUNE,
                            OrganismeKind.EPCI,
                            OrganismeKind.DEPARTEMENT,
                        ]
                    )
                    | Q(kind=OrganismeKind.COMMUNE, commune__isnull=False)
                    | Q(kind=OrganismeKind.EPCI, epci__isnull=False)
                    | Q(kind=OrganismeKind.DEPARTEMENT, departement__isnull=False)
                ),
            )
        ]

    def __str__(self):
        return self.name


class LandlordPresence(models.Model):
    """A landlord that has dwellings in a commune (attestation, mention e of CCH R.441-2-4)."""

    organisme = models.ForeignKey(
        Organisme, models.CASCADE, related_name="presences", verbose_name="bailleur"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="landlord_presences", verbose_name="commune"
    )
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    class Meta:
        verbose_name = "bailleur par commune"
        verbose_name_plural = "bailleurs par commune"
        ordering = ["commune", "organisme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisme", "commune"], name="landlord_once_per_commune"
            )
        ]

    def __str__(self):
        return f"{self.organisme} — {self.commune}"
