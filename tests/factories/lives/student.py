"""Noé studies in Lille and still stands on the tax notice of his parents."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

STUDENT = sections(
    preparer=starting("59"),
    identite={
        "civility": "1",
        "birth_name": "García",
        "first_names": "Noé",
        "birth_date": day("05/10/2005"),
        "nationality": "2",
        "family_situation": "C",
    },
    contact={
        "mobile": "+34 612 34 56 78",
        "email": "noe@exemple.fr",
        "address_kind": "etranger",
        "foreign_address": "Calle Mayor 3\n28013 Madrid",
        "country": "Espagne",
    },
    foyer={},
    travail={"groups": {"adults": {"moi": {"situation": "ETU"}}}},
    ressources={
        "groups": {"adults": {"moi": {**rfr(missing="parents"), "BE": "350", "PAR": "200"}}}
    },
    logement_actuel={
        "status": "CPE",
        "entry_unknown": "on",
        "host_unknown": "on",
        "category": "autre",
        "home_type": "nsp",
        "surface_unknown": "on",
        "occupants": "5",
        "owns_other": "non",
    },
    motifs={"motive_1": "12", "motive_2": "20"},
    logement_recherche={
        "home_category": "A",
        "home_type_1": "T1",
        "adapted": "non",
        "other_communes": "oui",
        "groups": {"places": {"p1": {"commune": "Villeneuve-d'Ascq"}, "p2": {"commune": "Lille"}}},
    },
)
