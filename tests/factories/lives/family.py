"""Aïssatou and Yann, in a civil partnership, one child, others every second week, one to come."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

FAMILY = sections(
    preparer=starting("93"),
    identite={
        "civility": "2",
        "birth_name": "N'Diaye",
        "usage_name": "Le Goff",
        "first_names": "Aïssatou",
        "birth_date": day("14/07/1990"),
        "birth_place": "Dakar, Sénégal",
        "nationality": "1",
        "family_situation": "P",
    },
    contact={
        "home_phone": "01 48 00 00 00",
        "email": "aissatou@exemple.fr",
        "address_kind": "france",
        "street": "résidence des Lilas",
        "building": "B",
        "floor": "3",
        "flat": "31",
        "postcode": "93200",
        "commune": "Saint-Denis 93200",
        "wants_post": "on",
        "language": "fr",
    },
    foyer={
        "groups": {
            "co": {
                "k1": {
                    "link": "P",
                    "civility": "1",
                    "birth_name": "Le Goff",
                    "first_names": "Yann",
                    "birth_date": day("03/02/1988"),
                    "nationality": "1",
                }
            },
            "charge": {
                "k2": {
                    "birth_name": "Le Goff",
                    "first_names": "Zoé",
                    "birth_date": day("20/05/2017"),
                    "sex": "F",
                    "link": "E",
                }
            },
            "garde": {
                "k3": {
                    "first_names": "Malo",
                    "birth_date": day("11/11/2013"),
                    "sex": "M",
                    "custody": "G",
                },
                "k4": {
                    "first_names": "Enora",
                    "birth_date": day("02/03/2011"),
                    "sex": "F",
                    "custody": "D",
                },
            },
        },
        "unborn_count": "1",
        "unborn_due": day("00/08/2026"),
        "count_confirmed": "oui",
    },
    travail={
        "groups": {
            "adults": {
                "moi": {
                    "situation": "CDD",
                    "contract": "interim",
                    "employer_unknown": "on",
                    "no_workplace": "variable",
                },
                "k1": {
                    "situation": "ART",
                    "profession": "Plombier",
                    "workplace": "Saint-Denis 93200",
                },
            }
        }
    },
    ressources={
        "groups": {
            "adults": {
                "moi": {**rfr(9_800), "SAL": "1100", "AF": "148"},
                "k1": {**rfr(15_400), "SAL": "1600", "PAV": "150"},
            }
        },
        "overindebted": "non",
    },
    logement_actuel={
        "status": "HLM",
        "entry_date": day("01/06/2016"),
        "rent": "540",
        "landlord": "Office de l'habitat",
        "landlord_commune": "Saint-Denis 93200",
        "category": "A",
        "home_type": "T2",
        "surface": "41",
        "occupants": "4",
        "owns_other": "non",
    },
    motifs={"motive_1": "13", "motive_2": "16", "motive_3": "20"},
    logement_recherche={
        "home_category": "I",
        "home_type_1": "T4",
        "home_type_2": "T5",
        "parking": "oui",
        "ground_floor": "oui",
        "no_lift": "non",
        "adapted": "non",
        "other_communes": "oui",
        "groups": {
            "places": {
                "p1": {"commune": "Saint-Denis 93200"},
                "p2": {"commune": "Paris 18e"},
                "p3": {"commune": "Versailles"},
            }
        },
    },
)
