"""What lies behind a removal: a warning that was sent, a lease that was signed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import Inadmissibility, RemovalMotive
from forms_wizard.demands.models.demand import Demand

WARNED_MOTIVES = (RemovalMotive.NO_ANSWER, RemovalMotive.INADMISSIBLE)


class RemovalWarning(models.Model):
    """A registered letter that comes before a removal of motive c or d (CCH R.441-2-8).

    It is open until it is answered. `delivered_on`: the day of the receipt, once it came back.
    """

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="warnings", verbose_name="demande"
    )
    motive = models.CharField("motif", max_length=6, choices=RemovalMotive.choices)
    inadmissibility = models.CharField(
        "condition non remplie", max_length=6, choices=Inadmissibility.choices, blank=True
    )
    guichet = models.ForeignKey(Guichet, models.PROTECT, related_name="+", verbose_name="guichet")
    sent_on = models.DateField("envoyé le")
    delivered_on = models.DateField("remis le", null=True, blank=True)
    answered_on = models.DateField("répondu le", null=True, blank=True)

    class Meta:
        verbose_name = "avertissement"
        ordering = ["demand", "sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="warning_has_a_motive_that_asks_one",
                condition=Q(motive=RemovalMotive.NO_ANSWER, inadmissibility="")
                | Q(motive=RemovalMotive.INADMISSIBLE) & ~Q(inadmissibility=""),
            ),
            models.CheckConstraint(
                name="warning_is_delivered_after_it_is_sent",
                condition=Q(delivered_on__isnull=True) | Q(delivered_on__gte=models.F("sent_on")),
            ),
            models.UniqueConstraint(
                name="one_open_warning_per_motive",
                fields=["demand", "motive"],
                condition=Q(answered_on__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.motive} {self.sent_on}"


class Quota(models.TextChoices):
    """Whose right of reservation the dwelling was under (CCH R.441-2-9; « contingent »)."""

    LOCAL = "COLTER", _("Collectivités territoriales")
    EMPLOYERS = "COLACT", _("Action Logement")
    STATE_PRIORITY = "PPRIOR", _("Préfet, publics prioritaires")
    STATE_STAFF = "PFONCT", _("Préfet, agents de l'État")
    OTHER = "AUTRES", _("Autre réservataire")
    NONE = "AUCUN", _("Sans réservation")


class CollectiveAgreement(models.TextChoices):
    DEPARTEMENT = "ACD", _("Accord collectif départemental")
    INTERCOMMUNAL = "ACI", _("Accord collectif intercommunal")
    NONE = "AUCUN", _("Aucun")
    UNKNOWN = "NONDOC", _("Non documenté")


class SignedLease(models.Model):
    """The allocation behind a removal of motive a: what CCH R.441-2-9 wants recorded.

    The dwelling is told by its RPLS identifier, or by its commune, type, surface and rent.
    """

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="leases", verbose_name="demande"
    )
    landlord = models.ForeignKey(Guichet, models.PROTECT, related_name="+", verbose_name="bailleur")
    signed_on = models.DateField("signé le")
    rpls = models.CharField("identifiant RPLS du logement", max_length=20, blank=True)
    commune = models.ForeignKey(
        "territory.Commune",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="commune",
    )
    home_type = models.CharField("type de logement", max_length=3, blank=True)
    surface = models.DecimalField(
        "surface (m²)", max_digits=6, decimal_places=2, null=True, blank=True
    )
    rent = models.DecimalField(
        "loyer (€ par mois)", max_digits=8, decimal_places=2, null=True, blank=True
    )
    quota = models.CharField("contingent", max_length=6, choices=Quota.choices)
    agreement = models.CharField(
        "accord collectif", max_length=6, choices=CollectiveAgreement.choices
    )
    dalo = models.BooleanField("prioritaire DALO")
    transfer = models.BooleanField("déjà logé par ce bailleur")
    priority_district = models.BooleanField("en quartier prioritaire")

    class Meta:
        verbose_name = "bail signé"
        verbose_name_plural = "baux signés"
        ordering = ["demand", "signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="lease_tells_the_dwelling",
                condition=~Q(rpls="")
                | Q(commune__isnull=False, surface__gt=0, rent__gte=0) & ~Q(home_type=""),
            )
        ]

    def __str__(self):
        return f"{self.signed_on}"
