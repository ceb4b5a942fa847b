"""What each adult earns (domain.md 2.6): taxable income of two years, resources of the month."""

from datetime import date
from functools import cache

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import MissingIncome, Payment, Resource
from forms_wizard.form.people import adults
from portal.interface.fields import RadioField, WholeNumberField, YesNoField, own_copy
from portal.interface.forms import PortalForm, PortalSection, answered

MANY_EUROS = 15_000
# N-2 must be answered: its tax notice is the last that everyone has received. N-1 may be.
ASKED_YEAR, RECENT_YEAR = 2, 1
UNKNOWN_MONTH = _(
    "Écrivez au moins un montant, ou cochez l'une des deux cases à la fin de la liste."
)


@cache
def _amount(code) -> WholeNumberField:
    return WholeNumberField(label=code.label, required=False, unit="€")


@cache
def _incomes(asked: int, recent: int, language: str) -> dict[str, forms.Field]:
    """The boxes of the two years. `language`: that of the visitor, in which they are written."""
    return {
        f"rfr_{asked}": WholeNumberField(
            unit="€",
            label=_("Revenu fiscal de référence de %(year)s, en euros") % {"year": asked},
            help_text=_(
                "Il est sur l'avis d'impôt reçu en %(next)s. Il sert à savoir quels logements "
                "peuvent vous être proposés. Écrivez 0 si l'avis dit 0."
            )
            % {"next": asked + 1},
            required=False,
            error_messages={
                "required": _(
                    "Écrivez le revenu fiscal de référence de %(year)s, ou dites pourquoi vous ne "
                    "l'avez pas."
                )
                % {"year": asked}
            },
        ),
        f"rfr_{asked}_missing": RadioField(
            label=_("Si vous n'avez pas ce montant, dites pourquoi"),
            help_text=_("Cela ne bloque pas votre demande."),
            choices=MissingIncome,
            required=False,
        ),
        f"rfr_{recent}": WholeNumberField(
            unit="€",
            label=_("Revenu fiscal de référence de %(year)s, en euros") % {"year": recent},
            help_text=_("Si l'avis d'impôt de %(next)s est déjà reçu.") % {"next": recent + 1},
            required=False,
        ),
    }


class AmountsForm(PortalForm):
    """One box of whole euros for each resource of the month.

    `cleaned_data` holds `resources` and `paid`: `{code: euros a month}`, without the zeros.
    """

    prefix_of_boxes = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code in (*Resource, *Payment):
            self.fields[self.box(code)] = own_copy(_amount(code))
        self.untold = [self.box(code) for code in (*Resource, *Payment)]

    @cached_property
    def must_answer(self):
        # « (facultatif) » after each of fifteen boxes would say nothing.
        return super().must_answer | {self.box(code) for code in (*Resource, *Payment)}

    def box(self, code) -> str:
        return f"{self.prefix_of_boxes}{code.value}"

    def take(self, cleaned: dict, codes) -> dict[str, int]:
        """The amounts above zero, taken out of `cleaned`."""
        found = {code.value: cleaned.pop(self.box(code), None) for code in codes}
        return {code: amount for code, amount in found.items() if amount}


