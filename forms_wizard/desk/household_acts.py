"""The three changes of a household, each with its form, what will follow from it, and its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forms_wizard.demands import households
from forms_wizard.demands.enums import EventKind, LetterKind
from forms_wizard.demands.household_answers import APPLICANT
from forms_wizard.demands.models import Demand
from forms_wizard.demands.transitions import TRANSITIONS
from forms_wizard.desk.household_forms import (
    CoLeftForm,
    HolderDiedForm,
    HouseholdForm,
    SeparateForm,
)
from forms_wizard.desk.recap import Recap, letter
from portal.interface.templatetags.portal import long_date


@dataclass(frozen=True)
class Act:
    """`recap` says what follows; `do` does it, with the keyword arguments of the verbs."""

    name: str
    form_class: type[HouseholdForm]
    recap: Callable[[Demand, HouseholdForm], Recap]
    do: Callable


def _letters(kind: EventKind, address: str) -> list[str]:
    says = _("Le message ne dit ni qui part, ni pourquoi, ni où.")
    return [letter(one, address, says) for one in TRANSITIONS[kind].letters]


# -- separation


def _separation(demand: Demand, form: SeparateForm) -> Recap:
    leaving = form.cleaned_data["leaving"]
    applicant_leaves = leaving == APPLICANT
    stays = form.name_of("co-1" if applicant_leaves else APPLICANT)
    names = {"stays": stays, "leaves": form.name_of(leaving)}
    names |= {"number": demand.grouped_number, "day": long_date(demand.filed_on)}
    lines = [
        _("%(stays)s garde la demande %(number)s, avec sa date du %(day)s.") % names,
        _("%(leaves)s a une nouvelle demande, avec la même date du %(day)s.") % names,
        _(
            "La nouvelle demande ne contient que l'identité. Complétez-la avec la personne ; son "
            "numéro vient à l'enregistrement."
        ),
        _("Les enfants restent dans la première demande : chacun met son foyer à jour ensuite."),
    ]
    if applicant_leaves:
        cut = [
            _("Le compte suit %(leaves)s. %(stays)s n'y entre pas : un guichet lui fait un code.")
            % names,
            _(
                "L'adresse, les coordonnées, les raisons et le logement actuel quittent la "
                "première demande. Rien n'y dit qui est parti, ni où."
            ),
        ]
    else:
        cut = [
            _("%(leaves)s ne lit plus la première demande. %(stays)s ne lit pas la nouvelle.")
            % names,
            _("Aucune des deux demandes ne montre l'adresse de l'autre."),
        ]
    letters = [
        *_letters(EventKind.SEPARATE, "" if applicant_leaves else demand.email),
        letter(LetterKind.RECEIPT, ""),
    ]
    return Recap(lines, letters, cut)


def _separate(demand: Demand, form: SeparateForm, **who) -> None:
    proof = households.SeparationProof(form.cleaned_data["proof"])
    households.separate(demand, form.cleaned_data["leaving"], proof=proof, **who)


# -- a co-applicant leaves


def _departure(demand: Demand, form: CoLeftForm) -> Recap:
    names = {"leaves": form.name_of(form.cleaned_data["leaving"])}
    names |= {"stays": form.name_of(APPLICANT), "number": demand.grouped_number}
    return Recap(
        [
            _("%(stays)s garde la demande %(number)s et son ancienneté.") % names,
            _("%(leaves)s n'est plus dans la demande, et n'a pas de nouvelle demande.") % names,
        ],
        _letters(EventKind.CO_LEFT, demand.email),
        [_("%(leaves)s ne lit plus la demande.") % names],
    )


def _leave(demand: Demand, form: CoLeftForm, **who) -> None:
    proof = households.DepartureProof(form.cleaned_data["proof"])
    households.co_applicant_left(demand, form.cleaned_data["leaving"], proof=proof, **who)


# -- the applicant has died


def _succession(demand: Demand, form: HolderDiedForm) -> Recap:
    names = {"heir": form.name_of(form.cleaned_data["heir"]), "number": demand.grouped_number}
    names |= {"day": long_date(demand.filed_on)}
    return Recap(
        [
            _("%(heir)s continue la demande %(number)s, avec sa date du %(day)s.") % names,
            _("L'adresse postale reste. Vérifiez-la ensuite avec la personne."),
        ],
        _letters(EventKind.HOLDER_DIED, ""),
        [
            _("Le compte, le téléphone et l'adresse électronique du défunt quittent la demande."),
            _("Un guichet fait un code à %(heir)s, pour suivre la demande en ligne.") % names,
        ],
    )


def _succeed(demand: Demand, form: HolderDiedForm, **who) -> None:
    households.holder_died(demand, heir=form.cleaned_data["heir"], **who)


SEPARATE = Act("separate", SeparateForm, _separation, _separate)
CO_LEFT = Act("co_left", CoLeftForm, _departure, _leave)
HOLDER_DIED = Act("holder_died", HolderDiedForm, _succession, _succeed)
