"""Josette is the caretaker of a school in Toulon; retirement means losing the lodge."""

from tests.factories.answers import day, sections
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

STAFF_HOUSING = sections(
    preparer=starting("83"),
    identite=madam("Agostini", "Josette", "30/06/1962", family_situation="V"),
    contact={
        "mobile": "06 39 98 83 00",
        "email": "josette@exemple.fr",
        **at("255", "boulevard de Strasbourg", "83000", "Toulon", extra="Loge du lycée"),
    },
    foyer=living_with(charge=[child("Agostini", "Antoinette", "13/05/1938", "F", link="P")]),
    travail=each(
        moi=job(
            "Gardienne", "Région", "Toulon", contract="fonctionnaire", employer_kind="territorial"
        )
    ),
    ressources={
        **each(moi={**rfr(18_900), "SAL": "1610"}),
        "dependants_AMV": "1 034",
    },
    logement_actuel=home("FONC", "00/09/1999", "T3", "65", "2", rent="0"),
    motifs=because("04", "21", notice_date=day("31/08/2026")),
    logement_recherche=wanting(["T3", "T2"], "Toulon", "La Garde 83", ground_floor="oui"),
)
