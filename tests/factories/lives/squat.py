"""Mirela, Florin and their son live in a squat in Bobigny; they know its last day."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import (
    because,
    child,
    domiciled,
    each,
    job,
    living_with,
    madam,
    rfr,
    sir,
    starting,
    wanting,
)

SQUAT = sections(
    preparer=starting("93", typing_help="professionnel"),
    identite=madam(
        "Lăcătuș",
        "Mirela",
        "00/00/1995",
        nationality="2",
        birth_place="Țăndărei, Roumanie",
        family_situation="U",
    ),
    contact={
        "mobile": "07 55 00 00 93",
        **domiciled("CCAS de Bobigny", "9 rue de la Fraternité", "93000", "Bobigny"),
        "language": "ro",
    },
    foyer=living_with(
        co=[sir("Lăcătuș-Stan", "Florin", "00/00/1993", nationality="2", link="C")],
        charge=[child("Lăcătuș", "Dănuț", "01/12/2019", "M")],
    ),
    travail=each(
        moi={"situation": "AUT"},
        a1=job(
            "Manœuvre", "", "", contract="interim", employer_unknown="on", no_workplace="variable"
        ),
    ),
    ressources=each(
        moi={**rfr(missing="non_declare"), "no_resources": "on"}, a1={**rfr(2_600), "SAL": "900"}
    ),
    logement_actuel={"status": "SQUAT", "owns_other": "non"},
    motifs=because("05", "01", notice_date=day("31/03/2026"), judgment_unknown="on"),
    logement_recherche=wanting(["T3", "T2"], "Bobigny", "Pantin", category="I"),
)
