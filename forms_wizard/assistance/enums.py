from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """How far the person lets the helper go; the person chooses."""

    PREPARE = "preparer", _("Préparer une demande : je l'enverrai moi-même")
    SUBMIT = "deposer", _("Préparer et envoyer une demande")
    FOLLOW = "suivre", _("Suivre, modifier et renouveler une demande déjà envoyée")


class Consent(models.TextChoices):
    """How the person agreed."""

    ACCOUNT = "compte", _("avec son compte")
    PHONE = "telephone", _("avec un code, sur son propre appareil")
    PAPER = "papier", _("sur un papier signé")


class EndedBy(models.TextChoices):
    """Who ended a session before its day was over."""

    PERSON = "personne", _("arrêtée par vous")
    HELPER = "aidant", _("terminée par la personne qui aide")
