"""Soane left Uvea, +681, for the barracks of Nîmes; his wife and his mother come too."""

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
    sir,
    starting,
    wanting,
)

WALLIS = sections(
    preparer=starting("30"),
    identite=sir(
        "Tuʻiʻāfitu", "Soane Patita", "08/12/1992", birth_place="Mata-Utu", family_situation="M"
    ),
    contact={
        "mobile": "+681 82 12 34",
        "email": "soane@exemple.fr",
        **at("", "Vaitupu, district de Hihifo", "98600", "Uvea"),
    },
    foyer=living_with(
        co=[madam("Lataʻi", "Malia", "21/07/1995", link="M")],
        charge=[child("Filikekai", "Sēlina", "00/00/1961", "F", link="P")],
    ),
    travail=each(
        moi=job("Militaire", "Ministère des armées", "Nîmes", contract="CDD", employer_kind="etat"),
        a1={"situation": "AUT"},
    ),
    ressources=each(
        moi={**rfr(missing="non_declare"), "SAL": "1650"},
        a1={**rfr(missing="non_declare"), "no_resources": "on"},
    ),
    logement_actuel=home("CPE", "00/00/2019", "T5", "95", "9", category="M", host="Petelo T."),
    motifs=because("18", "15"),
    logement_recherche=wanting(["T3", "T4"], "Nîmes", category="I"),
)
