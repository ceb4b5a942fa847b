"""The registered letter that comes before two of the removals (CCH R.441-2-8, c and d)."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.enums import Inadmissibility, RemovalMotive
from portal.interface.fields import PartialDateField
from portal.interface.forms import PortalForm

# What the letter says to the person, not what ends the demand.
NO_ANSWER = (RemovalMotive.NO_ANSWER.value, _("Un courrier est resté sans réponse"))
CONDITIONS = Inadmissibility.choices


class WarnForm(PortalForm):
    """`landlord`: a commission of a landlord alone says that a condition is not met."""

    why = forms.ChoiceField(
        label=_("Pourquoi cette personne est avertie"),
        help_text=_("Seulement après l'envoi d'un courrier avec avis de réception."),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez pourquoi la personne est avertie."),
            "invalid_choice": _("Choisissez pourquoi la personne est avertie."),
        },
    )

    def __init__(self, *args, landlord: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = [NO_ANSWER, *(CONDITIONS if landlord else [])]

    @property
    def motive(self) -> RemovalMotive:
        plain = self.cleaned_data["why"] == RemovalMotive.NO_ANSWER
        return RemovalMotive.NO_ANSWER if plain else RemovalMotive.INADMISSIBLE

    @property
    def inadmissibility(self) -> str:
        return "" if self.motive == RemovalMotive.NO_ANSWER else self.cleaned_data["why"]


class DeliveredForm(PortalForm):
    """The day of the receipt; `sent_on`: the day of the letter."""

    on = PartialDateField(
        full=True,
        label=_("Date de l'avis de réception"),
        help_text=_("Le jour où la personne a reçu le courrier. Exemple : 31/12/2025."),
        error_messages={"required": _("Écrivez la date de l'avis de réception.")},
    )

    def __init__(self, *args, sent_on: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.sent_on = sent_on

    def clean_on(self) -> date:
        day = self.cleaned_data["on"].earliest
        if not self.sent_on <= day <= self.today:
            raise forms.ValidationError(
                _("Cette date est avant le courrier ou dans le futur. Lisez l'avis de réception."),
                code="out_of_range",
            )
        return day


class RemoveForm(PortalForm):
    """Nobody loses a demand by one click beside the button that was meant."""

    sure = forms.BooleanField(
        label=_("J'ai vérifié : aucune réponse n'est arrivée, par aucun moyen."),
        error_messages={"required": _("Cochez la case si vous avez vérifié les réponses reçues.")},
    )
