"""The same answers by one person alone, and by ten under one roof: for what depends on size."""

from __future__ import annotations

from django.conf import settings

from tests.factories.answers import day, section
from tests.factories.lives.answering import rfr
from tests.factories.lives.single import SINGLE
from tests.factories.lives.wheelchair import WHEELCHAIR

TEN = 10
CO, CHARGE, GARDE = 4, 3, 2
COMMUNES = [
    "Lille (59000)",
    "Roubaix",
    "Tourcoing",
    "Villeneuve-d'Ascq",
    "Armentières",
    "Wattrelos",
    "Marcq-en-Barœul",
    "Lambersart",
]


def alone() -> dict[str, dict]:
    """One person with the handicap complement: every section applies."""
    wanted = _wanted(1)
    return {**SINGLE, "logement-recherche": wanted, "handicap": _handicap(["moi"])}


def ten_persons() -> dict[str, dict]:
    """Five adults, five children, each in every section that asks about each."""
    adults = [f"a{rank}" for rank in range(CO)]
    children = [f"c{rank}" for rank in range(CHARGE)]
    shared = [f"g{rank}" for rank in range(GARDE)]
    everyone = ["moi", *adults]
    return {
        **SINGLE,
        "foyer": section(
            "foyer",
            {
                "co": {key: _adult(rank) for rank, key in enumerate(adults)},
                "charge": {key: _child(rank) for rank, key in enumerate(children)},
                "garde": {key: _shared(rank) for rank, key in enumerate(shared)},
            },
            count_confirmed="oui",
        ),
        "travail": section("travail", {"adults": {key: {"situation": "AUT"} for key in everyone}}),
        "ressources": section(
            "ressources",
            {"adults": {key: {**rfr(12_000), "SAL": "900", "AF": "90"} for key in everyone}},
            dependants_AEEH="151",
        ),
        "logement-recherche": _wanted(settings.MAX_PLACES),
        "handicap": _handicap([*everyone, *children, *shared]),
    }


HOUSEHOLDS = {1: alone, TEN: ten_persons}


def _adult(rank: int) -> dict:
    return {
        "link": "L",
        "civility": "1",
        "birth_name": "Lefèvre",
        "first_names": f"Adulte {'abcdefghi'[rank]}",
        "birth_date": day(f"0{rank + 1}/02/1988"),
        "nationality": "1",
        "family_situation": "C",
    }


def _child(rank: int) -> dict:
    return {
        "birth_name": "Lefèvre",
        "first_names": f"Enfant {'abcdefghi'[rank]}",
        "birth_date": day(f"0{rank + 1}/05/2017"),
        "sex": "F",
        "link": "E",
    }


def _shared(rank: int) -> dict:
    return {
        "first_names": f"Petit {'abcdefghi'[rank]}",
        "birth_date": day(f"0{rank + 1}/11/2013"),
        "sex": "M",
        "custody": "G",
    }


def _wanted(places: int) -> dict:
    chosen = {f"p{rank}": {"commune": name} for rank, name in enumerate(COMMUNES[:places])}
    return section(
        "logement-recherche",
        {"places": chosen},
        home_category="A",
        home_type_1="T2",
        ground_floor="oui",
        no_lift="non",
        parking="oui",
        adapted="oui",
        other_communes="oui",
    )


def _handicap(keys: list[str]) -> dict:
    answers = {
        name.removeprefix("handicap-persons-p1-"): values
        for name, values in WHEELCHAIR["handicap"].items()
        if name.startswith("handicap-persons-p1-")
    }
    persons = {f"h{rank}": {**answers, "person": key} for rank, key in enumerate(keys)}
    return section("handicap", {"persons": persons})
