from django.db import models
from django.utils.translation import gettext_lazy as _


class CalloutMeaning(models.TextChoices):
    """What a highlighted text is for; templates map it to a look."""

    INFORMATION = "information", _("Information")
    WARNING = "warning", _("Attention")
    SUCCESS = "success", _("Succès")


class HeadingLevel(models.TextChoices):
    """The page's title is level 1; a body starts at 2."""

    SECTION = "2", _("Titre de partie")
    SUBSECTION = "3", _("Titre de sous-partie")


class Emphasis(models.TextChoices):
    PRIMARY = "primary", _("Action principale")
    SECONDARY = "secondary", _("Action secondaire")


class Conformity(models.TextChoices):
    """What the footer and the accessibility page say (décret 2019-768, domain.md 10.1)."""

    FULL = "full", _("totalement conforme")
    PARTIAL = "partial", _("partiellement conforme")
    NONE = "none", _("non conforme")


class OperatorFacts(models.TextChoices):
    """What only the operator knows, kept in the site's settings and shown by a block."""

    PUBLISHER = "publisher", _("Éditeur du site")
    HOST = "host", _("Hébergeur")
    PRIVACY = "privacy", _("Responsable des données personnelles")
    CONTACT = "contact", _("Pour nous écrire ou nous appeler")
    CONFORMITY = "conformity", _("État de l'accessibilité")


class Freshness(models.TextChoices):
    """How long ago a person read the whole page, against the day it was to be read again."""

    STALE = "stale", _("En retard")
    DUE = "due", _("À relire")
    NEVER = "never", _("Jamais vérifiée")
    FRESH = "fresh", _("À jour")


class EntryKind(models.TextChoices):
    """What a result of a search is; the values stand in addresses (`?sorte=`)."""

    PAGE = "page", _("Page")
    NEWS = "actualite", _("Actualité")
    QUESTION = "question", _("Question fréquente")
    TERM = "mot", _("Mot expliqué")
