"""Who will live in the home (domain.md 2.4): co-applicants, dependants, shared custody, unborn."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forms_wizard.engine.steps import Step
from forms_wizard.form.codes import (
    COUPLES,
    AloneReason,
    CoLink,
    Custody,
    DependantLink,
    FamilySituation,
    Sex,
)
from forms_wizard.form.household_advice import advise
from forms_wizard.form.household_twins import typed_twice
from forms_wizard.form.identity import IdentityForm, NamesForm
from forms_wizard.form.people import MOST_PERSONS, persons_to_house
from portal.interface.conditions import When
from portal.interface.fields import (
    NameField,
    PartialDateField,
    RadioField,
    WholeNumberField,
    YesNoField,
)
from portal.interface.forms import PortalForm, PortalSection

MOST_UNBORN = 9
ASK_BIRTH = _("Écrivez la date de naissance, au moins l'année.")
BIRTH_HINT = _("Par exemple 31 12 2015. Si le jour ou le mois n'est pas connu, écrivez 00.")
TOO_MANY = _(
    "Au-delà de 20 personnes, allez à un guichet : il enregistrera tout votre foyer. Ce que vous "
    "avez écrit reste ici."
)

TWICE = _("Cette personne est déjà écrite : retirez-la ici, ou corrigez son nom.")
YOURSELF_TWICE = _("C'est vous : retirez cette personne, ou corrigez son nom.")


class CoApplicantForm(IdentityForm):
    """Someone who will sign the lease too."""

    link = RadioField(
        label=_("Qui est cette personne pour vous ?"),
        choices=CoLink,
        error_messages={"required": _("Choisissez qui est cette personne pour vous.")},
    )
    family_situation = RadioField(
        label=_("Situation familiale de cette personne"),
        help_text=_("Si c'est un colocataire."),
        choices=FamilySituation,
        required=False,
    )

    field_order = ["link", *IdentityForm.field_order]
    shown_when = {"family_situation": When("link", CoLink.FLATMATE)}


class DependantForm(NamesForm):
    birth_date = PartialDateField(
        label=_("Date de naissance"),
        help_text=BIRTH_HINT,
        error_messages={"required": ASK_BIRTH},
    )
    sex = RadioField(
        label=_("Sexe"),
        choices=Sex,
        error_messages={"required": _("Choisissez « Féminin » ou « Masculin ».")},
    )
    link = RadioField(
        label=_("Qui est cette personne pour vous ?"),
        choices=DependantLink,
        error_messages={"required": _("Choisissez qui est cette personne pour vous.")},
    )


class SharedChildForm(PortalForm):
    first_names = NameField(label=_("Prénom"), required=False)
    birth_date = PartialDateField(
        label=_("Date de naissance"),
        help_text=BIRTH_HINT,
        error_messages={"required": ASK_BIRTH},
    )
    sex = RadioField(
        label=_("Sexe"),
        choices=Sex,
        error_messages={"required": _("Choisissez « Féminin » ou « Masculin ».")},
    )
    custody = RadioField(
        label=_("Comment l'enfant vit-il avec vous ?"),
        help_text=_(
            "En droit de visite, l'enfant ne compte pas dans le nombre de personnes à loger."
        ),
        choices=Custody,
        error_messages={
            "required": _("Choisissez « En garde alternée » ou « En droit de visite ».")
        },
    )


class CoupleForm(PortalForm):
    """Shown to someone in a couple only."""

    alone_reason = RadioField(
        label=_("Si votre conjoint ne demande pas le logement avec vous, dites pourquoi"),
        help_text=_(
            "Si vous subissez des violences, votre réponse reste confidentielle. Vous pouvez "
            "appeler le 3919, appel gratuit, jour et nuit."
        ),
        choices=AloneReason,
        required=False,
    )


class UnbornForm(PortalForm):
    unborn_count = WholeNumberField(
        label=_("Combien d'enfants attendez-vous ?"),
        help_text=_("Laissez vide si personne n'attend d'enfant."),
        required=False,
        most=MOST_UNBORN,
    )
    unborn_due = PartialDateField(
        label=_("Date de naissance prévue"),
        help_text=_("Si vous attendez un enfant. Le mois et l'année suffisent."),
        required=False,
        error_messages={"required": _("Écrivez la date prévue : le mois et l'année suffisent.")},
    )
    shown_when = {"unborn_due": When("unborn_count", *range(1, MOST_UNBORN + 1))}
    needed = ("unborn_due",)

    def clean_unborn_count(self):
        return self.cleaned_data["unborn_count"] or None


class CountForm(PortalForm):
    """The number is computed and shown; « non » only advises (domain.md 2.4)."""

    count_confirmed = YesNoField(label=_("Est-ce le bon nombre ?"), required=False)

    def __init__(self, *args, persons: int, **kwargs):
        super().__init__(*args, **kwargs)
        text = ngettext(
            "Votre foyer compte %(count)s personne à loger. Est-ce le bon nombre ?",
            "Votre foyer compte %(count)s personnes à loger. Est-ce le bon nombre ?",
            persons,
        )
        self.fields["count_confirmed"].label = text % {"count": persons}
        self.fields["count_confirmed"].help_text = _(
            "Vous, les personnes ci-dessus et les enfants à naître. Le nombre est recalculé à "
            "chaque enregistrement."
        )


class HouseholdSection(PortalSection):
    """`persons`: how many are to be housed, as far as typed."""

    def build(self):
        self.groups = [
            self.add_group(
                "co",
                CoApplicantForm,
                legend=_("Les personnes qui signeront le bail avec vous"),
                hint=_(
                    "Votre conjoint, votre partenaire, ou un colocataire. Laissez vide si vous "
                    "demandez le logement sans personne d'autre."
                ),
                one=_("Co-demandeur"),
                add=_("Ajouter un co-demandeur"),
                most=MOST_PERSONS - 1,
                full=TOO_MANY,
            ),
            self.add_group(
                "charge",
                DependantForm,
                legend=_("Les personnes à votre charge qui vivront avec vous"),
                hint=_("Vos enfants, un parent, ou une autre personne qui vivra avec vous."),
                one=_("Personne à charge"),
                add=_("Ajouter une personne à charge"),
                most=MOST_PERSONS - 1,
                full=TOO_MANY,
            ),
            self.add_group(
                "garde",
                SharedChildForm,
                legend=_("Les enfants en garde alternée ou en droit de visite"),
                hint=_("N'écrivez pas une seconde fois les enfants ajoutés au-dessus."),
                one=_("Enfant"),
                add=_("Ajouter un enfant"),
                most=MOST_PERSONS - 1,
                full=TOO_MANY,
            ),
        ]
        if self.answers.get("identite", {}).get("family_situation") in COUPLES:
            self.add_form(CoupleForm, legend=_("Votre couple"))
        self.unborn = self.add_form(UnbornForm, legend=_("Les enfants à naître"))
        self.persons = self.count_typed()
        self.add_form(CountForm, legend=_("Nombre de personnes à loger"), persons=self.persons)

    def count_typed(self) -> int:
        """As `persons_to_house`, on what is typed so far, valid or not."""
        if not self.is_bound:
            return persons_to_house(self.answers)
        co, charge, garde = (group.forms for group in self.groups)
        custody = [{"custody": form["custody"].data} for form in garde]
        typed = (self.unborn["unborn_count"].data or "").strip()
        unborn = int(typed) if typed.isdecimal() and len(typed) == 1 else 0
        return persons_to_house(
            {"foyer": {"co": co, "charge": charge, "garde": custody, "unborn_count": unborn}}
        )

    def clean(self, cleaned):
        if 1 + sum(len(group.forms) for group in self.groups) > MOST_PERSONS:
            self.add_error(self.groups[1].prefix, TOO_MANY)
        persons = [("", self.answers.get("identite", {}))]
        persons += [(form, form.cleaned_data) for group in self.groups for form in group.forms]
        for form, first in typed_twice(persons):
            field = "birth_name" if "birth_name" in form.fields else "first_names"
            form.add_error(field, TWICE if first else YOURSELF_TWICE)


STEP = Step("foyer", _("Votre foyer"), HouseholdSection, advise=advise)
