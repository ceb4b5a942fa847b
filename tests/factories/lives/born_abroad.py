"""Graça was born in Portugal, cleans offices at night, and lives with her grown-up son's family."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

BORN_ABROAD = sections(
    preparer=starting("54", typing_help="proche"),
    identite=madam(
        "da Conceição e Silva",
        "Maria da Graça",
        "31/01/1964",
        nationality="2",
        birth_place="São Brás de Alportel, Portugal",
        family_situation="D",
    ),
    contact={
        "mobile": "+351 912 345 678",
        **at("", "résidence du Rhin", "54500", "Vandœuvre-lès-Nancy", building="C", staircase="2"),
        "language": "pt",
    },
    foyer=living_with(),
    travail=each(
        moi={
            "situation": "CDD",
            "profession": "Agente d'entretien",
            "contract": "CDD",
            "employer_unknown": "on",
            "no_workplace": "variable",
        }
    ),
    ressources=each(moi={**rfr(9_100), "SAL": "780"}),
    logement_actuel=home(
        "CPE", "00/11/2024", "T3", "58", "5", host="Rui da Silva", hosted_months="16"
    ),
    motifs=because("12", "13"),
    logement_recherche=wanting(["T1", "T2"], "Vandœuvre-lès-Nancy", "Nancy"),
)
