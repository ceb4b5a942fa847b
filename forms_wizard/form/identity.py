"""Who asks (domain.md 2.2), and the questions of identity that co-applicants are asked too.

The numéro de sécurité sociale is not asked (domain.md 9.4: `COLLECT_NIR` is off by default).
"""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.territory.fields import CommuneInput
from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import Civility, FamilySituation, Nationality, Protection
from portal.interface.fields import NameField, PartialDateField, PlainTextField, RadioField
from portal.interface.forms import PortalForm, answered

ADULT = 18
# Nobody is known to have lived longer: an older date is a slip of the keyboard.
OLDEST = 122


class NamesForm(PortalForm):
    """Two names, or the only one that the person has: then either field holds it."""

    single_name = forms.BooleanField(
        label=_("Cette personne a un seul nom"),
        help_text=_("Écrivez-le dans l'une des cases ci-dessous et laissez l'autre vide."),
        required=False,
    )
    birth_name = NameField(
        label=_("Nom de naissance"),
        help_text=_("Comme sur la pièce d'identité."),
        required=False,
        error_messages={"required": _("Écrivez le nom de naissance.")},
    )
    first_names = NameField(
        label=_("Prénoms"),
        help_text=_("Tous les prénoms, dans l'ordre de la pièce d'identité."),
        required=False,
        error_messages={"required": _("Écrivez le ou les prénoms.")},
    )

    untold = ("single_name",)

    # Asked here, because a box of the same form says which of the two may stay empty.
    names = ("birth_name", "first_names")

    @property
    def must_answer(self):
        return super().must_answer | set(self.names)

    def clean(self):
        cleaned = super().clean()
        missing = [name for name in self.names if not answered(cleaned.get(name))]
        if cleaned.get("single_name") and len(missing) < len(self.names):
            return cleaned
        for name in missing[:1] if cleaned.get("single_name") else missing:
            if name not in self.errors:
                self.require(name)
        return cleaned


class IdentityForm(NamesForm):
    """What is asked of each person who will sign the lease.

    `core`: what the identity document proves.
    """

    core = ("single_name", "birth_name", "first_names", "birth_date")

    civility = RadioField(
        label=_("Civilité"),
        choices=Civility,
        error_messages={"required": _("Choisissez « Madame » ou « Monsieur ».")},
    )
    usage_name = NameField(
        label=_("Nom d'usage"),
        help_text=_("S'il est différent du nom de naissance."),
        required=False,
    )
    own_script_name = NameField(
        label=_("Nom dans votre écriture"),
        help_text=_(
            "Si votre nom s'écrit autrement qu'en lettres latines, par exemple en arabe, "
            "en chinois ou en géorgien."
        ),
        required=False,
    )
    birth_date = PartialDateField(
        label=_("Date de naissance"),
        help_text=_(
            "Par exemple 31 12 1985. Si le jour ou le mois n'est pas connu, écrivez 00 ou laissez "
            "la case vide."
        ),
        error_messages={
            "required": _("Écrivez la date de naissance, au moins l'année, par exemple 1985.")
        },
    )
    birth_place = PlainTextField(
        label=_("Lieu de naissance"),
        help_text=_(
            "La commune, ou la ville et le pays. Écrivez le nom de la pièce d'identité, même si "
            "cette commune n'existe plus."
        ),
        required=False,
        max_length=150,
        # Suggestions only: what is typed is kept, known or not.
        widget=forms.TextInput(attrs=CommuneInput().attrs),
    )
    nationality = RadioField(
        label=_("Nationalité"),
        help_text=_("Elle sert à savoir quelle pièce d'identité vous demander."),
        choices=Nationality,
        error_messages={"required": _("Choisissez une nationalité.")},
    )

    untold = ("single_name", "usage_name", "own_script_name")
    field_order = [
        "civility",
        "single_name",
        "birth_name",
        "first_names",
        "usage_name",
        "own_script_name",
        "birth_date",
        "birth_place",
        "nationality",
    ]


class ApplicantForm(IdentityForm):
    """The person who files: of age online (domain.md 13.4, rule 1)."""

    family_situation = RadioField(
        label=_("Situation familiale"),
        choices=FamilySituation,
        error_messages={"required": _("Choisissez votre situation familiale.")},
    )
    protection = RadioField(
        label=_("Avez-vous une mesure de protection ?"),
        help_text=_("Une décision d'un juge : tutelle ou curatelle."),
        choices=Protection,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, autocomplete) in OF_YOURSELF.items():
            if label:
                self.fields[name].label = label
            if autocomplete:
                self.fields[name].widget.attrs["autocomplete"] = autocomplete
        for part, token in zip(
            self.fields["birth_date"].widget.widgets, ("day", "month", "year"), strict=True
        ):
            part.attrs["autocomplete"] = f"bday-{token}"

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        at_guichet = getattr(self.answers, "at_guichet", False)
        if born and self.today and born.age_on(self.today) < ADULT and not at_guichet:
            raise forms.ValidationError(
                _(
                    "Vous devez avoir 18 ans pour déposer une demande en ligne. Si vous êtes "
                    "mineur et émancipé, allez à un guichet."
                ),
                code="minor",
            )
        return born


OF_YOURSELF = {
    "single_name": (_("J'ai un seul nom"), ""),
    "birth_name": (_("Votre nom de naissance"), "family-name"),
    "first_names": (_("Vos prénoms"), "given-name"),
}


def advise(answers: Answers) -> list[Advice]:
    you, advice = answers["identite"], []
    if answers.today and you["birth_date"].age_on(answers.today, oldest=False) > OLDEST:
        advice.append(
            Advice(
                gettext("Votre année de naissance est très ancienne. Vérifiez-la."),
                "id_identite-birth_date_0",
            )
        )
    if you.get("single_name") and you.get("birth_name") and you.get("first_names"):
        advice.append(
            Advice(
                gettext(
                    "Vous avez coché « J'ai un seul nom », et vous avez écrit un nom et un "
                    "prénom. Vérifiez ces réponses."
                ),
                "id_identite-single_name",
            )
        )
    if any(looks_odd(you.get(name, "")) for name in ("birth_name", "first_names", "usage_name")):
        advice.append(
            Advice(
                gettext(
                    "Un nom contient des chiffres ou des signes. Vérifiez qu'il est écrit comme "
                    "sur la pièce d'identité."
                ),
                "id_identite-birth_name",
            )
        )
    if you.get("protection") in (Protection.GUARDIANSHIP, Protection.CURATORSHIP):
        advice.append(
            Advice(
                gettext("Préparez le jugement de protection : il vous sera demandé."),
                "id_identite-protection_0",
            )
        )
    return advice


def looks_odd(name: str) -> bool:
    """Whether a name holds more than letters, spaces, hyphens, apostrophes (13.4, rule 16)."""
    return any(character.isdigit() or character in '@#_*+=<>{}[]/\\|"!?;:%$€' for character in name)


STEP = Step("identite", _("Qui êtes-vous ?"), ApplicantForm, advise=advise)
