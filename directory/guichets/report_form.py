"""« Signaler une erreur »: what is wrong, in a choice and a few words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.guichets.enums import ReportSubject
from portal.interface.fields import IN_LIST, ParagraphField
from portal.interface.unseen_box import UnseenBoxForm

LONGEST_TEXT = 1000


class ReportForm(UnseenBoxForm):
    TOO_MANY = _(
        "Beaucoup de messages ont été envoyés pour ce guichet ou depuis votre connexion. Attendez "
        "une heure, ou téléphonez au guichet."
    )

    subject = forms.ChoiceField(
        label=_("Qu'est-ce qui est faux ?"),
        choices=ReportSubject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui est faux."), **IN_LIST},
    )
    text = ParagraphField(
        label=_("Que faut-il écrire à la place ?"),
        help_text=_("N'écrivez rien de personnel : ni votre nom, ni votre numéro de demande."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        help_text=_(
            "Seulement si vous voulez une réponse. Elle sert à vous répondre, puis elle est "
            "effacée."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Écrivez une adresse complète, par exemple nom@exemple.fr.")},
    )

    @property
    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("subject", "text", "email")}
