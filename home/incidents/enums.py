from django.db import models


class IncidentKind(models.TextChoices):
    """How serious it is; templates map it to a look."""

    INFORMATION = "information", "Information"
    WARNING = "warning", "Alerte"
    INCIDENT = "incident", "Incident en cours"


class Where(models.TextChoices):
    """Which screens show the banner."""

    SITE = "site", "Tout le site et les courriels"
    HOME = "home", "La page d'accueil seule"
    APPLICATION = (
        "application",
        "Les écrans de la démarche (demande, dossier, compte) et les courriels",
    )
