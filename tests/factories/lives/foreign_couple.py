"""Yusuf and Mariama in La Réunion: foreign papers, and she has a single name."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

FOREIGN_COUPLE = sections(
    preparer=starting("974", typing_help="proche"),
    identite={
        "civility": "1",
        "birth_name": "الرحماني",
        "first_names": "Yusuf",
        "own_script_name": "يوسف الرحماني",
        "birth_date": day("01/01/1988"),
        "birth_place": "Moroni, Comores",
        "nationality": "3",
        "family_situation": "M",
    },
    contact={
        "mobile": "0692 12 34 56",
        "address_kind": "france",
        "care_of": "M. Hoarau",
        "street": "chemin des Filaos",
        "postcode": "97400",
        "commune": "Saint-Denis 974",
        "language": "ar",
    },
    foyer={
        "groups": {
            "co": {
                "w8": {
                    "link": "M",
                    "civility": "2",
                    "single_name": "on",
                    "first_names": "Mariama",
                    "birth_date": day("00/06/1992"),
                    "nationality": "3",
                }
            }
        },
        "count_confirmed": "oui",
    },
    travail={
        "groups": {
            "adults": {
                "moi": {
                    "situation": "APP",
                    "contract": "apprentissage",
                    "employer": "Boulangerie du Port",
                    "workplace": "Le Port 974",
                },
                "w8": {"situation": "CHO"},
            }
        }
    },
    ressources={
        "groups": {
            "adults": {
                "moi": {**rfr(missing="arrivee"), "SAL": "980"},
                "w8": {**rfr(missing="arrivee"), "no_resources": "on"},
            }
        }
    },
    logement_actuel={
        "status": "CP",
        "entry_date": day("00/00/2024"),
        "host": "M. Hoarau",
        "hosted_months": "20",
        "category": "M",
        "home_type": "T4",
        "surface_unknown": "on",
        "occupants": "7",
        "owns_other": "non",
    },
    motifs={"motive_1": "12"},
    logement_recherche={
        "home_category": "I",
        "home_type_1": "T2",
        "adapted": "non",
        "other_communes": "non",
        "groups": {"places": {"p1": {"commune": "Saint-Denis 974"}, "p2": {"commune": "Le Port"}}},
    },
)
