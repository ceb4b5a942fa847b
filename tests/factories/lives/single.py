"""Camille works as a care assistant in Roubaix and asks alone for a home in Lille."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

SINGLE = sections(
    preparer=starting("59", typing_help="seul"),
    identite={
        "civility": "2",
        "birth_name": "Lefèvre",
        "first_names": "Camille Anne",
        "birth_date": day("31/12/1985"),
        "birth_place": "Roubaix",
        "nationality": "1",
        "family_situation": "C",
    },
    contact={
        "mobile": "06 12 34 56 78",
        "email": "camille@exemple.fr",
        "consent_sms": "on",
        "address_kind": "france",
        "number": "12 bis",
        "street": "rue de Paris",
        "postcode": "59000",
        "commune": "Lille (59000)",
    },
    foyer={"count_confirmed": "oui"},
    travail={
        "groups": {
            "adults": {
                "moi": {
                    "situation": "CDI",
                    "profession": "Aide-soignante",
                    "employer_kind": "territorial",
                    "contract": "CDI",
                    "employer": "Hôpital de Roubaix",
                    "workplace": "Roubaix",
                }
            }
        }
    },
    ressources={"groups": {"adults": {"moi": {**rfr(16_200), "SAL": "1 450,50 €"}}}},
    logement_actuel={
        "status": "LP",
        "entry_date": day("00/09/2019"),
        "rent": "620",
        "housing_benefit": "84",
        "category": "A",
        "home_type": "T1",
        "surface": "24",
        "occupants": "1",
        "owns_other": "non",
    },
    motifs={"motive_1": "09", "motive_2": "19"},
    logement_recherche={
        "home_category": "A",
        "home_type_1": "T2",
        "home_type_2": "T1",
        "max_rent": "480",
        "adapted": "non",
        "other_communes": "oui",
        "groups": {
            "places": {
                "p1": {"commune": "Lille (59000)", "district": "Wazemmes"},
                "p2": {"commune": "Roubaix"},
            }
        },
    },
)
