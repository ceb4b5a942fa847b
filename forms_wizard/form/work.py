"""What each adult does for a living (domain.md 2.5)."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.territory.fields import CommuneField
from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import (
    AT_WORK,
    EMPLOYED,
    Contract,
    Contributes,
    EmployerKind,
    NoWorkplace,
    Work,
)
from forms_wizard.form.people import adults
from portal.interface.conditions import When
from portal.interface.fields import PlainTextField, RadioField
from portal.interface.forms import PortalForm, PortalSection

IF_EMPLOYED = When("situation", *EMPLOYED)
IF_AT_WORK = When("situation", *AT_WORK)
SIRET_LENGTH = 14
LA_POSTE = "356000000"


class WorkForm(PortalForm):
    situation = RadioField(
        label=_("Situation professionnelle"),
        choices=Work,
        error_messages={"required": _("Choisissez une situation professionnelle.")},
    )
    profession = PlainTextField(label=_("Profession"), required=False, max_length=150)
    employer_kind = RadioField(
        label=_("Qui est l'employeur ?"),
        help_text=_("Si cette personne est salariée, agente publique ou apprentie."),
        choices=EmployerKind,
        required=False,
    )
    contract = RadioField(
        label=_("Type de contrat"),
        help_text=_("Si cette personne est salariée, agente publique ou apprentie."),
        choices=Contract,
        required=False,
        error_messages={"required": _("Choisissez le type de contrat, ou « Je ne sais pas ».")},
    )
    employer = PlainTextField(
        label=_("Nom de l'employeur"),
        required=False,
        max_length=150,
        error_messages={
            "required": _("Écrivez le nom de l'employeur, ou cochez la case en dessous.")
        },
    )
    employer_unknown = forms.BooleanField(
        label=_("Il y a plusieurs employeurs, ou je ne sais pas"), required=False
    )
    siret = PlainTextField(
        label=_("Numéro SIRET de l'employeur"),
        help_text=_("14 chiffres, sur la fiche de paie."),
        required=False,
        max_length=30,
    )
    workplace = CommuneField(
        label=_("Commune du lieu de travail"),
        help_text=_("Si cette personne travaille."),
        required=False,
        error_messages={
            "required": _(
                "Écrivez la commune du lieu de travail, ou dites pourquoi il n'y en a pas."
            )
        },
    )
    no_workplace = RadioField(
        label=_("S'il n'y a pas de commune à écrire, dites pourquoi"),
        choices=NoWorkplace,
        required=False,
    )
    contributes = RadioField(
        label=_("L'entreprise cotise-t-elle à Action Logement ?"),
        help_text=_("Les entreprises privées d'au moins 50 salariés cotisent."),
        choices=Contributes,
        required=False,
    )

    shown_when = {
        "profession": IF_AT_WORK,
        "employer_kind": IF_EMPLOYED,
        "contract": IF_EMPLOYED,
        "employer": IF_EMPLOYED,
        "siret": IF_EMPLOYED,
        "workplace": IF_AT_WORK,
        "contributes": IF_EMPLOYED,
    }
    needed = ("contract",)
    alternatives = {"employer": "employer_unknown", "workplace": "no_workplace"}

    def clean_siret(self):
        siret = "".join(self.cleaned_data["siret"].split())
        if siret and not (siret.isascii() and siret.isdecimal()):
            raise forms.ValidationError(_("Un numéro SIRET ne contient que des chiffres."))
        return siret


class WorkSection(PortalSection):
    def build(self):
        self.add_group(
            "adults",
            WorkForm,
            legend=_("Le travail de chaque adulte"),
            fixed=adults(self.answers),
        )


def advise(answers: Answers) -> list[Advice]:
    return [
        Advice(
            gettext("Ce numéro SIRET semble incomplet ou mal recopié. Vérifiez-le."),
            f"id_travail-adults-{adult['key']}-siret",
        )
        for adult in answers["travail"]["adults"]
        if adult.get("siret") and not is_siret(adult["siret"])
    ]


def is_siret(digits: str) -> bool:
    """14 digits whose key is right; the offices of La Poste have a key of their own."""
    if len(digits) != SIRET_LENGTH:
        return False
    if digits.startswith(LA_POSTE):
        return sum(map(int, digits)) % 5 == 0 or _luhn(digits) % 10 == 0
    return _luhn(digits) % 10 == 0


def _luhn(digits: str) -> int:
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(digits, start=1))
    return sum(value - 9 if value > 9 else value for value in doubled)


STEP = Step("travail", _("Votre travail"), WorkSection, advise=advise)
