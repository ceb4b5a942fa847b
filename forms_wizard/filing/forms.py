"""The pages of filing that are no section of the questionnaire."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.interface.fields import PartialDateField, PlainTextField
from portal.interface.forms import PortalForm
from portal.interface.mail_field import MailField


class IdentityMode(models.TextChoices):
    UPLOAD = "envoyer", _("J'envoie une photo ou un PDF maintenant")
    GUICHET = "guichet", _("Je la montrerai à un guichet")


class IdentityForm(PortalForm):
    """Give the identity document now, or show it later. `given`: a file was given already."""

    mode = forms.ChoiceField(
        label=_("Comment donnez-vous votre pièce d'identité ?"),
        choices=IdentityMode,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez : envoyer votre pièce d'identité, ou la montrer au guichet."),
            "invalid_choice": _(
                "Choisissez : envoyer votre pièce d'identité, ou la montrer au guichet."
            ),
        },
    )
    document = forms.FileField(
        label=_("Photo ou PDF de votre pièce d'identité"),
        help_text=_(
            "Recto et verso, bien lisibles. Photo (JPEG, PNG, HEIC) ou PDF, 20 Mo au plus."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,application/pdf"}),
        error_messages={
            "required": _("Choisissez le fichier de votre pièce d'identité."),
            "empty": _("Ce fichier est vide. Choisissez un autre fichier."),
        },
    )

    def __init__(self, *args, given: bool, **kwargs):
        self.given = given
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        uploads = cleaned.get("mode") == IdentityMode.UPLOAD
        if uploads and not (cleaned.get("document") or self.given or "document" in self.errors):
            self.require("document")
        return cleaned


BIRTH_DATE = {
    "label": _("Date de naissance de la personne qui fait la demande"),
    "help_text": _(
        "Par exemple 31 12 1985. Si le jour ou le mois n'est pas connu, écrivez 00 ou laissez "
        "la case vide."
    ),
    "error_messages": {
        "required": _("Écrivez la date de naissance, au moins l'année, par exemple 1985.")
    },
}


class CodeForm(PortalForm):
    """A code and a birth date. `left_open`: the session had something open, the code may lack."""

    code = PlainTextField(
        label=_("Votre code"),
        help_text=_("10 lettres et chiffres, par exemple QD7K2 9XM4P."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Écrivez les 10 lettres et chiffres de votre code.")},
    )
    birth_date = PartialDateField(**BIRTH_DATE)

    def __init__(self, *args, left_open: bool = False, claim: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if claim:
            # The applicant's code or a co-applicant's: each with their own date.
            self.fields["birth_date"].label = _(
                "Date de naissance de la personne à qui le code est donné"
            )
        self.fields["code"].required = not left_open


class NewCodeForm(PortalForm):
    """What is asked to make a resume code: the birth date when none was typed; a mail address."""

    birth_date = PartialDateField(**BIRTH_DATE)
    email = MailField(
        label=_("Adresse électronique"),
        help_text=_("Pour recevoir aussi le code par courrier électronique."),
        required=False,
    )

    def __init__(self, *args, with_birth_date: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not with_birth_date:
            del self.fields["birth_date"]