class IncomeForm(AmountsForm):
    """One adult. `rfr`: a list of `{"year", "amount"}` or `{"year", "missing"}`, N-2 first.

    The boxes are named after the year, so that a draft left open in January keeps each figure
    with its year (domain.md 13.4, rule 5).
    """

    no_resources = forms.BooleanField(
        label=_("Cette personne n'a aucune ressource ce mois-ci"), required=False
    )
    resources_unknown = forms.BooleanField(
        label=_("Je ne connais pas les montants"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked, recent = (self.today.year - back for back in (ASKED_YEAR, RECENT_YEAR))
        self.years = (asked, recent)
        for name, field in _incomes(asked, recent, get_language()).items():
            self.fields[name] = own_copy(field)
        self.alternatives = {f"rfr_{asked}": f"rfr_{asked}_missing"}
        boxes = self.untold
        first = boxes[0]
        self.untold = [*boxes, f"rfr_{recent}"]
        self.fields[first].error_messages["required"] = UNKNOWN_MONTH
        self.fields[first].help_text = _(
            "Ce que cette personne a reçu ce mois-ci, en euros nets, sans les centimes. Laissez "
            "vide ce qu'elle ne reçoit pas. Ne comptez jamais l'APL ni l'AL."
        )
        self.order_fields(
            [
                f"rfr_{asked}",
                f"rfr_{asked}_missing",
                f"rfr_{recent}",
                *boxes,
                "no_resources",
                "resources_unknown",
            ]
        )

    def clean(self):
        cleaned = super().clean()
        typed_zero = any(cleaned.get(self.box(code)) == 0 for code in Resource)
        cleaned["rfr"] = [entry for year in self.years if (entry := self._income(cleaned, year))]
        cleaned["resources"] = self.take(cleaned, Resource)
        cleaned["paid"] = self.take(cleaned, Payment)
        if cleaned["resources"]:
            cleaned.pop("no_resources", None)
            cleaned.pop("resources_unknown", None)
        elif typed_zero or cleaned.get("no_resources"):
            cleaned["no_resources"] = True
            cleaned.pop("resources_unknown", None)
        elif cleaned.get("resources_unknown"):
            cleaned.pop("no_resources", None)
        elif not any(self.box(code) in self.errors for code in Resource):
            self.require(self.box(Resource.WAGES))
        return cleaned

    def unfold(self, codes):
        values = {**codes, **codes.get("resources", {}), **codes.get("paid", {})}
        for income in codes.get("rfr", []):
            values[f"rfr_{income['year']}"] = income.get("amount")
            values[f"rfr_{income['year']}_missing"] = income.get("missing")
        return values

    @staticmethod
    def _income(cleaned: dict, year: int) -> dict | None:
        amount = cleaned.pop(f"rfr_{year}", None)
        missing = cleaned.pop(f"rfr_{year}_missing", None)
        if answered(amount):
            return {"year": year, "amount": amount}
        return {"year": year, "missing": missing} if missing else None


class LatestIncomeForm(PortalForm):
    """The income of N-2 of one adult, asked again at each renewal; `entry`: as in `rfr`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.year = self.today.year - ASKED_YEAR
        fields = _incomes(self.year, self.today.year - RECENT_YEAR, get_language())
        for name in (f"rfr_{self.year}", f"rfr_{self.year}_missing"):
            self.fields[name] = own_copy(fields[name])
        self.alternatives = {f"rfr_{self.year}": f"rfr_{self.year}_missing"}

    @property
    def entry(self) -> dict:
        return IncomeForm._income(dict(self.cleaned_data), self.year)


class DependantsForm(AmountsForm):
    """What the dependants receive and pay, together; nothing is needed."""

    prefix_of_boxes = "dependants_"

    def clean(self):
        cleaned = super().clean()
        cleaned["dependants_resources"] = self.take(cleaned, Resource)
        cleaned["dependants_paid"] = self.take(cleaned, Payment)
        return cleaned

    def unfold(self, codes):
        amounts = {**codes.get("dependants_resources", {}), **codes.get("dependants_paid", {})}
        return {f"{self.prefix_of_boxes}{code}": amount for code, amount in amounts.items()}


class DebtForm(PortalForm):
    overindebted = YesNoField(
        label=_("Avez-vous déposé un dossier de surendettement ?"),
        help_text=_("À la Banque de France."),
        required=False,
    )


class ResourcesSection(PortalSection):
    def build(self):
        self.add_group(
            "adults",
            IncomeForm,
            legend=_("Les revenus de chaque adulte"),
            fixed=adults(self.answers),
        )
        foyer = self.answers.get("foyer", {})
        if foyer.get("charge") or foyer.get("garde"):
            self.add_form(
                DependantsForm,
                legend=_("Les ressources de ce mois-ci des personnes à charge, toutes ensemble"),
            )
        self.add_form(DebtForm, legend=_("Vos dettes"))


def declared_in(codes: dict) -> date | None:
    """A day of the year in which these resources were declared, told by the incomes asked.

    None when no income is left: whoever told theirs has left the household.
    """
    adults_told = codes.get("adults", [])
    years = [income["year"] for adult in adults_told for income in adult.get("rfr", [])]
    return date(min(years) + ASKED_YEAR, 1, 1) if years else None


def advise(answers: Answers) -> list[Advice]:
    advice = []
    for adult in answers["ressources"]["adults"]:
        prefix = f"id_ressources-adults-{adult['key']}"
        for income in adult["rfr"]:
            if income.get("amount") == 0:
                text = gettext(
                    "Le revenu fiscal de référence de %(year)s est de 0 €. Vérifiez qu'il est bien "
                    "de 0 sur l'avis d'impôt."
                )
                year = income["year"]
                advice.append(Advice(text % {"year": year}, f"{prefix}-rfr_{year}"))
        if sum(adult["resources"].values()) > MANY_EUROS:
            text = gettext(
                "Les ressources de ce mois-ci dépassent 15 000 €. Vérifiez que les montants sont "
                "pour un mois, et en euros."
            )
            advice.append(Advice(text, f"{prefix}-{next(iter(adult['resources']))}"))
    return advice


STEP = Step("ressources", _("Vos ressources"), ResourcesSection, advise=advise)
