from django.db import models


class CommuneKind(models.TextChoices):
    """INSEE's two kinds of rows (code officiel géographique)."""

    COMMUNE = "COM", "commune"
    ARRONDISSEMENT = "ARM", "arrondissement municipal"


class FormerKind(models.TextChoices):
    DELEGATED = "deleguee", "commune déléguée"
    ASSOCIATED = "associee", "commune associée"
    OLD_CODE = "ancien_code", "ancien code"
