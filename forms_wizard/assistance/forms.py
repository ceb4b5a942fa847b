"""What a helper types to open a session, and what a person answers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from forms_wizard.assistance.enums import Scope
from forms_wizard.assistance.persons import NEW
from forms_wizard.demands.models import Demand
from portal.interface.fields import PartialDateField, PlainTextField
from portal.interface.forms import PortalForm
from portal.interface.templatetags.portal import long_date

CODE_BOX = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class AskForm(PortalForm):
    interpreter = PlainTextField(
        label=_("Un interprète aide-t-il, sur place ou au téléphone ?"),
        help_text=_("Écrivez la langue, par exemple : tigrinya, au téléphone. Sinon, rien."),
        required=False,
        max_length=100,
    )


class SessionCodeForm(PortalForm):
    """The code that the helper's page shows."""

    code = PlainTextField(
        label=_("Code de la session"),
        help_text=_("10 lettres et chiffres, par exemple QD7K2 9XM4P."),
        max_length=60,
        widget=forms.TextInput(attrs=CODE_BOX),
        error_messages={"required": _("Écrivez les 10 lettres et chiffres du code.")},
    )


class AgreementForm(PortalForm):
    """How far the helper goes, and on which demand. `mine`: what the account of the person has."""

    scope = forms.ChoiceField(
        label=_("Que peut faire la personne qui aide ?"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez ce que la personne qui aide peut faire."),
            "invalid_choice": _("Choisissez ce que la personne qui aide peut faire."),
        },
    )
    which = forms.ChoiceField(
        label=_("Quelle demande ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une de vos demandes, ou une nouvelle."),
            "invalid_choice": _("Choisissez une de vos demandes, ou une nouvelle."),
        },
    )
    code = PlainTextField(
        label=_("Code de la demande"),
        help_text=_(
            "Pour une demande déjà commencée ou envoyée : le code de l'accusé de dépôt, d'un "
            "guichet, ou le code de reprise. Pour une nouvelle demande, laissez vide."
        ),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=CODE_BOX),
        error_messages={
            "required": _("Écrivez le code de la demande : il est sur l'accusé de dépôt.")
        },
    )
    birth_date = PartialDateField(
        label=_("Date de naissance de la personne qui fait la demande"),
        help_text=_("Avec le code seulement. Par exemple 31 12 1985."),
        required=False,
        error_messages={"required": _("Écrivez la date de naissance, par exemple 31 12 1985.")},
    )

    def __init__(self, *args, mine=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.mine = {row.reference: row for row in mine}
        if mine:
            del self.fields["code"], self.fields["birth_date"]
            choices = [(reference, _named(row)) for reference, row in self.mine.items()]
            self.fields["which"].choices = [*choices, (NEW, _("Une nouvelle demande"))]
        else:
            del self.fields["which"]

    def clean(self):
        cleaned = super().clean()
        if self.mine:
            chosen = self.mine.get(cleaned.get("which"))
            if "which" in cleaned and "scope" in cleaned:
                self.check_scope(chosen)
            cleaned["on"] = chosen
            return cleaned
        if cleaned.get("code") or cleaned.get("scope") == Scope.FOLLOW:
            for name in ("code", "birth_date"):
                if not cleaned.get(name) and name not in self.errors:
                    self.require(name)
        return cleaned

    def check_scope(self, on) -> bool:
        """Whether the demand or the draft goes with the scope; else the form says what to do."""
        follows = self.cleaned_data["scope"] == Scope.FOLLOW
        if follows == isinstance(on, Demand):
            return True
        if follows:
            self.add_error(
                "scope",
                _("Cette demande n'est pas encore envoyée : choisissez « Préparer »."),
            )
        else:
            self.add_error("scope", _("Cette demande est déjà envoyée : choisissez « Suivre »."))
        return False


class PaperForm(AgreementForm):
    """The same, ticked by the helper as the person wrote it on the signed paper."""

    kept = forms.BooleanField(
        label=_("Le mandat signé est conservé par mon organisme"),
        error_messages={
            "required": _("Faites signer le mandat, gardez-le, puis cochez la case."),
        },
    )


def _named(row) -> str:
    """As its owner knows it."""
    if isinstance(row, Demand):
        return _("La demande du %(day)s") % {"day": long_date(row.filed_on)}
    return _("Le brouillon commencé le %(day)s") % {"day": long_date(row.started_at)}
