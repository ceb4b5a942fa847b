from pathlib import Path

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from directory.imports import registry
from directory.imports.storage import SUFFIXES


def _choices() -> list[tuple[str, str]]:
    return [(kind.slug, kind.label) for kind in registry.kinds()]


class GiveForm(forms.Form):
    """A file and what it is; the content is read by the worker."""

    kind = forms.ChoiceField(
        label="Type de fichier",
        choices=_choices,
        error_messages={"required": "Choisissez le type de fichier."},
    )
    file = forms.FileField(
        label="Fichier",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(SUFFIXES))}),
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide. Choisissez-en un autre.",
            "max_length": "Donnez au fichier un nom plus court (200 caractères au plus).",
        },
    )
    accept_losses = forms.BooleanField(
        label="Accepter les disparitions",
        help_text="Sans cette case, un fichier qui fait disparaître plus de 5 % des lignes connues"
        " est refusé.",
        required=False,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if Path(file.name).suffix.lower() not in SUFFIXES:
            raise forms.ValidationError(
                _("Ce type de fichier n'est pas lu. Enregistrez-le en CSV, XLSX ou JSON.")
            )
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(
                _("Ce fichier dépasse %(most)s. Demandez à l'équipe technique de l'importer.")
                % {"most": filesizeformat(settings.UPLOAD_MAX_BYTES)}
            )
        return file
