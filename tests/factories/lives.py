"""Six people and what each types in the form, from the first section to the last.

`LIVES[name]` is the `answers` of a draft: `{slug: {"slug-field": [text]}}`; only the identity
document is missing. Read TESTED_ON as the day they fill it in; they are complete today too.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tests.factories.answers import day, sections

TESTED_ON = date(2026, 3, 2)
YEARS = sorted({TESTED_ON.year, timezone.localdate().year})


def rfr(amount: int | None = None, missing: str = "") -> dict:
    """The income of N-2, whether the year is the tested one or today's."""
    box, value = ("", amount) if amount is not None else ("_missing", missing)
    return {f"rfr_{year - 2}{box}": value for year in YEARS}


def starting(departement: str, **more) -> dict:
    return {"nature": "CRE", "departement": departement, "applicant_kind": "physique", **more}


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

HOMELESS = sections(
    preparer=starting("59", typing_help="professionnel"),
    identite={
        "civility": "1",
        "birth_name": "Petit",
        "first_names": "Daniel",
        "birth_date": day("00/00/1961"),
        "nationality": "1",
        "family_situation": "D",
        "protection": "curatelle",
    },
    contact={
        "unreachable": "on",
        "address_kind": "domiciliation",
        "domiciliation": "CCAS de Lille",
        "number": "100",
        "street": "rue de l'Hôpital militaire",
        "postcode": "59000",
        "commune": "Lille",
        "helper_email": "accueil@association.exemple.fr",
        "wants_post": "on",
    },
    foyer={},
    travail={"groups": {"adults": {"moi": {"situation": "AUT"}}}},
    ressources={
        "groups": {"adults": {"moi": {**rfr(missing="non_declare"), "RSA": "607"}}},
        "overindebted": "oui",
    },
    logement_actuel={"status": "SD", "owns_other": "non"},
    motifs={"motive_1": "01", "motive_2": "23", "motive_3": "08", "motive_text": "J'ai un chien."},
    logement_recherche={
        "home_category": "A",
        "home_type_1": "T1",
        "adapted": "non",
        "other_communes": "oui",
        "groups": {"places": {"p1": {"commune": "Lille"}}},
    },
)

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
        "groups": {
            "places": {"p1": {"commune": "Villeneuve-d'Ascq"}, "p2": {"commune": "Lille"}}
        },
    },
)

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

LIVES: dict[str, dict] = {
    "single": SINGLE,
    "family": FAMILY,
    "homeless": HOMELESS,
    "foreign_couple": FOREIGN_COUPLE,
    "student": STUDENT,
    "wheelchair": WHEELCHAIR,
}
