from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from directory.guichets.enums import ReportState
from forms_wizard.demands.deadlines import end_of_validity
from forms_wizard.demands.enums import IdentityDocument, IdentityRefusal
from forms_wizard.demands.refusals import WHAT_TO_DO
from portal.interface.fields import IN_LIST, ParagraphField, PartialDateField, RadioField
from portal.interface.forms import PortalForm

# A paper form received earlier than that needs a reason (domain.md 4.4, row 6).
PAPER_MONTHS = 1


class AcceptForm(PortalForm):
    """`homonym`: another demand with the same identity is registered; the agent says why not."""

    document = forms.ChoiceField(
        label=_("Document vu"),
        choices=IdentityDocument,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez le document que vous avez vu."),
            "invalid_choice": _("Choisissez le document que vous avez vu."),
        },
    )

    def __init__(self, *args, homonym: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.homonym = homonym
        if homonym:
            self.fields["homonym_reason"] = ParagraphField(
                label=_("Pourquoi ce sont deux personnes différentes"),
                help_text=_("Vous avez vu les deux documents. Ce texte reste dans l'historique."),
                max_length=500,
                error_messages={
                    "required": _("Écrivez pourquoi ce sont deux personnes différentes.")
                },
            )


class RefuseForm(PortalForm):
    reason = forms.ChoiceField(
        label=_("Raison"),
        help_text=_("La personne lira cette raison et ce qu'elle doit faire."),
        choices=[
            (refusal.value, format_lazy("{} {}", refusal.label, WHAT_TO_DO[refusal]))
            for refusal in IdentityRefusal
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez la raison du refus."),
            "invalid_choice": _("Choisissez la raison du refus."),
        },
    )


class PaperForm(PortalForm):
    """The day a paper form was received: today or before, with a reason beyond a month."""

    received_on = PartialDateField(
        full=True,
        label=_("Date de réception du formulaire"),
        help_text=_("C'est la date du tampon. Elle donne l'ancienneté. Exemple : 31/12/2025."),
        error_messages={"required": _("Écrivez la date de réception du formulaire.")},
    )
    late_reason = ParagraphField(
        label=_("Pourquoi la saisie est tardive"),
        help_text=_("À remplir quand le formulaire a été reçu il y a plus d'un mois."),
        max_length=500,
        required=False,
        error_messages={
            "required": _("Écrivez pourquoi ce formulaire est saisi plus d'un mois après.")
        },
    )

    def clean_received_on(self) -> date:
        day = self.cleaned_data["received_on"].earliest
        if day > self.today:
            raise forms.ValidationError(
                _("Cette date est dans le futur. Écrivez la date du tampon."), code="future"
            )
        if end_of_validity(day) < self.today:
            raise forms.ValidationError(
                _("Cette date a plus d'un an. Vérifiez l'année, ou demandez au gestionnaire."),
                code="expired",
            )
        return day

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("received_on")
        late = day and day < self.today - relativedelta(months=PAPER_MONTHS)
        if late and not cleaned.get("late_reason"):
            self.require("late_reason")
        return cleaned


class TreatReportForm(PortalForm):
    """What became of an error that the public reported on the card of the guichet."""

    state = RadioField(
        label=_("Ce signalement"),
        choices=[
            (ReportState.CORRECTED.value, _("était juste : la fiche est corrigée")),
            (ReportState.RIGHT.value, _("n'était pas juste : la fiche est exacte")),
        ],
        error_messages={"required": _("Dites si la fiche est corrigée ou exacte."), **IN_LIST},
    )
    answer = ParagraphField(
        label=_("Réponse à la personne"),
        help_text=_("Envoyée si elle a laissé son adresse, qui est ensuite effacée."),
        required=False,
        max_length=1000,
    )
