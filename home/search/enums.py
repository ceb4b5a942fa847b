from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What a result is; the values stand in addresses (`?sorte=`)."""

    PAGE = "page", _("Page")
    NEWS = "actualite", _("Actualité")
    QUESTION = "question", _("Question fréquente")
    TERM = "mot", _("Mot expliqué")


# The database's own configurations; the words of another language are compared as they are.
CONFIGURATIONS = {"fr": "french", "en": "english", "ar": "arabic"}
OTHER_CONFIGURATION = "simple"


def configuration(language: str) -> str:
    """How the words of a language lose their endings (« logements » is « logement »)."""
    return CONFIGURATIONS.get(language, OTHER_CONFIGURATION)
