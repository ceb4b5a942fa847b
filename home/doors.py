"""The doors of the application that an editorial page may open."""

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.interface.languages import of_addresses


class Door(models.TextChoices):
    START = "start", _("Faire une demande")
    FOLLOW = "follow", _("Suivre ma demande")
    GUICHETS = "guichets", _("Trouver un guichet")
    COMMUNES = "communes", _("Chercher une commune")
    COMPARE = "compare", _("Comparer des communes")
    SIMULATOR = "simulator", _("Simulateur de plafonds de ressources")
    CEILINGS = "ceilings", _("Tableau des plafonds de ressources")
    OPEN_DATA = "open_data", _("Données ouvertes, pour les programmes (API)")
    SIGN_UP = "sign_up", _("Créer un compte")
    SEARCH = "search", _("Rechercher dans le site")
    WRITE = "write", _("Écrire un message")


URL_NAMES = {
    Door.START: "filing:start",
    Door.FOLLOW: "dossier:home",
    Door.GUICHETS: "guichets:list",
    Door.COMMUNES: "places:search",
    Door.COMPARE: "places:comparison",
    Door.SIMULATOR: "figures:simulator",
    Door.CEILINGS: "figures:ceilings",
    Door.OPEN_DATA: "api:openapi-json",
    Door.SIGN_UP: "account_signup",
    Door.SEARCH: "search",
    Door.WRITE: "contact:write",
}


def door_url(door: str) -> str:
    """The door's address in the language of this one; empty when the room is not mounted."""
    try:
        with translation.override(of_addresses()):
            return reverse(URL_NAMES[Door(door)])
    except NoReverseMatch:
        return ""
