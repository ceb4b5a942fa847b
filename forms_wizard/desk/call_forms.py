from django import forms
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.enums import CallResult
from portal.interface.forms import PortalForm


class CallForm(PortalForm):
    """How a call went."""

    result = forms.ChoiceField(
        label=_("Comment s'est passé l'appel ?"),
        choices=CallResult,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez comment s'est passé l'appel."),
            "invalid_choice": _("Choisissez comment s'est passé l'appel."),
        },
    )
