"""Nathalie is separated on paper only: neither can leave, and her husband sleeps in the lounge."""

from tests.factories.answers import day, sections
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

SEPARATED_ON_PAPER = sections(
    preparer=starting("73"),
    identite=madam(
        "Blanc-Gonnet", "Nathalie", "20/10/1976", usage_name="Rey", family_situation="M"
    ),
    contact={
        "mobile": "06 39 98 73 00",
        "email": "nathalie@exemple.fr",
        **at("14", "faubourg Montmélian", "73000", "Chambéry"),
    },
    foyer=living_with(
        garde=[
            {"first_names": "Manon", "birth_date": day("08/08/2011"), "sex": "F", "custody": "G"},
            {"first_names": "", "birth_date": day("00/00/2014"), "sex": "M", "custody": "G"},
        ],
        alone_reason="separation",
    ),
    travail=each(moi=job("Comptable", "Cabinet Savoie", "Chambéry")),
    ressources=each(moi={**rfr(19_700), "SAL": "1720", "PAV": "0"}),
    logement_actuel=home("POCC", "00/06/2008", "T5", "104", "4", category="M"),
    motifs=because("11"),
    logement_recherche=wanting(["T3", "T4"], "Chambéry", category="I", max_rent="700"),
)
