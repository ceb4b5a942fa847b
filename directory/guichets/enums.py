from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganismeKind(models.TextChoices):
    """Who may register demands (CCH R.441-2-1), and the manager of a territory."""

    LANDLORD = "bailleur", _("Bailleur social")
    COMMUNE = "commune", _("Commune")
    EPCI = "epci", _("Intercommunalité")
    DEPARTEMENT = "departement", _("Département")
    STATE = "etat", _("Service de l'État")
    ACTION_LOGEMENT = "action_logement", _("Action Logement")
    SIAO = "siao", _("Service intégré d'accueil et d'orientation")
    EMPLOYER = "employeur", _("Employeur ou organisme réservataire")
    MANAGER = "gestionnaire", _("Gestionnaire territorial")


# CCH R.441-2-6: these see the demands of the whole territory.
WHOLE_TERRITORY_KINDS = frozenset(
    {
        OrganismeKind.LANDLORD,
        OrganismeKind.STATE,
        OrganismeKind.MANAGER,
        OrganismeKind.ACTION_LOGEMENT,
        OrganismeKind.SIAO,
        OrganismeKind.EMPLOYER,
    }
)


class GuichetService(models.TextChoices):
    REGISTER = "enregistrer", _("Enregistrer une demande")
    RENEW = "renouveler", _("Renouveler une demande")
    MODIFY = "modifier", _("Modifier une demande")
    IDENTITY = "identite", _("Vérifier une pièce d'identité")
    SCAN = "numeriser", _("Numériser des documents")
    ADVICE = "conseil", _("Donner des conseils")
    DIGITAL_HELP = "accompagner", _("Aider à utiliser internet")
