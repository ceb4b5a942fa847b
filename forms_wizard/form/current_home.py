"""Where the person lives today (domain.md 2.7)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.territory.fields import CommuneField
from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import (
    HOMELESS,
    HOSTED,
    HOUSED,
    IN_STRUCTURE,
    PAYING,
    UNKNOWN,
    AddressKind,
    HomeCategory,
    HomeType,
    Occupancy,
)
from portal.interface.conditions import When
from portal.interface.fields import (
    ParagraphField,
    PartialDateField,
    PlainTextField,
    RadioField,
    SelectField,
    WholeNumberField,
    YesNoField,
)
from portal.interface.forms import PortalForm

SURFACES, RENTS = range(5, 501), range(5_001)
IF_PAYING, IF_HOUSED = When("status", *PAYING), When("status", *HOUSED)
IF_HOSTED, IF_IN_STRUCTURE = When("status", *HOSTED), When("status", *IN_STRUCTURE)
IF_HLM = When("status", Occupancy.HLM)


class CurrentHomeForm(PortalForm):
    status = SelectField(
        label=_("Où vivez-vous aujourd'hui ?"),
        choices=Occupancy,
        error_messages={"required": _("Choisissez où vous vivez aujourd'hui.")},
    )
    entry_date = PartialDateField(
        label=_("Depuis quand y vivez-vous ?"),
        help_text=_("Le mois et l'année suffisent, par exemple 00 03 2021."),
        required=False,
        error_messages={"required": _("Écrivez depuis quand vous vivez là, au moins l'année.")},
    )
    entry_unknown = forms.BooleanField(label=_("Je ne sais plus depuis quand"), required=False)
    rent = WholeNumberField(
        unit="€",
        label=_("Loyer ou redevance par mois, charges comprises, en euros"),
        help_text=_("Si vous payez pour être logé. Écrivez 0 si vous ne payez rien."),
        required=False,
        most=99_999,
        error_messages={
            "required": _("Écrivez le loyer du mois, ou cochez « Je ne connais pas le loyer ».")
        },
    )
    rent_unknown = forms.BooleanField(label=_("Je ne connais pas le loyer"), required=False)
    housing_benefit = WholeNumberField(
        unit="€",
        label=_("APL ou allocation logement par mois, en euros"),
        help_text=_("Si vous en recevez une."),
        required=False,
        most=99_999,
    )
    landlord = PlainTextField(
        label=_("Nom de votre bailleur HLM"),
        help_text=_("Il est sur le bail et sur la quittance de loyer."),
        required=False,
        max_length=150,
        error_messages={
            "required": _(
                "Écrivez le nom de votre bailleur HLM, ou cochez « Je ne connais pas le nom du "
                "bailleur »."
            )
        },
    )
    landlord_unknown = forms.BooleanField(
        label=_("Je ne connais pas le nom du bailleur"), required=False
    )
    landlord_commune = CommuneField(label=_("Commune de votre logement HLM"), required=False)
    host = PlainTextField(
        label=_("Nom de la personne qui vous héberge"),
        help_text=_("Si quelqu'un vous héberge."),
        required=False,
        max_length=150,
        error_messages={
            "required": _("Écrivez le nom de la personne qui vous héberge, ou cochez la case.")
        },
    )
    host_unknown = forms.BooleanField(
        label=_("Je ne veux pas donner le nom de la personne qui m'héberge"), required=False
    )
    hosted_months = WholeNumberField(
        label=_("Depuis combien de mois êtes-vous hébergé ?"),
        required=False,
        most=1_200,
    )
    structure = PlainTextField(
        label=_("Nom du foyer, de la résidence ou du centre"),
        help_text=_("Si vous vivez dans un foyer, une résidence ou un centre."),
        required=False,
        max_length=150,
        error_messages={"required": _("Écrivez le nom du foyer ou du centre, ou cochez la case.")},
    )
    structure_unknown = forms.BooleanField(
        label=_("Je ne connais pas ce nom, ou je ne peux pas le donner"), required=False
    )
    category = RadioField(
        label=_("Quelle sorte de logement ?"),
        choices=HomeCategory,
        required=False,
        error_messages={"required": _("Choisissez la sorte de logement.")},
    )
    home_type = SelectField(
        label=_("Combien de pièces ?"),
        help_text=_("Sans compter la cuisine et la salle de bains."),
        choices=[*HomeType.choices, UNKNOWN],
        required=False,
        error_messages={"required": _("Choisissez le nombre de pièces, ou « Je ne sais pas ».")},
    )
    surface = WholeNumberField(
        unit="m²",
        label=_("Surface en mètres carrés"),
        required=False,
        most=9_999,
        error_messages={
            "required": _("Écrivez la surface, ou cochez « Je ne connais pas la surface ».")
        },
    )
    surface_unknown = forms.BooleanField(label=_("Je ne connais pas la surface"), required=False)
    occupants = WholeNumberField(
        label=_("Combien de personnes y vivent, vous compris ?"),
        required=False,
        least=1,
        most=999,
        error_messages={
            "required": _("Écrivez le nombre de personnes qui y vivent, ou cochez la case.")
        },
    )
    occupants_unknown = forms.BooleanField(
        label=_("Je ne sais pas combien de personnes y vivent"), required=False
    )
    owns_other = YesNoField(
        label=_("Êtes-vous propriétaire d'un autre logement ?"),
        help_text=_("Même en partie, en France ou à l'étranger."),
        error_messages={
            "required": _("Choisissez « Oui » ou « Non » pour dire si vous avez un autre logement.")
        },
    )
    owned_home = ParagraphField(
        label=_("Quel est ce logement ?"),
        help_text=_("Si vous en avez un : où il est, combien de pièces, s'il est loué ou vide."),
        required=False,
        max_length=500,
        error_messages={"required": _("Décrivez en quelques mots le logement que vous avez.")},
    )

    shown_when = {
        "entry_date": IF_HOUSED,
        "rent": IF_PAYING,
        "housing_benefit": IF_PAYING,
        "landlord": IF_HLM,
        "landlord_commune": IF_HLM,
        "host": IF_HOSTED,
        "hosted_months": IF_HOSTED,
        "structure": IF_IN_STRUCTURE,
        "category": IF_HOUSED,
        "home_type": IF_HOUSED,
        "surface": IF_HOUSED,
        "occupants": IF_HOUSED,
        "owned_home": When("owns_other", True),
    }
    needed = ("category", "home_type", "owned_home")
    alternatives = {
        "entry_date": "entry_unknown",
        "rent": "rent_unknown",
        "landlord": "landlord_unknown",
        "host": "host_unknown",
        "structure": "structure_unknown",
        "surface": "surface_unknown",
        "occupants": "occupants_unknown",
    }


def advise(answers: Answers) -> list[Advice]:
    home, contact = answers["logement-actuel"], answers["contact"]
    checks = (
        (bool(home.get("landlord_unknown")), LANDLORD, "landlord"),
        (home["status"] == Occupancy.HLM, TRANSFER, "status"),
        (home["status"] in HOMELESS and lives_at_own_address(contact), ADDRESS, "status"),
        (outside(home.get("surface"), SURFACES), SURFACE, "surface"),
        (outside(home.get("rent"), RENTS), RENT, "rent"),
        (entered_in_the_future(answers), FUTURE, "entry_date_0"),
        (entered_before_birth(answers), BEFORE_BIRTH, "entry_date_0"),
    )
    return [Advice(str(text), f"id_logement-actuel-{end}") for so, text, end in checks if so]


LANDLORD = _("Cherchez le nom de votre bailleur HLM sur le bail ou sur la quittance de loyer.")
TRANSFER = _(
    "Vous êtes déjà locataire HLM : votre demande est une demande de mutation. Prévenez aussi "
    "votre bailleur."
)
ADDRESS = _(
    "Vous n'avez pas de logement : dans « Comment vous joindre », indiquez une domiciliation ou "
    "la personne chez qui vous recevez votre courrier."
)
SURFACE = _("Vérifiez la surface : elle est d'habitude entre 5 et 500 mètres carrés.")
RENT = _("Vérifiez le loyer : il est d'habitude entre 0 et 5 000 € par mois.")
FUTURE = _("La date d'entrée dans le logement est dans l'avenir. Vérifiez-la.")
BEFORE_BIRTH = _("La date d'entrée dans le logement est avant votre naissance. Vérifiez-la.")


def lives_at_own_address(contact: dict) -> bool:
    """Rule 11: without a home the address is a domiciliation or somebody's."""
    return contact.get("address_kind") == AddressKind.HOME and not contact.get("care_of")


def outside(number: int | None, usual: range) -> bool:
    """Rule 17."""
    return number is not None and number not in usual


def entered_in_the_future(answers: Answers) -> bool:
    """Rule 18."""
    entry = answers["logement-actuel"].get("entry_date")
    return bool(entry and answers.today and entry.earliest > answers.today)


def entered_before_birth(answers: Answers) -> bool:
    """Rule 18."""
    entry = answers["logement-actuel"].get("entry_date")
    born = answers["identite"].get("birth_date")
    return bool(entry and born and entry.latest < born.earliest)


STEP = Step("logement-actuel", _("Votre logement aujourd'hui"), CurrentHomeForm, advise=advise)
