"""Abdelkrim picks fruit in Provence eight months a year; his telephone is Moroccan, +212."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    job,
    living_with,
    rfr,
    sir,
    starting,
    wanting,
)

FARM_WORKER = sections(
    preparer=starting("84", typing_help="professionnel"),
    identite=sir(
        "Bouazzaoui",
        "Abdelkrim",
        "00/03/1977",
        nationality="3",
        birth_place="Taounate, Maroc",
        family_situation="M",
    ),
    contact={
        "mobile": "+212 661-234567",
        **at("", "Mas des Micocouliers, route de Sorgues", "84000", "Avignon"),
        "language": "ar",
    },
    foyer=living_with(alone_reason="etranger"),
    travail=each(moi=job("Ouvrier agricole", "Vergers du Comtat", "Sorgues", contract="CDD")),
    ressources=each(moi={**rfr(8_800), "SAL": "1 426.30"}),
    logement_actuel=home("FONC", "00/04/2025", "C", "10", "4", category="autre", rent="0"),
    motifs=because("03B", "15"),
    logement_recherche=wanting(["T4", "T1"], "Avignon", "Sorgues"),
)
