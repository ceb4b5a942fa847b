"""Ghjuvan-Battista, a fireman in Ajaccio, says his département is « 2A » and means it."""

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

CORSICA = sections(
    preparer=starting("2A"),
    identite=sir(
        "Pietr'Antoni",
        "Ghjuvan-Battista",
        "24/06/1993",
        birth_place="Bastelica",
        family_situation="U",
    ),
    contact={
        "mobile": "06 39 98 20 00",
        "email": "ghjuvan@exemple.fr",
        **at("", "Lieu-dit Suaricchio", "20000", "Ajaccio", building="Villa U Levante"),
    },
    foyer=living_with(alone_reason="autre", unborn_count="0"),
    travail=each(
        moi=job(
            "Sapeur-pompier",
            "SIS de Corse-du-Sud",
            "Ajaccio",
            contract="fonctionnaire",
            employer_kind="territorial",
        )
    ),
    ressources=each(moi={**rfr(20_500), "SAL": "1 880,00 €"}),
    logement_actuel=home("LP", "00/10/2022", "T1", "28", "1", rent="640"),
    motifs=because("09", "14"),
    logement_recherche=wanting(["T2"], "Ajaccio", "Bastelica", category="I"),
)
