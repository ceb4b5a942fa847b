"""Who else than by the receipt's code may come to a demand: by a guichet, as a co-applicant."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.guichets.models import Guichet
from forms_wizard.demands.models.demand import Demand, Person
from forms_wizard.demands.models.history import Letter


class GuichetCode(models.Model):
    """The code that a guichet handed to the applicant after seeing an identity document.

    It alone moves a demand that is in an account; it serves once, and until a day.
    """

    demand = models.OneToOneField(
        Demand, models.CASCADE, related_name="guichet_code", verbose_name="demande"
    )
    code_print = models.CharField("empreinte du code", max_length=64, unique=True)
    guichet = models.ForeignKey(Guichet, models.PROTECT, related_name="+", verbose_name="guichet")
    made_at = models.DateTimeField("fait le")
    # From then on it opens a demand without account only, as the code of the receipt does.
    until = models.DateTimeField("change de compte jusqu'au")

    class Meta:
        verbose_name = "code remis au guichet"
        verbose_name_plural = "codes remis au guichet"
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"{self.demand_id} {self.made_at:%Y-%m-%d}"


class CoAccess(models.Model):
    """A co-applicant may read the demand: the holder agreed; a code, then an account, opens it.

    Withdrawn, the row is gone: the history tells it.
    """

    # A person taken out of the demand reads it no more.
    person = models.OneToOneField(
        Person, models.CASCADE, related_name="access", verbose_name="co-demandeur"
    )
    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="co_accesses", verbose_name="demande"
    )
    agreed_at = models.DateTimeField("accordé le")
    code_print = models.CharField(
        "empreinte du code", max_length=64, unique=True, null=True, blank=True
    )
    # The code for its letter (demands.codes.seal); emptied as soon as it serves no more.
    sealed = models.CharField("code scellé", max_length=200, blank=True)
    letter = models.OneToOneField(
        Letter,
        models.SET_NULL,
        related_name="co_access",
        null=True,
        blank=True,
        verbose_name="courrier",
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="co_accesses",
        null=True,
        blank=True,
        verbose_name="compte",
    )
    claimed_at = models.DateTimeField("ouvert le", null=True, blank=True)

    class Meta:
        verbose_name = "accès d'un co-demandeur"
        verbose_name_plural = "accès de co-demandeurs"
        ordering = ["agreed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="co_access_waits_with_a_code_or_has_an_account",
                condition=(
                    Q(account__isnull=True, claimed_at__isnull=True)
                    | Q(account__isnull=False, claimed_at__isnull=False, code_print=None, sealed="")
                ),
            )
        ]

    def __str__(self):
        return f"{self.demand_id} {self.agreed_at:%Y-%m-%d}"
