"""The two pages of the wizard that are no section of the questionnaire."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.interface.forms import PortalForm


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
