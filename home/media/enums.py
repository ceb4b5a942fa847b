from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentLanguage(models.TextChoices):
    """The languages in which documents for applicants are found, as a link announces them."""

    FRENCH = "fr", _("en français")
    EASY = "fr-x-falc", _("en français facile à lire")
    ENGLISH = "en", _("en anglais")
    ARABIC = "ar", _("en arabe")
    UKRAINIAN = "uk", _("en ukrainien")
    RUSSIAN = "ru", _("en russe")
    SPANISH = "es", _("en espagnol")
    PORTUGUESE = "pt", _("en portugais")
    TURKISH = "tr", _("en turc")
    ROMANIAN = "ro", _("en roumain")
    PERSIAN = "fa", _("en persan")
    PASHTO = "ps", _("en pachto")
    CHINESE = "zh", _("en chinois")
