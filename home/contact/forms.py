"""A message to a guichet or to the help desk."""

from uuid import uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.territory.fields import CommuneField
from directory.territory.table import communes
from home.contact.enums import OF_A_GUICHET, Subject
from home.contact.lifecycle import Written
from home.contact.models import LONGEST_MESSAGE
from portal.interface.conditions import When
from portal.interface.fields import (
    IN_LIST,
    NameField,
    ParagraphField,
    PhoneField,
    PlainTextField,
)
from portal.interface.unseen_box import UnseenBoxForm

FOR_A_GUICHET = When("subject", *sorted(OF_A_GUICHET))


def _departements() -> list[tuple[str, str]]:
    rows = communes().departements
    return [("", _("Choisissez")), *((row.code, f"{row.code} - {row.name}") for row in rows)]


class MessageForm(UnseenBoxForm):
    TOO_MANY = _(
        "Beaucoup de messages ont été envoyés depuis votre connexion, ou attendent déjà une "
        "réponse. Attendez une heure, ou allez à un guichet."
    )

    subject = forms.ChoiceField(
        label=_("Votre question porte sur"),
        choices=Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez le sujet de votre question."), **IN_LIST},
    )
    commune = CommuneField(
        label=_("La commune où vous habitez, ou que vous demandez"),
        help_text=_("Un guichet près de cette commune vous répond."),
        required=False,
    )
    departement = forms.ChoiceField(
        label=_("Ou le département, si vous ne savez pas"),
        choices=_departements,
        required=False,
        error_messages=IN_LIST,
    )
    message = ParagraphField(
        label=_("Votre message"),
        help_text=_(
            "N'écrivez ni mot de passe, ni numéro de sécurité sociale, ni numéro de carte bancaire."
        ),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Écrivez votre message.")},
    )
    demand_reference = PlainTextField(
        label=_("Référence ou numéro de votre demande"),
        help_text=_("Si vous en avez déjà une."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = NameField(
        label=_("Votre nom et votre prénom"),
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Écrivez votre nom et votre prénom.")},
    )
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        help_text=_("La réponse arrive à cette adresse."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Écrivez une adresse complète, par exemple nom@exemple.fr."),
            "needed": _(
                "Écrivez une adresse électronique ou un téléphone : nous vous répondons ainsi."
            ),
        },
    )
    phone = PhoneField(
        label=_("Ou votre téléphone"),
        help_text=_("Sans adresse électronique, nous vous appelons."),
        required=False,
    )
    # Made with the form: two clicks are one message.
    key = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": _("Cet envoi a changé en route. Ouvrez de nouveau la page.")},
    )

    shown_when = {"commune": FOR_A_GUICHET, "departement": FOR_A_GUICHET}

    @property
    def must_answer(self):
        """One of each pair is needed: neither is told to be optional."""
        return super().must_answer | {"commune", "departement", "email", "phone"}

    @classmethod
    def new(cls, subject: str = "") -> "MessageForm":
        return cls(initial={"key": uuid4(), "subject": subject})

    def clean(self):
        cleaned = super().clean()
        asked = cleaned.get("subject") in OF_A_GUICHET
        wrong = "commune" in self.errors or "departement" in self.errors
        if asked and not (wrong or cleaned.get("commune") or cleaned.get("departement")):
            self.add_error("commune", self.fields["commune"].error_messages["required"])
        wrong = "email" in self.errors or "phone" in self.errors
        if not (wrong or cleaned.get("email") or cleaned.get("phone")):
            self.add_error("email", self.fields["email"].error_messages["needed"])
        return cleaned

    @property
    def written(self) -> Written:
        cleaned = self.cleaned_data
        phone, commune = cleaned.get("phone"), cleaned.get("commune") or ""
        return Written(
            key=cleaned.get("key") or uuid4(),
            subject=cleaned["subject"],
            name=cleaned["name"],
            message=cleaned["message"],
            email=cleaned["email"],
            phone=phone["typed"] if phone else "",
            commune=commune,
            departement="" if commune else cleaned.get("departement") or "",
            demand_reference=cleaned["demand_reference"],
            language=get_language() or "fr",
        )
