"""What was tried to deliver a letter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.models import Letter


class Outcome(models.TextChoices):
    SENT = "sent", _("Envoyé")
    FAILED = "failed", _("Échec")
    REFUSED = "refused", _("Adresse refusée par la messagerie")
    NO_ADDRESS = "no_address", _("Pas d'adresse électronique")
    BOUNCED = "bounced", _("Revenu : l'adresse électronique ne marche pas")
    DEPOSITED = "deposited", _("Remis à la poste")
    RETURNED = "returned", _("Revenu : n'habite pas à l'adresse indiquée")


class Attempt(models.Model):
    """One try at delivering one letter by one channel."""

    letter = models.ForeignKey(
        Letter, models.CASCADE, related_name="attempts", verbose_name="courrier"
    )
    channel = models.CharField("canal", max_length=8, default="email")
    outcome = models.CharField("résultat", max_length=12, choices=Outcome.choices)
    at = models.DateTimeField("date")
    error = models.CharField("erreur", max_length=200, blank=True)
    # What the mail server answered, or the batch of the printer: the proof that is kept.
    proof = models.CharField("preuve", max_length=300, blank=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ["letter", "at", "pk"]

    def __str__(self):
        return f"{self.letter_id} {self.outcome}"
