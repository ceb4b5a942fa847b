"""When a paragraph of a letter is said."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """A fact of a demand or of a letter that decides whether a paragraph is in it."""

    ON_PAPER = "on_paper", _("la demande a été faite sur papier")
    SHOWN_AT_GUICHET = "shown_at_guichet", _("la pièce d'identité sera montrée à un guichet")
    SENT_ONLINE = "sent_online", _("la pièce d'identité a été envoyée en ligne")
    WITH_ACCOUNT = "with_account", _("la personne a un compte")
    WITHOUT_ACCOUNT = "without_account", _("la personne n'a pas de compte")
    NO_ANSWER = "no_answer", _("la personne n'a pas répondu")
    CONDITION_NAMED = "condition_named", _("une condition de la loi manque, et on sait laquelle")
    CONDITION_UNNAMED = "condition_unnamed", _("une condition de la loi manque, sans précision")
    MAY_RESUME = "may_resume", _("la demande peut reprendre")
    MAY_APPEAL = "may_appeal", _("la décision peut être contestée")
    END_KNOWN = "end_known", _("la fin de validité est connue")
    HOLDER_DIED = "holder_died", _("le demandeur est décédé")
    HOUSEHOLD_CHANGED = "household_changed", _("une personne a quitté la demande")
    MERGED = "merged", _("la demande est réunie avec une autre de la même personne")
