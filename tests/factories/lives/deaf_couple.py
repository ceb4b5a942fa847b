"""Sarah and Ilan are deaf, sign together, and cannot hear the alarm of their flat in Marseille."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    job,
    living_with,
    madam,
    rfr,
    sir,
    starting,
    wanting,
)

DEAF_COUPLE = sections(
    preparer=starting("13"),
    identite=madam("Ben Simhon", "Sarah", "27/04/1991", family_situation="P"),
    contact={
        "mobile": "06 39 98 13 05",
        "email": "sarah@exemple.fr",
        "consent_sms": "on",
        "language": "fsl",
        **at("72", "rue Saint-Pierre", "13005", "Marseille 5e"),
    },
    foyer=living_with(co=[sir("Cohen-Scali", "Ilan", "18/01/1989", link="P")]),
    travail=each(
        moi=job("Graphiste", "Studio des Mains", "Marseille 6e"),
        a1=job("Menuisier", "Ateliers du Prado", "Marseille 8e", contract="CDD"),
    ),
    ressources=each(
        moi={**rfr(15_700), "SAL": "1450", "AAH": "310"}, a1={**rfr(16_800), "SAL": "1500"}
    ),
    logement_actuel=home("LP", "01/09/2020", "T2", "39", "2", rent="680"),
    motifs=because("07", "17"),
    logement_recherche=wanting(["T2", "T3"], "Marseille 5e", "Marseille 6e", adapted="oui"),
    handicap={
        "groups": {
            "persons": {
                "p1": {"person": "moi", "sensory": ["DA"], "aids": ["1"], "rate": "80"},
                "p2": {"person": "a1", "sensory": ["DA"], "recognition": ["cmi_priorite"]},
            }
        }
    },
)
