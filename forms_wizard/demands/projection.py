"""The one place where a declaration becomes columns that are searched or constrained."""

from __future__ import annotations

from django.conf import settings
from django.db.models import F

from forms_wizard.demands.enums import Role
from forms_wizard.demands.identity import identity_key
from forms_wizard.demands.models import Demand, Person, WantedPlace
from forms_wizard.form.contact import sms_number
from forms_wizard.form.people import persons_to_house

CUSTODY_ROLES = {"G": Role.CUSTODY, "D": Role.VISITING}


def columns(codes: dict) -> dict:
    """The columns of Demand that follow from the answers."""
    wanted, contact = codes.get("logement-recherche", {}), codes.get("contact", {})
    return {
        "email": contact.get("email", ""),
        "sms_number": sms_number(contact),
        "wants_post": contact.get("wants_post", False),
        "main_motive": next(iter(codes.get("motifs", {}).get("motives", [])), ""),
        "home_type": next(iter(wanted.get("home_types", [])), ""),
        "persons_to_house": persons_to_house(codes),
        **_language(contact.get("language", "")),
    }


def _language(declared: str) -> dict:
    """That of letters, when the person declared one that the site speaks; else it stays."""
    return {"language": declared} if declared in dict(settings.LANGUAGES) else {}


def persons(demand: Demand, codes: dict) -> list[Person]:
    """Unsaved rows, the applicant first."""
    return [
        Person(demand=demand, territory_id=demand.territory_id, **columns)
        for columns in person_columns(codes)
    ]


def person_columns(codes: dict) -> list[dict]:
    """The columns of each Person that follow from the answers, the applicant first."""
    foyer = codes.get("foyer", {})
    declared = [(Role.APPLICANT, codes.get("identite", {}))]
    declared += [(Role.CO_APPLICANT, person) for person in foyer.get("co", [])]
    declared += [(Role.DEPENDANT, person) for person in foyer.get("charge", [])]
    declared += [
        (CUSTODY_ROLES.get(person.get("custody"), Role.CUSTODY), person)
        for person in foyer.get("garde", [])
    ]
    return [_columns(rank, role, person) for rank, (role, person) in enumerate(declared)]


def _columns(rank: int, role: Role, person: dict) -> dict:
    birth_name, first_names = person.get("birth_name", ""), person.get("first_names", "")
    born = person.get("birth_date", "")
    return {
        "rank": rank,
        "role": role,
        "birth_name": birth_name,
        "usage_name": person.get("usage_name", ""),
        "first_names": first_names,
        "born": born,
        "identity_key": identity_key(birth_name, first_names, born),
    }


def places(demand: Demand, codes: dict) -> list[WantedPlace]:
    """Unsaved rows in the person's order."""
    return [WantedPlace(demand=demand, **columns) for columns in place_columns(codes)]


def place_columns(codes: dict) -> list[dict]:
    """The columns of each WantedPlace, in the person's order."""
    wanted = codes.get("logement-recherche", {}).get("places", [])
    return [
        {"commune_id": place["commune"], "rank": rank} for rank, place in enumerate(wanted, start=1)
    ]


def project_again(demand: Demand, codes: dict) -> None:
    """Bring the row, its persons and its places in line with what is declared now.

    A person who stays in the household keeps the row, so that an access or a homonym rank given
    to it stays. The row of the demand itself is for the caller to save.
    """
    for column, value in columns(codes).items():
        setattr(demand, column, value)
    _persons_again(demand, codes)
    wanted = places(demand, codes)
    if [place.commune_id for place in wanted] != [p.commune_id for p in demand.places.all()]:
        demand.places.all().delete()
        WantedPlace.objects.bulk_create(wanted)


def _persons_again(demand: Demand, codes: dict) -> None:
    former = list(demand.persons.all())
    registered = any(person.registered for person in former)
    kept, new = [], []
    for person in persons(demand, codes):
        person.registered = registered
        same = _same(former, person)
        if same is None:
            new.append(person)
            continue
        former.remove(same)
        if _differs(same, person):
            person.pk, person.homonym_rank = same.pk, same.homonym_rank
            kept.append(person)
    Person.objects.filter(pk__in=[row.pk for row in former]).delete()
    # Ranks are unique: out of the way first, then to their place.
    Person.objects.filter(pk__in=[row.pk for row in kept]).update(rank=F("rank") + 1000)
    Person.objects.bulk_update(kept, DECLARED)
    Person.objects.bulk_create(new)


DECLARED = ["role", "rank", "birth_name", "usage_name", "first_names", "born", "identity_key"]
WHO = ["birth_name", "first_names", "born"]


def _same(former: list[Person], declared: Person) -> Person | None:
    """The row of the same human being: the same name and birth date, whatever the role; else an
    applicant whose name or birth date was corrected."""
    for row in former:
        if all(getattr(row, name) == getattr(declared, name) for name in WHO):
            return row
    both = (row for row in former if row.role == declared.role == Role.APPLICANT)
    return next(both, None)


def _differs(row: Person, declared: Person) -> bool:
    return any(getattr(row, name) != getattr(declared, name) for name in DECLARED)
