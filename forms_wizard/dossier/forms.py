from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.identity_lock import LONGEST_REQUEST
from portal.interface.fields import ParagraphField
from portal.interface.forms import PortalForm


class RenounceForm(PortalForm):
    """The second of two steps: a box that nothing ticks in the person's place."""

    sure = forms.BooleanField(
        label=_("J'ai compris : ma demande s'arrête, et je perds mon numéro et mon ancienneté."),
        error_messages={"required": _("Cochez la case pour renoncer, ou gardez votre demande.")},
    )


class CorrectionForm(PortalForm):
    """What a guichet must correct in a name or a birth date that it has checked."""

    text = ParagraphField(
        label=_("Qu'est-ce qui est faux, et qu'est-ce qui est juste ?"),
        help_text=_("Par exemple : mon prénom est Amina, et non Amine."),
        max_length=LONGEST_REQUEST,
        error_messages={"required": _("Écrivez ce qui est faux et ce qui est juste.")},
    )
