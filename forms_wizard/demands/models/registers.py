"""What is counted, suspected and read about demands."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from directory.territory.models import Territory
from forms_wizard.demands.enums import AccessReason
from forms_wizard.demands.models.demand import Demand
from forms_wizard.demands.models.history import append_only


class NumberCounter(models.Model):
    """The last serial number given in one territory for one month of filing (domain.md 3.1)."""

    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="+", verbose_name="territoire"
    )
    month = models.CharField("mois (MMAA)", max_length=4)
    last = models.PositiveIntegerField("dernier numéro", default=0)

    class Meta:
        verbose_name = "compteur de numéros"
        verbose_name_plural = "compteurs de numéros"
        ordering = ["territory", "month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "month"], name="counter_once_per_month")
        ]

    def __str__(self):
        return f"{self.territory_id} {self.month} {self.last}"


class SuspectedDuplicate(models.Model):
    """Two live demands of one territory with the same identity key, for the manager's list."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="suspected_duplicates", verbose_name="demande"
    )
    other = models.ForeignKey(
        Demand, models.CASCADE, related_name="+", verbose_name="autre demande"
    )
    found_at = models.DateTimeField("trouvé le")
    settled_at = models.DateTimeField("traité le", null=True, blank=True)

    class Meta:
        verbose_name = "doublon possible"
        verbose_name_plural = "doublons possibles"
        ordering = ["found_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["demand", "other"], name="suspected_pair_once")
        ]

    def __str__(self):
        return f"{self.demand_id} {self.other_id}"


class NightRun(models.Model):
    """One run of a nightly command: what operators look at when something did not happen."""

    name = models.CharField("commande", max_length=20)
    # The day it was run for; time is passed in.
    day = models.DateField("jour")
    started_at = models.DateTimeField("commencée le")
    # Null while it runs, and for ever when it was killed.
    ended_at = models.DateTimeField("terminée le", null=True, blank=True)
    result = models.CharField("résultat", max_length=500, blank=True)

    class Meta:
        verbose_name = "passage de nuit"
        verbose_name_plural = "passages de nuit"
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["name", "-started_at"], name="night_run_of_command")]

    def __str__(self):
        return f"{self.name} {self.day}"


class AccessLine(models.Model):
    """Who looked at a demand that is not theirs, when and why; opaque references only."""

    reference = models.CharField("référence", max_length=10, db_index=True)
    agent_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, verbose_name="agent"
    )
    guichet_code = models.CharField("guichet", max_length=5)
    organisme_kind = models.CharField("type d'organisme", max_length=16)
    reason = models.CharField("motif", max_length=16, choices=AccessReason.choices)
    at = models.DateTimeField("date")

    class Meta:
        verbose_name = "lecture d'une demande"
        verbose_name_plural = "lectures de demandes"
        ordering = ["-at", "-pk"]
        triggers = append_only("agent_user")

    def __str__(self):
        return f"{self.reference} {self.reason}"
