"""What a manager says of the letters taken to the post."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms_wizard.letters.models import PostBatch, PostedLetter
from portal.interface.fields import PartialDateField, PlainTextField
from portal.interface.forms import PortalForm


class DepositForm(PortalForm):
    """The day the batch was handed over: from the day it was made to today."""

    deposited_on = PartialDateField(
        full=True,
        label=_("Date de dépôt à la poste"),
        help_text=_("C'est la date du bordereau de dépôt. Elle sert de preuve."),
        error_messages={"required": _("Écrivez la date de dépôt à la poste.")},
    )

    def __init__(self, *args, batch: PostBatch, **kwargs):
        super().__init__(*args, **kwargs)
        self.made_on = timezone.localdate(batch.made_at)

    def clean_deposited_on(self) -> date:
        day = self.cleaned_data["deposited_on"].earliest
        if day > self.today:
            raise forms.ValidationError(
                _("Cette date est dans le futur. Écrivez la date du bordereau."), code="future"
            )
        if day < self.made_on:
            raise forms.ValidationError(
                _("Cette date est avant la préparation du lot. Écrivez la date du bordereau."),
                code="before",
            )
        return day


class ReturnedForm(PortalForm):
    """The code of a letter that came back; only letters of `letters` are known."""

    code = PlainTextField(
        label=_("Code du courrier"),
        help_text=_("Dix caractères, au-dessus de l'adresse dans la fenêtre de l'enveloppe."),
        max_length=20,
        error_messages={"required": _("Écrivez le code du courrier revenu.")},
    )

    def __init__(self, *args, letters, **kwargs):
        super().__init__(*args, **kwargs)
        self.letters = letters

    def clean_code(self) -> PostedLetter:
        code = "".join(self.cleaned_data["code"].split()).upper()
        posted = self.letters.filter(code=code).first()
        if posted is None:
            raise forms.ValidationError(
                _("Aucun courrier de votre territoire n'a ce code. Vérifiez les dix caractères."),
                code="unknown",
            )
        if posted.batch.deposited_on is None:
            raise forms.ValidationError(
                _("Le lot de ce courrier n'est pas déposé. Écrivez d'abord sa date de dépôt."),
                code="not_deposited",
            )
        return posted
