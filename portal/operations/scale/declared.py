"""A whole declaration of a made-up household, valid on the day it is made.

Codes have the shape of `declarations.to_codes`; typed again in the form they give the same.
"""

from __future__ import annotations

from datetime import date
from random import Random

from forms_wizard.form.codes import (
    AT_WORK,
    EMPLOYED,
    HOMELESS,
    HOSTED,
    IN_STRUCTURE,
    PAYING,
    Motive,
    Occupancy,
    Work,
)
from forms_wizard.form.resources import ASKED_YEAR
from portal.operations.scale import shares
from portal.operations.scale.households import Household
from portal.operations.scale.places import Departement
from portal.operations.scale.shares import Shares

OCCUPANCIES, INCOMES = Shares(shares.OCCUPANCIES), Shares(shares.INCOMES)
WORKS, PLACES = Shares(shares.WORKS), Shares(shares.PLACES)
MOTIVES_OF_TENANTS = Shares(shares.MOTIVES_OF_TENANTS)
MOTIVES_OF_OTHERS = Shares(shares.MOTIVES_OF_OTHERS)
# « I have no home » is said by those who have none of their own.
OTHERS = {status: n for status, n in shares.OCCUPANCIES.items() if status != Occupancy.HLM}
NO_HOME = (
    shares.NO_HOME_OF_OTHERS
    / 100
    * sum(OTHERS.values())
    / sum(n for status, n in OTHERS.items() if status not in shares.WITH_A_HOME)
)
LESS_NEEDED = (Motive.NEAR_WORK, Motive.NEAR_SERVICES, Motive.NEAR_FAMILY, Motive.NEIGHBOURHOOD)
STREETS = (
    "rue de la Démonstration",
    "avenue de l'Exemple",
    "place du Modèle",
    "rue du Spécimen",
    "allée de l'Essai",
    "boulevard de la Maquette",
)
JOBS = ("Aide-soignante", "Agent d'entretien", "Vendeur", "Cuisinier", "Magasinier", "Assistante")
CONTRACTS = {Work.PERMANENT: "CDI", Work.TEMPORARY: "CDD", Work.APPRENTICE: "apprentissage"}
ROOMS = ("C", "T1", "T2", "T3", "T4", "T5", "T6P")
PENSION_AGE, STUDENT_AGE = 64, 26


def draw(
    chance: Random, rank: int, household: Household, departement: Departement, *, on: date
) -> dict:
    """What that household declares on that day, by section."""
    status = OCCUPANCIES.draw(chance)
    adults = ["moi", *(f"co-{other}" for other in range(1, household.adults))]
    works = [_work(chance, household.age) for _adult in adults]
    home = departement.communes.draw(chance)
    return {
        "preparer": {
            "nature": "CRE",
            "departement": departement.code,
            "applicant_kind": "physique",
        },
        "identite": household.identity,
        "contact": _contact(chance, rank, home, status),
        "foyer": household.household,
        "travail": {
            "adults": [
                _job(chance, key, work, home.insee) for key, work in zip(adults, works, strict=True)
            ]
        },
        "ressources": _resources(chance, household, works, adults, departement, on),
        "logement-actuel": _home(chance, status, household, home.insee, on),
        "motifs": _motives(chance, status),
        "logement-recherche": _wanted(chance, household, departement),
    }


def _contact(chance: Random, rank: int, home, status: Occupancy) -> dict:
    random = chance.random
    digits = int(random() * 10_000)
    contact = {
        "mobile": {
            "typed": f"06 39 98 {digits // 100:02} {digits % 100:02}",
            "e164": f"+3363998{digits:04}",
        },
        "consent_sms": random() < 0.4,
        "address_kind": "france",
        "postcode": home.postcodes[0],
        "commune": home.insee,
        "street": STREETS[int(random() * len(STREETS))],
        "wants_post": random() * 100 < shares.WANTS_POST,
    }
    if random() * 100 >= shares.NO_EMAIL:
        contact["email"] = f"personne{rank}@demo.example"
    if status in HOMELESS:
        contact |= {"address_kind": "domiciliation", "domiciliation": "CCAS de démonstration"}
    else:
        contact["number"] = str(1 + int(random() * 180))
    return contact


def _work(chance: Random, age: int) -> Work:
    if age >= PENSION_AGE:
        return Work.RETIRED
    work = WORKS.draw(chance)
    young = work in (Work.STUDENT, Work.APPRENTICE)
    return Work.PERMANENT if young and age > STUDENT_AGE else work


