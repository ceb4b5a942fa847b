"""Driss must leave his flat in Montpellier: judged in January, the bailiff comes in spring."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import (
    at,
    because,
    child,
    each,
    home,
    job,
    living_with,
    rfr,
    sir,
    starting,
    wanting,
)

EVICTED = sections(
    preparer=starting("34"),
    identite=sir("El Khattabi", "Driss", "22/11/1984", family_situation="S"),
    contact={
        "mobile": "06 39 98 34 34",
        "email": "driss@exemple.fr",
        **at("410", "avenue de l'Europe", "34080", "Montpellier", building="Le Saturne"),
        "wants_post": "on",
    },
    foyer=living_with(charge=[child("El Khattabi", "Jannah", "03/07/2015", "F")]),
    travail=each(moi=job("Plaquiste", "", "Sète", contract="interim", employer_unknown="on")),
    ressources={**each(moi={**rfr(12_750), "SAL": "980"}), "overindebted": "oui"},
    logement_actuel=home("LP", "15/09/2018", "T3", "63", "2", rent="745"),
    motifs=because(
        "05",
        "09",
        notice_date=day("00/05/2026"),
        judgment_date=day("14/01/2026"),
        police_force="oui",
    ),
    logement_recherche=wanting(["T2", "T3"], "Montpellier", "Sète", "Béziers"),
)
