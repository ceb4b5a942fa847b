"""Who: the organisations that register demands, their counters, their agents."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from directory.guichets.enums import GuichetService, OrganismeKind
from directory.guichets.querysets import AgentQuerySet, GuichetQuerySet
from directory.territory.models import Commune, Departement, Epci, Territory


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


class Guichet(models.Model):
    """A counter of an organisation in one territory; its code ends the numéro unique."""

    code = models.CharField(
        "code",
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^[A-Z0-9]{5}$", "Cinq lettres majuscules ou chiffres.")],
    )
    organisme = models.ForeignKey(
        Organisme, models.PROTECT, related_name="guichets", verbose_name="organisme"
    )
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="guichets", verbose_name="territoire"
    )
    name = models.CharField("nom", max_length=160)
    address = models.TextField("adresse")
    postcode = models.CharField("code postal", max_length=5, blank=True)
    commune = models.ForeignKey(
        Commune,
        models.PROTECT,
        related_name="guichets",
        null=True,
        blank=True,
        verbose_name="commune",
    )
    phone = models.CharField("téléphone", max_length=40, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    services = ArrayField(
        models.CharField(max_length=12, choices=GuichetService.choices),
        default=list,
        verbose_name="services rendus",
    )
    opening_hours = models.TextField("horaires", blank=True)
    closed_on = models.DateField("fermé le", null=True, blank=True)
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    objects = GuichetQuerySet.as_manager()

    class Meta:
        verbose_name = "guichet"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="guichet_code_is_five_capitals_or_digits",
                condition=Q(code__regex=r"^[A-Z0-9]{5}$"),
            ),
            # « Grand public »: the online portal's own code (domain.md 3.1).
            models.CheckConstraint(name="guichet_is_not_the_portal", condition=~Q(code="GDPUB")),
        ]

    def __str__(self):
        return self.name

    @property
    def service_labels(self):
        """In words, in the order of the list; what is no longer in the list is left out."""
        return [service.label for service in GuichetService if service in self.services]


class Agent(models.Model):
    """A person individually authorised to work at one guichet (domain.md 9.5)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="agent", verbose_name="compte"
    )
    guichet = models.ForeignKey(
        Guichet, models.PROTECT, related_name="agents", verbose_name="guichet"
    )
    since = models.DateField("habilité depuis le")
    until = models.DateField("habilité jusqu'au", null=True, blank=True)
    # CCH: the handicap complement is opened only to those who need it.
    may_read_health = models.BooleanField("peut lire le complément handicap", default=False)

    objects = AgentQuerySet.as_manager()

    class Meta:
        verbose_name = "agent"
        ordering = ["pk"]

    def __str__(self):
        return f"agent {self.pk}"


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
