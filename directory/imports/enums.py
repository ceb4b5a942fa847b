from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    CHECKING = "checking", _("Vérification en cours")
    CHECKED = "checked", _("À appliquer")
    UNUSABLE = "unusable", _("Inutilisable")
    APPLYING = "applying", _("Application en cours")
    APPLIED = "applied", _("Appliqué")
    UNDOING = "undoing", _("Annulation en cours")
    UNDONE = "undone", _("Annulé")
    ABANDONED = "abandoned", _("Abandonné")


# Somebody waits for the worker.
AT_WORK = frozenset({ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING})
