"""Sandrine asks her HLM landlord in Lyon for two rooms less since her sons have left."""

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
    starting,
    wanting,
)

HLM_TRANSFER = sections(
    preparer=starting("69"),
    identite=madam("Chavanne", "Sandrine", "28/06/1969", family_situation="D"),
    contact={
        "mobile": "06 39 98 69 69",
        "email": "sandrine@exemple.fr",
        **at("31", "rue Professeur-Beauvisage", "69008", "Lyon 8e", staircase="B", floor="7e"),
        "consent_sms": "on",
    },
    foyer=living_with(),
    travail=each(
        moi=job(
            "Conductrice de tramway", "Transports de Lyon", "Lyon 7e", siret="732 829 320 00074"
        )
    ),
    ressources=each(moi={**rfr(25_300), "SAL": "2 150"}),
    logement_actuel=home(
        "HLM",
        "01/03/1997",
        "T5",
        "98",
        "1",
        rent="820",
        landlord="Grand Lyon Logis",
        landlord_commune="Lyon 8e",
    ),
    motifs=because("10", "17"),
    logement_recherche=wanting(["T2", "T3"], "Lyon 8e", "Lyon 3e", "Villeurbanne"),
)
