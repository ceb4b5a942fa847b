"""Hélène carries her daughter Lucie up three floors in Annecy; a lift would change their life."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    child,
    each,
    home,
    job,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

DISABLED_CHILD = sections(
    preparer=starting("74"),
    identite=madam("Périllat-Merceroz", "Hélène", "04/01/1983", family_situation="D"),
    contact={
        "mobile": "06 39 98 74 74",
        "email": "helene@exemple.fr",
        **at("19", "avenue des Hirondelles", "74000", "Annecy", floor="3"),
    },
    foyer=living_with(
        charge=[
            child("Moret", "Lucie", "26/09/2016", "F"),
            child("Moret", "Anatole", "13/06/2013", "M"),
        ]
    ),
    travail=each(moi=job("Bibliothécaire", "Ville d'Annecy", "Annecy", contract="fonctionnaire")),
    ressources={
        **each(moi={**rfr(18_200), "SAL": "1540", "PAR": "200", "AF": "148"}),
        "dependants_AEEH": "151,80",
    },
    logement_actuel=home("LP", "01/02/2015", "T3", "59", "3", rent="890", housing_benefit="110"),
    motifs=because("07", "09"),
    logement_recherche=wanting(
        ["T4", "T3"], "Annecy", adapted="oui", ground_floor="oui", no_lift="non", parking="oui"
    ),
    handicap={
        "groups": {
            "persons": {
                "p1": {
                    "person": "c1",
                    "evolution": "EVO",
                    "motor": ["MI", "MS"],
                    "sensory": ["DV"],
                    "other_need": "Place pour un fauteuil et un siège de bain.",
                    "stairs": "1",
                    "aids": ["4", "7"],
                    "equipment": ["3", "4", "6"],
                    "recognition": ["AEEH", "cmi_invalidite"],
                    "near_care": "oui",
                }
            }
        }
    },
)
