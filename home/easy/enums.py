from django.db import models
from django.utils.translation import gettext_lazy as _


class Symbol(models.TextChoices):
    """What the drawing beside sentences is about; templates map it to an icon."""

    HOME = "home", _("Logement")
    FORM = "form", _("Demande à remplir")
    IDENTITY = "identity", _("Pièce d'identité")
    DATE = "date", _("Date")
    WAIT = "wait", _("Attente")
    LETTER = "letter", _("Courrier")
    PHONE = "phone", _("Téléphone")
    COMPUTER = "computer", _("Internet")
    PEOPLE = "people", _("Personne qui aide")
    PLACE = "place", _("Guichet")
    MONEY = "money", _("Argent")
    YES = "yes", _("Oui, c'est bon")
    NO = "no", _("Non, ou arrêt")
    WARNING = "warning", _("Attention")
    LAW = "law", _("Loi, droits")
    NUMBER = "number", _("Numéro")
