from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.interface.forms import PortalForm


class RenounceForm(PortalForm):
    """The second of two steps: a box that nothing ticks in the person's place."""

    sure = forms.BooleanField(
        label=_("J'ai compris : ma demande s'arrête, et je perds mon numéro et mon ancienneté."),
        error_messages={"required": _("Cochez la case pour renoncer, ou gardez votre demande.")},
    )
