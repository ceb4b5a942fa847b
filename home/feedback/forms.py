"""The two questions about a page."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from home.feedback.models import LONGEST_COMMENT
from portal.interface.fields import IN_LIST, ParagraphField
from portal.interface.unseen_box import UnseenBoxForm

YES, NO = "oui", "non"


class FeedbackForm(UnseenBoxForm):
    BUTTON = _("Envoyer mon avis")
    TOO_MUCH = _(
        "Beaucoup d'avis sont arrivés aujourd'hui : nous les lisons d'abord. Revenez demain. Pour "
        "une réponse, écrivez-nous depuis la page « Aide et contact »."
    )

    helped = forms.ChoiceField(
        label=_("Cette page vous a-t-elle aidé ?"),
        choices=[(YES, _("Oui")), (NO, _("Non"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez « Oui » ou « Non »."), **IN_LIST},
    )
    comment = ParagraphField(
        label=_("Qu'est-ce qui vous a aidé, ou qui vous a manqué ?"),
        help_text=_(
            "N'écrivez rien de personnel : ni nom, ni adresse, ni téléphone, ni numéro de demande. "
            "Nous ne pouvons pas vous répondre ici."
        ),
        required=False,
        max_length=LONGEST_COMMENT,
    )
    # Made with the form: two clicks are one answer.
    key = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": _("Cet envoi a changé en route. Ouvrez de nouveau la page.")},
    )

    @classmethod
    def new(cls) -> "FeedbackForm":
        return cls(initial={"key": uuid4()})

    @property
    def told(self) -> dict:
        """What `receive` wants; a form without its key is a form of its own."""
        cleaned = self.cleaned_data
        return {
            "helped": cleaned["helped"] == YES,
            "comment": cleaned["comment"],
            "key": cleaned["key"] or uuid4(),
        }
