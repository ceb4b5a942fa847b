"""Fatoumata and her two daughters move from sofa to sofa; the CCAS of Nice keeps her letters."""

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

DOMICILIATION = sections(
    preparer=starting("06", typing_help="professionnel"),
    identite=madam("Diaby", "Fatoumata Binta", "00/08/1993", nationality="3", family_situation="S"),
    contact={
        "mobile": "07 53 00 00 06",
        "helper_email": "asv@ccas.exemple.fr",
        **domiciled("CCAS de Nice, boîte n° 4417", "34 rue Trachel", "06000", "Nice"),
        "consent_sms": "on",
    },
    foyer=living_with(
        charge=[
            child("Bah", "Hawa", "19/03/2018", "F"),
            child("Bah", "Aïcha", "02/09/2021", "F"),
        ]
    ),
    travail=each(moi=job("Aide à domicile", "Association Azur", "Nice", contract="CDD")),
    ressources={**each(moi={**rfr(8_450), "SAL": "840", "AF": "148", "PAJE": "193"})},
    logement_actuel=home(
        "CP",
        "00/00/2025",
        "nsp",
        "",
        "",
        surface_unknown="on",
        occupants_unknown="on",
        host_unknown="on",
        category="autre",
    ),
    motifs=because("01", "11"),
    logement_recherche=wanting(["T3", "T2"], "Nice", "Cannes", "Vence"),
)
