"""Where: regions, départements, EPCI, communes, and the territories of demands."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from directory.territory.enums import CommuneKind, FormerKind
from directory.territory.querysets import CommuneQuerySet


class Territory(models.Model):
    """Where one demand counts: a département, Île-de-France being one (domain.md 1.3)."""

    code = models.CharField("code", max_length=3, primary_key=True)  # « 059 », « 02A », « 111 »
    name = models.CharField("nom", max_length=80)
    # CCH L.441-2-3: printed on the attestation; empty until an administrator fills it.
    mediation_address = models.TextField("adresse de la commission de médiation", blank=True)

    class Meta:
        verbose_name = "territoire"
        verbose_name_plural = "territoires"
        ordering = ["code"]

    def __str__(self):
        return self.name


class Region(models.Model):
    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=80)

    class Meta:
        verbose_name = "région"
        ordering = ["code"]

    def __str__(self):
        return self.name


class Departement(models.Model):
    """A département; `local_system` names its own system when demands are not filed here."""

    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=80)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="departements", verbose_name="région"
    )
    # Null in the overseas collectivities (975, 98x): no demand is made for them here.
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        related_name="departements",
        null=True,
        blank=True,
        verbose_name="territoire",
    )
    local_system = models.CharField("système particulier", max_length=120, blank=True)
    # Empty until an administrator sets it: no address is invented.
    local_system_url = models.URLField("adresse du système particulier", blank=True)

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self):
        return f"{self.name} ({self.code})"


class Epci(models.Model):
    siren = models.CharField("SIREN", max_length=9, primary_key=True)
    name = models.CharField("nom", max_length=160)
    nature = models.CharField("nature", max_length=8)

    class Meta:
        verbose_name = "EPCI"
        verbose_name_plural = "EPCI"
        ordering = ["siren"]

    def __str__(self):
        return self.name


class Commune(models.Model):
    """A commune or a municipal arrondissement of today, keyed by its INSEE code."""

    insee = models.CharField("code INSEE", max_length=5, primary_key=True)
    kind = models.CharField("type", max_length=3, choices=CommuneKind.choices)
    name = models.CharField("nom", max_length=120)
    departement = models.ForeignKey(
        Departement, models.PROTECT, related_name="communes", verbose_name="département"
    )
    epci = models.ForeignKey(
        Epci, models.PROTECT, related_name="communes", null=True, blank=True, verbose_name="EPCI"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="arrondissements",
        null=True,
        blank=True,
        verbose_name="ville",
    )
    postcodes = ArrayField(models.CharField(max_length=5), verbose_name="codes postaux")
    population = models.PositiveIntegerField("population municipale", null=True, blank=True)
    latitude = models.FloatField("latitude", null=True, blank=True)
    longitude = models.FloatField("longitude", null=True, blank=True)
    ceiling_zone = models.CharField("zone des plafonds", max_length=24, blank=True)
    # Tension of the market (Abis, A, B1, B2, C), then zone of rents (1, 1bis, 2, 3).
    zone_abc = models.CharField("zone ABC", max_length=4, blank=True, default="")
    zone_123 = models.CharField("zone 1/2/3", max_length=4, blank=True, default="")
    selectable = models.BooleanField("peut être demandée")
    # Gone from the source: kept for the demands that name it, no longer offered.
    closed_on = models.DateField("disparue le", null=True, blank=True)
    search_name = models.CharField("nom cherché", max_length=120, editable=False)
    sort_name = models.CharField("nom trié", max_length=120, editable=False)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "commune"
        ordering = ["sort_name", "insee"]
        indexes = [
            models.Index(
                OpClass("search_name", name="text_pattern_ops"), name="commune_search_prefix"
            ),
            GinIndex(OpClass("search_name", name="gin_trgm_ops"), name="commune_search_trigram"),
            models.Index(fields=["sort_name", "insee"], name="commune_sorted"),
            models.Index(OpClass("sort_name", name="text_pattern_ops"), name="commune_sort_prefix"),
        ]

    def __str__(self):
        return self.name


class Postcode(models.Model):
    """One postcode of one commune; each may have several of the other."""

    code = models.CharField("code postal", max_length=5)
    commune = models.ForeignKey(
        Commune, models.CASCADE, related_name="postcode_rows", verbose_name="commune"
    )

    class Meta:
        verbose_name = "code postal"
        verbose_name_plural = "codes postaux"
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "commune"], name="postcode_once_per_commune")
        ]
        indexes = [models.Index(OpClass("code", name="text_pattern_ops"), name="postcode_prefix")]

    def __str__(self):
        return self.code


class FormerCommune(models.Model):
    """A commune that has gone, or an old code, with the commune of today."""

    code = models.CharField("code INSEE", max_length=5)
    name = models.CharField("nom", max_length=120, blank=True)
    nature = models.CharField("nature", max_length=12, choices=FormerKind.choices)
    successor = models.ForeignKey(
        Commune, models.PROTECT, related_name="former_communes", verbose_name="commune actuelle"
    )
    search_name = models.CharField("nom cherché", max_length=120, editable=False, default="")

    class Meta:
        verbose_name = "ancienne commune"
        verbose_name_plural = "anciennes communes"
        ordering = ["code", "pk"]
        indexes = [
            models.Index(
                OpClass("search_name", name="text_pattern_ops"), name="former_commune_search"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "nature", "successor"], name="former_commune_once"
            )
        ]

    def __str__(self):
        return f"{self.code} {self.name}".strip()


class AbnormalDelay(models.Model):
    """« Délai anormalement long » fixed by the préfet (CCH L.441-1-4), by number of rooms."""

    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="abnormal_delays", verbose_name="territoire"
    )
    # Île-de-France is one territory and has eight préfets: each fixes the delay of its own.
    departement = models.ForeignKey(
        Departement,
        models.PROTECT,
        related_name="abnormal_delays",
        null=True,
        blank=True,
        verbose_name="département",
        help_text="À remplir quand l'arrêté ne vaut que pour une partie du territoire.",
    )
    # Empty list of types: the delay is the same for all.
    home_types = ArrayField(
        models.CharField(max_length=3), default=list, blank=True, verbose_name="types de logement"
    )
    months = models.PositiveSmallIntegerField("délai en mois")
    decree = models.CharField("arrêté", max_length=200)
    effective_on = models.DateField("applicable le")
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    class Meta:
        verbose_name = "délai anormalement long"
        verbose_name_plural = "délais anormalement longs"
        ordering = ["territory", "-effective_on", "pk"]

    def __str__(self):
        return f"{self.territory_id} {self.months} mois"


class ImportStamp(models.Model):
    """When a reference was last changed by an import: each process reloads its table then."""

    name = models.CharField("référentiel", max_length=40, primary_key=True)
    stamp = models.UUIDField("empreinte")
    imported_at = models.DateTimeField("importé le")
    rows = models.PositiveIntegerField("lignes", default=0)

    class Meta:
        verbose_name = "import"

    def __str__(self):
        return f"{self.name} {self.imported_at:%Y-%m-%d}"
