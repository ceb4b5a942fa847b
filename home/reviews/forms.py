"""What an editor says about the truth of a page."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from home.models import ReviewedPage
from home.reviews.keepers import keepers
from home.reviews.verbs import next_review

NOT_A_DATE = _("Écrivez un jour qui existe, par exemple 31/05/2027.")
IN_THE_PAST = _("Choisissez un jour à venir pour la prochaine relecture.")


class ConfirmForm(forms.Form):
    """« Je l'ai relue, rien à changer », and the day of the next time."""

    review_on = forms.DateField(
        label=_("Prochaine relecture"),
        required=False,
        widget=AdminDateInput(),
        help_text=_("Sans date, ce sera celle que le site propose."),
        error_messages={"invalid": NOT_A_DATE},
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, prefix="confirm", **kwargs)
        self.today = today
        self.fields["review_on"].initial = next_review(today)

    def clean_review_on(self):
        review_on = self.cleaned_data["review_on"]
        if review_on and review_on <= self.today:
            raise forms.ValidationError(IN_THE_PAST)
        return review_on


class PlanForm(forms.Form):
    """Who answers for the page, and when it is read again."""

    keeper = forms.ModelChoiceField(
        label=_("Responsable du contenu"),
        queryset=None,
        required=False,
        empty_label=_("Personne : les relecteurs sont prévenus"),
        error_messages={"invalid_choice": _("Choisissez une personne de la liste.")},
    )
    review_on = forms.DateField(
        label=_("À relire le"),
        required=False,
        widget=AdminDateInput(),
        error_messages={"invalid": NOT_A_DATE},
    )

    def __init__(self, *args, page: ReviewedPage, today: date, **kwargs):
        initial = {"keeper": page.keeper_id, "review_on": page.review_on}
        super().__init__(*args, prefix="plan", initial=initial, **kwargs)
        self.page, self.today = page, today
        self.fields["keeper"].queryset = keepers()

    def clean_review_on(self):
        review_on = self.cleaned_data["review_on"]
        if review_on is None and self.page.checked_on:
            raise forms.ValidationError(_("Dites quel jour cette page sera relue."))
        if review_on and review_on != self.page.review_on and review_on <= self.today:
            raise forms.ValidationError(IN_THE_PAST)
        return review_on
