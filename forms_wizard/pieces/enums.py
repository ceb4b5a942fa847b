from django.db import models
from django.utils.translation import gettext_lazy as _


class PieceKind(models.TextChoices):
    IDENTITY = "identity", _("Pièce d'identité")


class PieceState(models.TextChoices):
    """domain.md 6.5."""

    TO_CHECK = "to_check", _("À vérifier")
    ACCEPTED = "accepted", _("Acceptée")
    REFUSED = "refused", _("Refusée")
    REPLACED = "replaced", _("Remplacée")
