"""What an adapted home must offer (domain.md 2.10): needs, never a diagnosis."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import Aid, Equipment, Evolution, Motor, Recognition, Sensory, Stairs
from forms_wizard.form.people import MOST_PERSONS, YOU, members
from forms_wizard.form.wanted_home import wants_adapted_home
from portal.interface.fields import (
    PlainTextField,
    RadioField,
    SelectField,
    SeveralField,
    WholeNumberField,
    YesNoField,
)
from portal.interface.forms import PortalForm, PortalSection

EVERYDAY = _("Cochez ce qui convient.")


class NeedsForm(PortalForm):
    """One person of the household, named by its key."""

    person = SelectField(
        label=_("Quelle personne est concernée ?"),
        error_messages={"required": _("Choisissez la personne concernée.")},
    )
    evolution = RadioField(
        label=_("Le handicap change-t-il avec le temps ?"), choices=Evolution, required=False
    )
    motor = SeveralField(
        label=_("Difficultés pour bouger"), help_text=EVERYDAY, choices=Motor, required=False
    )
    sensory = SeveralField(
        label=_("Difficultés pour entendre ou voir"),
        help_text=EVERYDAY,
        choices=Sensory,
        required=False,
    )
    other_need = PlainTextField(
        label=_("Autre difficulté dans le logement"),
        help_text=_("N'écrivez ni maladie ni diagnostic : seulement ce dont il faut tenir compte."),
        required=False,
        max_length=300,
    )
    stairs = RadioField(
        label=_("Combien de marches cette personne peut-elle monter ?"),
        choices=Stairs,
        required=False,
    )
    aids = SeveralField(
        label=_("Quelles aides utilise-t-elle ?"), help_text=EVERYDAY, choices=Aid, required=False
    )
    equipment = SeveralField(
        label=_("De quels équipements a-t-elle besoin ?"),
        help_text=EVERYDAY,
        choices=Equipment,
        required=False,
    )
    recognition = SeveralField(
        label=_("A-t-elle l'une de ces cartes ou de ces aides ?"),
        help_text=_("Aucun document n'est demandé ici."),
        choices=Recognition,
        required=False,
    )
    rate = WholeNumberField(
        unit="%",
        label=_("Taux d'incapacité, en pour cent"),
        help_text=_("S'il est connu, par exemple 80."),
        required=False,
        most=100,
    )
    near_care = YesNoField(label=_("Faut-il être près d'un lieu de soins ?"), required=False)
    near_transport = YesNoField(
        label=_("Faut-il être près d'un transport en commun accessible ?"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = members(self.answers)
        field = self.fields["person"]
        field.choices = [*field.choices, *people]
        if len(people) == 1:
            field.initial = YOU


class HandicapSection(PortalSection):
    """`persons`: one entry for each person concerned, named by `person`."""

    def build(self):
        self.add_group(
            "persons",
            NeedsForm,
            legend=_("Les personnes concernées"),
            hint=_(
                "Ces réponses sont lues par les seuls agents qui en ont besoin pour trouver un "
                "logement adapté. Elles servent à connaître vos besoins : aucun diagnostic n'est "
                "demandé."
            ),
            one=_("Personne concernée"),
            add=_("Ajouter une autre personne"),
            least=1,
            most=MOST_PERSONS,
        )

    def clean(self, cleaned):
        # Named by `person`: the key of the page would make two equal answers differ.
        for needs in cleaned["persons"]:
            del needs["key"]


def advise(answers: Answers) -> list[Advice]:
    advice, seen = [], set()
    for needs in answers["handicap"]["persons"]:
        if needs["person"] in seen:
            text = gettext("Une même personne est choisie deux fois. Retirez l'une des deux.")
            advice.append(Advice(text, "handicap-persons"))
        if Aid.NONE in needs["aids"] and len(needs["aids"]) > 1:
            text = gettext("Vous avez coché « Aucune aide » et une aide. Gardez l'une des deux.")
            advice.append(Advice(text, "handicap-persons"))
        if not needs["equipment"]:
            text = gettext(
                "Dites de quels équipements la personne a besoin : c'est ce qui permet de trouver "
                "un logement adapté."
            )
            advice.append(Advice(text, "handicap-persons"))
        seen.add(needs["person"])
    return advice


STEP = Step(
    "handicap",
    _("Un logement adapté"),
    HandicapSection,
    applies=wants_adapted_home,
    advise=advise,
)
