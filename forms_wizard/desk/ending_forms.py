"""What an agent writes when a demand ends, or comes back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.interface.fields import ParagraphField, PlainTextField
from portal.interface.forms import PortalForm


class WrittenRenunciationForm(PortalForm):
    """The person's own signed words, in the hands of the agent (CCH R.441-2-8, b)."""

    written = forms.BooleanField(
        label=_("J'ai la renonciation écrite et signée de la personne."),
        help_text=_("Gardez-la un an. Une parole ou un appel ne suffit pas."),
        error_messages={"required": _("Cochez la case si vous avez la renonciation écrite.")},
    )


class ReactivateForm(PortalForm):
    requester = PlainTextField(
        label=_("Service qui a reçu la personne"),
        help_text=_("Le guichet qui vous demande cette réactivation."),
        max_length=150,
        error_messages={"required": _("Écrivez quel service demande cette réactivation.")},
    )
    proof = ParagraphField(
        label=_("Preuve"),
        help_text=_("Ce que la personne a donné ou répondu, et le jour."),
        max_length=500,
        error_messages={"required": _("Écrivez sur quelle preuve la demande revient.")},
    )


class CorrectErrorForm(PortalForm):
    reason = ParagraphField(
        label=_("Pourquoi l'arrêt était une erreur"),
        max_length=500,
        error_messages={"required": _("Écrivez pourquoi l'arrêt était une erreur.")},
    )
    proof = ParagraphField(
        label=_("Preuve"),
        help_text=_("Le document ou le fait qui montre l'erreur."),
        max_length=500,
        error_messages={"required": _("Écrivez quelle preuve montre l'erreur.")},
    )