def _job(chance: Random, key: str, work: Work, commune: str) -> dict:
    job = {"key": key, "situation": work.value}
    if work in AT_WORK:
        job |= {"profession": JOBS[int(chance.random() * len(JOBS))], "workplace": commune}
    if work in EMPLOYED:
        job |= {"contract": CONTRACTS[work], "employer": "Entreprise de démonstration"}
    return job


def _resources(
    chance: Random,
    household: Household,
    works: list[Work],
    adults: list[str],
    departement: Departement,
    on: date,
) -> dict:
    scale = shares.ABOUT_PLUS[departement.in_ile_de_france]
    # A parent alone is in the category of one person more (domain.md 7.2).
    parent = household.adults == 1 and household.persons > 1
    ceiling = scale[min(household.persons + parent, len(scale)) - 1]
    low, high = INCOMES.draw(chance)
    year, income = on.year - ASKED_YEAR, ceiling * (low + chance.random() * (high - low))
    missing = chance.random() * 100 < shares.NO_TAX_NOTICE
    rows = []
    for key, work in zip(adults, works, strict=True):
        part = int(income / len(adults))
        rfr = {"year": year, "missing": "nsp"} if missing else {"year": year, "amount": part}
        rows.append({"key": key, "rfr": [rfr], **_month(work, part // 12)})
    return {"adults": rows, "overindebted": chance.random() < 0.04}


def _month(work: Work, euros: int) -> dict:
    """What comes in each month, of the kind that goes with the work."""
    if not euros:
        return {"no_resources": True}
    code = {Work.RETIRED: "RET", Work.JOBLESS: "CHO", Work.STUDENT: "BE", Work.OTHER: "RSA"}
    return {"resources": {code.get(work, "SAL"): euros}}


def _home(chance: Random, status: Occupancy, household: Household, commune: str, on: date) -> dict:
    home = {"status": status.value, "owns_other": chance.random() < 0.02}
    if home["owns_other"]:
        home["owned_home"] = "Un logement de démonstration, loué."
    if status in HOMELESS:
        return home
    rooms = min(max(0, household.persons - 1 + int(chance.random() * 3)), len(ROOMS) - 1)
    years = int(chance.random() * min(household.age - 17, 25))
    home |= {
        "entry_date": f"{on.year - 1 - years}-{1 + int(chance.random() * 12):02}-00",
        "category": "A" if chance.random() < 0.8 else "M",
        "home_type": ROOMS[rooms],
        "surface": 12 + rooms * 14 + int(chance.random() * 12),
        "occupants": household.persons + (2 if status in HOSTED else 0),
    }
    if status in PAYING:
        home["rent"] = 180 + rooms * 110 + int(chance.random() * 250)
    if status == Occupancy.HLM:
        home |= {"landlord": "Office de démonstration", "landlord_commune": commune}
    if status in HOSTED:
        home |= {"host": "Un proche", "hosted_months": 1 + int(chance.random() * 60)}
    if status in IN_STRUCTURE:
        home["structure"] = "Résidence de démonstration"
    return home


def _motives(chance: Random, status: Occupancy) -> dict:
    if status == Occupancy.HLM:
        first = MOTIVES_OF_TENANTS.draw(chance)
    elif status not in shares.WITH_A_HOME and chance.random() < NO_HOME:
        first = Motive.NO_HOME
    else:
        first = MOTIVES_OF_OTHERS.draw(chance)
    motives = [first.value]
    second = LESS_NEEDED[int(chance.random() * len(LESS_NEEDED))]
    if chance.random() < 0.5 and second != first:
        motives.append(second.value)
    answers: dict = {"motives": motives}
    if first == Motive.OTHER:
        answers["motive_text"] = "Une raison de démonstration, dite en une phrase."
    if first in (Motive.TAKEN_BACK, Motive.EVICTION):
        answers["notice_unknown"] = True
    if first == Motive.EVICTION:
        answers["judgment_unknown"] = True
    return answers


def _wanted(chance: Random, household: Household, departement: Departement) -> dict:
    wanted = departement.wanted(chance, PLACES.draw(chance))
    return {
        "home_category": "IAM"[int(chance.random() * 3)],
        "home_types": [household.home_type],
        "adapted": False,
        "other_communes": chance.random() < 0.6,
        "places": [{"commune": insee} for insee in wanted],
    }
