"""Précieuse and her three children have changed hotels nine times; the last is in Cergy."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    because,
    child,
    domiciled,
    each,
    home,
    job,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

HOTEL = sections(
    preparer=starting("95", typing_help="professionnel"),
    identite=madam(
        "Nzuzi Lukoki", "Précieuse", "17/08/1988", nationality="3", family_situation="C"
    ),
    contact={
        "mobile": "07 58 00 00 95",
        **domiciled("Secours solidaire", "2 place des Touleuses", "95000", "Cergy"),
    },
    foyer=living_with(
        charge=[
            child("Nzuzi", "Grâce", "10/10/2013", "F"),
            child("Nzuzi", "Exaucé", "00/00/2017", "M"),
            child("Lukoki", "Merveille", "06/01/2022", "F"),
        ]
    ),
    travail=each(moi=job("Femme de chambre", "Hôtel de l'Oise", "Paris 8e", contract="CDD")),
    ressources=each(moi={**rfr(7_200), "SAL": "700", "AF": "338"}),
    logement_actuel=home("HOT", "00/02/2026", "C", "13", "4", rent="60", category="autre"),
    motifs=because("01", "13"),
    logement_recherche=wanting(["T4"], "Cergy", "Sarcelles", "Saint-Denis 93200"),
)
