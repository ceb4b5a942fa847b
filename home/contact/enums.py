from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What a message is about."""

    DEMAND = "demande", _("Ma demande de logement")
    DOCUMENTS = "documents", _("Les documents à donner")
    GUICHET = "guichet", _("Un guichet")
    SITE = "site", _("Un problème avec ce site")
    ACCESSIBILITY = "accessibilite", _("Une page que je ne peux pas utiliser (accessibilité)")
    RIGHTS = "donnees", _("Mes données personnelles")
    OTHER = "autre", _("Autre chose")


# A guichet answers; the help desk answers the others.
OF_A_GUICHET = frozenset({Subject.DEMAND, Subject.DOCUMENTS, Subject.GUICHET})


class Complexity(models.TextChoices):
    """How long an answer may take (domain.md 8.3, Q24)."""

    SIMPLE = "simple", _("Simple")
    COMPLEX = "complexe", _("Complexe")
    NATIONAL = "nationale", _("À régler par le service national")


# What is held for simple until an agent says otherwise.
AT_FIRST_SIMPLE = frozenset({Subject.DEMAND, Subject.DOCUMENTS, Subject.GUICHET})


class TicketState(models.TextChoices):
    NEW = "nouveau", _("Nouveau")
    TAKEN = "pris", _("Pris en charge")
    ANSWERED = "repondu", _("Répondu")
    CLOSED = "clos", _("Clos")


WAITING_STATES = frozenset({TicketState.NEW, TicketState.TAKEN})


class TicketEventKind(models.TextChoices):
    RECEIVED = "recu", _("Message reçu")
    TAKEN = "pris", _("Pris en charge")
    SORTED = "classe", _("Délai changé")
    FORWARDED = "transmis", _("Transmis")
    CHASED = "relance", _("Relance envoyée")
    ANSWERED = "repondu", _("Réponse envoyée")
    CALLED = "appele", _("Réponse par téléphone")
    CLOSED = "clos", _("Clos")
