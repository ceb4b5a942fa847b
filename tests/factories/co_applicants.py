"""A demand of two persons, and the access of the second one."""

from __future__ import annotations

import copy
from datetime import timedelta

from forms_wizard.demands.declarations import digest
from forms_wizard.demands.enums import Role
from forms_wizard.demands.models import CoAccess, Declaration, Demand, Person
from tests.factories.accounts import UserFactory
from tests.factories.demands import FILED_ON, DemandFactory, PersonFactory, declared_codes, morning

CO_BORN = "1988-02-03"
# What of the holder's life must never reach the co-applicant, in the codes below.
SECRETS = (
    "06 12 34 56 78",
    "camille@exemple.fr",
    "rue de Paris",
    "12 bis",
    "Foyer Les Glycines",
    "Je subis",
    "violence",
    "3919",
    "en danger",
    "sécurité",
    "confidentiel",
    "16 200",
    "1 451",
    "Thionville",
    "AAH",
)


def couple_codes(person: Person, born: str = CO_BORN) -> dict:
    """Camille of Lille asks with Yann."""
    codes = copy.deepcopy(declared_codes(person))
    codes["foyer"]["co"] = [
        {
            "key": "co-1",
            "link": "C",
            "civility": "1",
            "single_name": False,
            "birth_name": "Le Goff",
            "first_names": "Yann",
            "birth_date": born,
            "nationality": "1",
        }
    ]
    return codes


def in_danger(codes: dict, how: str = "motive") -> dict:
    """The same answers, once danger is told; the home and the places changed with it."""
    codes = copy.deepcopy(codes)
    match how:
        case "motive":
            codes["motifs"]["motives"] = ["06", "09"]
        case "alone":
            codes["foyer"]["alone_reason"] = "violences"
        case "address":
            codes["contact"]["address_hidden"] = True
    codes["logement-actuel"] |= {"status": "SH", "structure": "Foyer Les Glycines"}
    codes["logement-recherche"]["places"] = [{"commune": "57672"}]
    return codes


def couple(*, born: str = CO_BORN, **traits) -> Demand:
    """Their demand; the co-applicant is its person of rank 1."""
    demand = DemandFactory(**traits)
    PersonFactory(
        demand=demand,
        role=Role.CO_APPLICANT,
        rank=1,
        birth_name="Le Goff",
        first_names="Yann",
        born=born,
    )
    declare(demand, couple_codes(demand.persons.first(), born), days=0)
    return demand


def declare(demand: Demand, codes: dict, *, days: int) -> Declaration:
    """A later declaration, so many days after the filing."""
    return Declaration.objects.create(
        demand=demand,
        version="2026-1",
        codes=codes,
        digest=digest("2026-1", codes),
        made_at=demand.filed_at + timedelta(days=days, minutes=1),
    )


def yann(demand: Demand) -> Person:
    return demand.persons.get(role=Role.CO_APPLICANT)


def co_access_of(account=None, **traits) -> CoAccess:
    """An access opened by this account."""
    demand = couple(**traits)
    return CoAccess.objects.create(
        demand=demand,
        person=yann(demand),
        agreed_at=morning(FILED_ON),
        account=account or UserFactory(),
        claimed_at=morning(FILED_ON),
    )
