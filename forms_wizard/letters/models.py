"""What was tried to deliver a letter."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.territory.models import Territory
from forms_wizard.demands.models import Letter
from forms_wizard.demands.references import new_reference
from forms_wizard.letters.storage import PostStorage


class Outcome(models.TextChoices):
    SENT = "sent", _("Envoyé")
    FAILED = "failed", _("Échec")
    REFUSED = "refused", _("Adresse refusée par la messagerie")
    NO_ADDRESS = "no_address", _("Pas d'adresse électronique")
    BOUNCED = "bounced", _("Revenu : l'adresse électronique ne marche pas")
    DEPOSITED = "deposited", _("Remis à la poste")
    DELAYED = "delayed", _("Pas encore remis : la messagerie réessaie")
    RETURNED = "returned", _("Revenu : n'habite pas à l'adresse indiquée")
    NO_NUMBER = "no_number", _("Pas de portable qui accepte les SMS")
    TOO_LATE = "too_late", _("Pas envoyé : ce message n'était plus utile")
    DELIVERED = "delivered", _("Arrivé sur le téléphone")
    UNDELIVERED = "undelivered", _("Pas arrivé : le téléphone ne répond pas")
    UNKNOWN = "unknown", _("Parti, sans nouvelle du téléphone")


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
    # How the gateway of SMS names it in its receipts.
    ticket = models.CharField("numéro d'envoi", max_length=64, blank=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ["letter", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="attempt_has_its_own_ticket", fields=["ticket"], condition=~models.Q(ticket="")
            )
        ]

    def __str__(self):
        return f"{self.letter_id} {self.outcome}"


def printed_at(batch: "PostBatch", filename: str) -> str:
    """Named by us: « 7KQ2M9XAAB.pdf »."""
    return f"{batch.reference}.{filename.rpartition('.')[2]}"


class PostBatch(models.Model):
    """Letters of one territory printed together, taken to the post together.

    Its letters are chosen once, with the row; its files are made afterwards, and made again by
    whoever finds them missing. `deposited_on` is what proves its letters.
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="+", verbose_name="territoire"
    )
    made_at = models.DateTimeField("préparé le")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="préparé par",
    )
    count = models.PositiveIntegerField("courriers")
    deposited_on = models.DateField("remis à la poste le", null=True, blank=True)
    pdf = models.FileField("PDF", storage=PostStorage(), upload_to=printed_at, blank=True)
    manifest = models.FileField("liste", storage=PostStorage(), upload_to=printed_at, blank=True)

    class Meta:
        verbose_name = "lot de courriers"
        verbose_name_plural = "lots de courriers"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.reference


class PostedLetter(models.Model):
    """One letter in its batch: a letter is in one batch only. `code` is printed on it."""

    letter = models.OneToOneField(
        Letter, models.CASCADE, related_name="posted", verbose_name="courrier"
    )
    batch = models.ForeignKey(PostBatch, models.CASCADE, related_name="letters", verbose_name="lot")
    code = models.CharField(
        "code du courrier", max_length=10, unique=True, default=new_reference, editable=False
    )

    class Meta:
        verbose_name = "courrier d'un lot"
        verbose_name_plural = "courriers d'un lot"
        ordering = ["batch", "pk"]

    def __str__(self):
        return self.code
