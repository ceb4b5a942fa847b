"""Louise, a widow, uses a wheelchair; her son Basile lives with her."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

WHEELCHAIR = sections(
    preparer=starting("59", typing_help="proche"),
    identite={
        "civility": "2",
        "birth_name": "Durand",
        "first_names": "Louise",
        "birth_date": day("22/02/1974"),
        "nationality": "1",
        "family_situation": "V",
    },
    contact={
        "email": "louise@exemple.fr",
        "address_kind": "france",
        "number": "4",
        "street": "place de la Liberté",
        "postcode": "59100",
        "commune": "Roubaix",
    },
    foyer={
        "groups": {
            "charge": {
                "m4": {
                    "birth_name": "Durand",
                    "first_names": "Basile",
                    "birth_date": day("09/09/2009"),
                    "sex": "M",
                    "link": "E",
                }
            }
        },
        "count_confirmed": "oui",
    },
    travail={"groups": {"adults": {"moi": {"situation": "AUT"}}}},
    ressources={
        "groups": {"adults": {"moi": {**rfr(0), "AAH": "1033", "AF": "0"}}},
        "dependants_AEEH": "151",
    },
    logement_actuel={
        "status": "LP",
        "entry_date": day("15/03/2012"),
        "rent_unknown": "on",
        "category": "A",
        "home_type": "T3",
        "surface": "62 m²",
        "occupants": "2",
        "owns_other": "oui",
        "owned_home": "Un tiers d'une maison à Cambrai, louée.",
    },
    motifs={"motive_1": "07", "motive_2": "05", "notice_unknown": "on", "judgment_unknown": "on"},
    logement_recherche={
        "home_category": "A",
        "home_type_1": "T3",
        "home_type_2": "T2",
        "ground_floor": "oui",
        "no_lift": "non",
        "parking": "oui",
        "adapted": "oui",
        "other_communes": "oui",
        "groups": {"places": {"p1": {"commune": "Roubaix"}, "p2": {"commune": "Tourcoing"}}},
    },
    handicap={
        "groups": {
            "persons": {
                "p1": {
                    "person": "moi",
                    "evolution": "EVO",
                    "motor": ["MI", "MS"],
                    "stairs": "1",
                    "aids": ["5", "4"],
                    "equipment": ["3", "2", "4", "6"],
                    "recognition": ["AAH", "cmi_stationnement"],
                    "rate": "80 %",
                    "near_care": "oui",
                    "near_transport": "oui",
                }
            }
        }
    },
)
