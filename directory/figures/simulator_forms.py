"""The questions of the simulator: who will live in the home, and what they earned."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory.figures.ceilings import Household, Income
from directory.territory.fields import CommuneField
from portal.interface.conditions import When
from portal.interface.fields import RadioField, WholeNumberField, YesNoField
from portal.interface.forms import PortalForm

ASKED_YEAR, RECENT_YEAR = 2, 1
MOST_PERSONS = 20


class Shape(models.TextChoices):
    ALONE = "seul", _("Seul ou seule, avec ou sans enfants")
    COUPLE = "couple", _("En couple, avec ou sans enfants")
    SEPARATING = "separation", _("En train de me séparer : je compte sans mon conjoint")
    SHARING = "partage", _("Avec d'autres adultes qui ne sont pas mon conjoint")


COUPLE, SHARING, FELL = (
    When("shape", Shape.COUPLE),
    When("shape", Shape.SHARING),
    When("fell", True),
)
AGE = {"least": 16, "most": 120}


class SimulatorForm(PortalForm):
    """Nothing of it is kept: `household` and `income` once it is valid."""

    commune = CommuneField(
        label=_("Dans quelle commune cherchez-vous un logement ?"),
        help_text=_("Son nom ou son code postal. Le plafond dépend du lieu."),
    )
    shape = RadioField(
        label=_("Avec qui allez-vous vivre dans ce logement ?"),
        choices=Shape,
        error_messages={"required": _("Dites avec qui vous allez vivre.")},
    )
    age = WholeNumberField(
        label=_("Votre âge"),
        help_text=_("En années. Un jeune couple sans enfant a un plafond plus haut."),
        required=False,
        error_messages={"required": _("Écrivez votre âge, en années.")},
        **AGE,
    )
    partner_age = WholeNumberField(
        label=_("L'âge de votre conjoint"),
        required=False,
        error_messages={"required": _("Écrivez l'âge de votre conjoint, en années.")},
        **AGE,
    )
    others = WholeNumberField(
        label=_("Combien d'autres adultes vivront avec vous ?"),
        help_text=_("Sans vous compter, et sans les personnes à votre charge."),
        least=1,
        most=MOST_PERSONS,
        required=False,
        error_messages={"required": _("Écrivez combien d'autres adultes vivront avec vous.")},
    )
    dependants = WholeNumberField(
        label=_("Combien de personnes sont à votre charge ?"),
        help_text=_(
            "Les enfants et les personnes comptés sur votre avis d'impôt, ceux en garde alternée "
            "aussi. Un enfant qui vient seulement en visite ne compte pas. Écrivez 0 s'il n'y en "
            "a pas."
        ),
        most=MOST_PERSONS,
        error_messages={
            "required": _("Écrivez combien de personnes sont à votre charge, 0 s'il n'y en a pas.")
        },
    )
    disabled = YesNoField(
        label=_("Une de ces personnes a-t-elle la carte mobilité inclusion « invalidité » ?"),
        error_messages={"required": _("Répondez « Oui » ou « Non ».")},
    )
    # The year is told by __init__.
    reference = WholeNumberField(
        label=_("Votre revenu fiscal de référence, en euros"),
        unit="€",
        error_messages={
            "required": _("Écrivez votre revenu fiscal de référence, 0 s'il est de 0.")
        },
    )
    partner_reference = WholeNumberField(
        label=_("Celui de votre conjoint, en euros"),
        help_text=_("Si vous avez un seul avis d'impôt pour deux, écrivez 0."),
        unit="€",
        required=False,
        error_messages={
            "required": _("Écrivez le revenu fiscal de référence de votre conjoint, ou 0.")
        },
    )
    others_reference = WholeNumberField(
        label=_("Ceux des autres adultes, additionnés, en euros"),
        unit="€",
        required=False,
        error_messages={
            "required": _("Écrivez la somme des revenus fiscaux de référence des autres adultes.")
        },
    )
    fell = YesNoField(
        label=_("Depuis, les revenus de toutes ces personnes ont-ils baissé de 10 % ou plus ?"),
        error_messages={"required": _("Répondez « Oui » ou « Non ».")},
    )
    last_year = WholeNumberField(
        label=_("Revenus imposables de l'année dernière, tous ensemble, en euros"),
        unit="€",
        required=False,
    )
    twelve_months = WholeNumberField(
        label=_("Revenus imposables des 12 derniers mois, tous ensemble, en euros"),
        help_text=_("Si vous les connaissez."),
        unit="€",
        required=False,
    )

    needed = ("age", "partner_age", "others", "partner_reference", "others_reference")
    shown_when = {
        "age": COUPLE,
        "partner_age": COUPLE,
        "partner_reference": COUPLE,
        "others": SHARING,
        "others_reference": SHARING,
        "last_year": FELL,
        "twelve_months": FELL,
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked, recent = (self.today.year - back for back in (ASKED_YEAR, RECENT_YEAR))
        self.fields["reference"].label = _(
            "Votre revenu fiscal de référence de %(year)s, en euros"
        ) % {"year": asked}
        self.fields["reference"].help_text = _(
            "Il est sur l'avis d'impôt reçu en %(next)s. En cours de séparation, comptez "
            "seulement vos revenus."
        ) % {"next": asked + 1}
        self.fields["last_year"].label = _(
            "Revenus imposables de %(year)s, tous ensemble, en euros"
        ) % {"year": recent}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("fell") and not self._knows_a_recent_income(cleaned):
            self.add_error(
                "last_year",
                _(
                    "Écrivez les revenus de l'année dernière ou des 12 derniers mois. Si vous ne "
                    "les connaissez pas, répondez « Non » à la question d'avant."
                ),
            )
        return cleaned

    def _knows_a_recent_income(self, cleaned: dict) -> bool:
        asked = ("last_year", "twelve_months")
        return any(cleaned.get(name) is not None or name in self._errors for name in asked)

    @property
    def income_year(self) -> int:
        return self.today.year - ASKED_YEAR

    @cached_property
    def household(self) -> Household:
        said = self.cleaned_data
        ages = (said["age"], said["partner_age"]) if said["shape"] == Shape.COUPLE else None
        return Household(
            adults=1 + (1 if ages else said.get("others") or 0),
            dependants=said["dependants"],
            couple_ages=ages,
            disabled=said["disabled"],
        )

    @cached_property
    def income(self) -> Income:
        said = self.cleaned_data
        parts = ("reference", "partner_reference", "others_reference")
        return Income(
            reference=sum(said.get(name) or 0 for name in parts),
            last_year=said.get("last_year"),
            twelve_months=said.get("twelve_months"),
        )
