"""What every life needs to say: who, where, with what income, and what is asked for."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tests.factories.answers import day

TESTED_ON = date(2026, 3, 2)
YEARS = sorted({TESTED_ON.year, timezone.localdate().year})


def rfr(amount: int | None = None, missing: str = "") -> dict:
    """The income of N-2, whether the year is the tested one or today's."""
    box, value = ("", amount) if amount is not None else ("_missing", missing)
    return {f"rfr_{year - 2}{box}": value for year in YEARS}


def starting(departement: str, **more) -> dict:
    return {"nature": "CRE", "departement": departement, "applicant_kind": "physique", **more}


# -- who


def madam(birth_name: str, first_names: str, born: str, *, nationality: str = "1", **more) -> dict:
    """A woman as she is asked about; French unless told. `born`: « 31/12/1985 »."""
    return _person("2", birth_name, first_names, born, nationality=nationality, **more)


def sir(birth_name: str, first_names: str, born: str, *, nationality: str = "1", **more) -> dict:
    return _person("1", birth_name, first_names, born, nationality=nationality, **more)


def _person(civility: str, birth_name: str, first_names: str, born: str, **more) -> dict:
    names = {"birth_name": birth_name, "first_names": first_names}
    return {"civility": civility, **names, "birth_date": day(born), **more}


def child(birth_name: str, first_names: str, born: str, sex: str, link: str = "E") -> dict:
    """Someone at the applicant's charge: a child unless told."""
    names = {"birth_name": birth_name, "first_names": first_names}
    return {**names, "birth_date": day(born), "sex": sex, "link": link}


def living_with(*, co=(), charge=(), garde=(), **more) -> dict:
    """The household: « a1 », « a2 »… sign the lease too, « c1 »… are at charge, « g1 »… shared."""
    named = {"co": ("a", co), "charge": ("c", charge), "garde": ("g", garde)}
    groups = {
        group: {f"{letter}{rank}": person for rank, person in enumerate(persons, start=1)}
        for group, (letter, persons) in named.items()
        if persons
    }
    return {"groups": groups, "count_confirmed": "oui", **more}


# -- where


def at(number: str, street: str, postcode: str, commune: str, **more) -> dict:
    """An address in France; an empty number is one that does not exist."""
    place = {"number": number, "street": street, "postcode": postcode, "commune": commune}
    return {"address_kind": "france", **place, **more}


def domiciled(body: str, street: str, postcode: str, commune: str, **more) -> dict:
    """Letters are received by an association or a CCAS."""
    place = {"street": street, "postcode": postcode, "commune": commune}
    return {"address_kind": "domiciliation", "domiciliation": body, **place, **more}


def abroad(address: str, country: str, **more) -> dict:
    return {
        "address_kind": "etranger",
        "foreign_address": address,
        "country": country,
        **more,
    }


def home(status: str, since: str, home_type: str, surface: str, occupants: str, **more) -> dict:
    """Today's home: a flat, unless told; `since`: « 00/09/2019 »."""
    size = {"home_type": home_type, "surface": surface, "occupants": occupants}
    found = {"status": status, "entry_date": day(since), "category": "A", **size}
    return {**found, "owns_other": "non", **more}


# -- work and money


def each(**adults) -> dict:
    """The answers of each adult: « moi », then « a1 », « a2 »…"""
    return {"groups": {"adults": adults}}


def job(profession: str, employer: str, workplace: str, *, contract: str = "CDI", **more) -> dict:
    situation = {"CDI": "CDI", "fonctionnaire": "CDI", "apprentissage": "APP"}.get(contract, "CDD")
    place = {"employer": employer, "workplace": workplace}
    return {"situation": situation, "profession": profession, "contract": contract, **place, **more}


# -- what is asked for


def because(*motives: str, **more) -> dict:
    """Official codes of the motives, the most important first."""
    return {f"motive_{rank}": code for rank, code in enumerate(motives, start=1)} | more


def wanting(types: list[str], *places: str, category: str = "A", adapted="non", **more) -> dict:
    """One or two sizes, then communes, in the order preferred."""
    sizes = {f"home_type_{rank}": code for rank, code in enumerate(types, start=1)}
    chosen = {f"p{rank}": {"commune": name} for rank, name in enumerate(places, start=1)}
    asked = {"home_category": category, **sizes, "adapted": adapted, "other_communes": "oui"}
    return {**asked, **more, "groups": {"places": chosen}}
