"""The one place where a declaration becomes columns that are searched or constrained."""

from __future__ import annotations

from forms_wizard.demands.enums import Role
from forms_wizard.demands.identity import identity_key
from forms_wizard.demands.models import Demand, Person, WantedPlace
from forms_wizard.form.people import persons_to_house

CUSTODY_ROLES = {"G": Role.CUSTODY, "D": Role.VISITING}


def columns(codes: dict) -> dict:
    """The columns of Demand that follow from the answers."""
    wanted = codes.get("logement-recherche", {})
    return {
        "email": codes.get("contact", {}).get("email", ""),
        "main_motive": next(iter(codes.get("motifs", {}).get("motives", [])), ""),
        "home_type": next(iter(wanted.get("home_types", [])), ""),
        "persons_to_house": persons_to_house(codes),
    }


def persons(demand: Demand, codes: dict) -> list[Person]:
    """Unsaved rows, the applicant first."""
    foyer = codes.get("foyer", {})
    declared = [(Role.APPLICANT, codes.get("identite", {}))]
    declared += [(Role.CO_APPLICANT, person) for person in foyer.get("co", [])]
    declared += [(Role.DEPENDANT, person) for person in foyer.get("charge", [])]
    declared += [
        (CUSTODY_ROLES.get(person.get("custody"), Role.CUSTODY), person)
        for person in foyer.get("garde", [])
    ]
    return [_person(demand, rank, role, person) for rank, (role, person) in enumerate(declared)]


def _person(demand: Demand, rank: int, role: Role, person: dict) -> Person:
    birth_name, first_names = person.get("birth_name", ""), person.get("first_names", "")
    born = person.get("birth_date", "")
    return Person(
        demand=demand,
        rank=rank,
        role=role,
        birth_name=birth_name,
        usage_name=person.get("usage_name", ""),
        first_names=first_names,
        born=born,
        identity_key=identity_key(birth_name, first_names, born),
        territory_id=demand.territory_id,
    )


def places(demand: Demand, codes: dict) -> list[WantedPlace]:
    """Unsaved rows in the person's order."""
    wanted = codes.get("logement-recherche", {}).get("places", [])
    return [
        WantedPlace(demand=demand, commune_id=place["commune"], rank=rank)
        for rank, place in enumerate(wanted, start=1)
    ]
