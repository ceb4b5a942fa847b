"""Published figures of territories: one row a cell, as in a tidy open file (domain.md 8.2)."""

from django.db import models

from directory.figures.enums import (
    CeilingStatus,
    CeilingZone,
    Financing,
    Level,
    Measure,
    Modality,
    Secret,
)


class Source(models.Model):
    """One published file in one vintage: who says it, where to read it again, under what terms."""

    id = models.SmallAutoField(primary_key=True)
    slug = models.SlugField("code", max_length=20)  # « rpls », « sru », « sne »
    vintage = models.PositiveSmallIntegerField("millésime")
    name = models.CharField("nom", max_length=120)
    publisher = models.CharField("producteur", max_length=120)
    # Empty for demonstration data, which are published nowhere.
    url = models.URLField("adresse des données", blank=True)
    licence = models.CharField("licence", max_length=60, blank=True)
    published_on = models.DateField("publiées le", null=True, blank=True)
    demonstration = models.BooleanField("données de démonstration", default=False)

    class Meta:
        verbose_name = "source de chiffres"
        verbose_name_plural = "sources de chiffres"
        ordering = ["slug", "-vintage", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "vintage", "demonstration"], name="figures_source_once"
            )
        ]

    def __str__(self):
        return f"{self.name} {self.vintage}"


class Figure(models.Model):
    """One cell: a territory, a measure, a size of home, a year. A masked cell has no value.

    What is below the secrecy threshold is not even stored. The unique constraint is the index of
    all reads: one territory, its measures, the last years.
    """

    level = models.CharField("niveau", max_length=4, choices=Level.choices)
    code = models.CharField("code du territoire", max_length=9)
    measure = models.CharField("mesure", max_length=12, choices=Measure.choices)
    year = models.PositiveSmallIntegerField("année")
    modality = models.CharField("type de logement", max_length=5, choices=Modality.choices)
    # Units of enums.UNITS; whole numbers for counts; null when masked.
    value = models.DecimalField("valeur", max_digits=11, decimal_places=2, null=True, blank=True)
    # How many allocations a delay is about; null when it is not known or below the threshold.
    n = models.PositiveIntegerField("effectif", null=True, blank=True)
    secret = models.CharField("secret", max_length=1, choices=Secret.choices, blank=True)
    # The day of a stock; null for what happened during the year.
    on = models.DateField("au", null=True, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="figures", db_index=False, verbose_name="source"
    )

    class Meta:
        verbose_name = "chiffre clé"
        verbose_name_plural = "chiffres clés"
        ordering = ["level", "code", "measure", "-year", "modality", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "level", "measure", "year", "modality"], name="figure_once"
            ),
            models.CheckConstraint(
                name="figure_masked_has_no_value",
                condition=models.Q(secret="", value__isnull=False)
                | models.Q(secret__in=Secret.values, value__isnull=True, n__isnull=True),
            ),
        ]

    def __str__(self):
        measure, size = self.get_measure_display(), self.get_modality_display()
        return f"{self.get_level_display()} {self.code} : {measure}, {size}, {self.year}"


class Ceiling(models.Model):
    """One income ceiling: euros of « revenu fiscal de référence » a year (CCH R.441-1)."""

    year = models.PositiveSmallIntegerField("année")
    financing = models.CharField("financement", max_length=4, choices=Financing.choices)
    zone = models.CharField("zone", max_length=24, choices=CeilingZone.choices)
    # « 1 » to « 6 », or « sup »: for each person more than six.
    category = models.CharField("catégorie de ménage", max_length=3)
    euros = models.PositiveIntegerField("euros")
    status = models.CharField("origine", max_length=8, choices=CeilingStatus.choices)

    class Meta:
        verbose_name = "plafond de ressources"
        verbose_name_plural = "plafonds de ressources"
        ordering = ["-year", "financing", "zone", "category", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "financing", "zone", "category"], name="ceiling_once"
            )
        ]

    def __str__(self):
        return f"{self.financing} {self.year} {self.zone} {self.category}"
