"""Mickaël has no income at all: too young for the RSA, too proud for his mother's help."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    living_with,
    rfr,
    sir,
    starting,
    wanting,
)

NO_INCOME = sections(
    preparer=starting("80", typing_help="seul"),
    identite=sir("Dufour", "Mickaël", "12/12/2002", family_situation="C"),
    contact={
        "mobile": "06 39 98 80 80",
        "email": "mika@exemple.fr",
        **at("6", "rue Haute-des-Tanneurs", "80000", "Amiens"),
    },
    foyer=living_with(),
    travail=each(moi={"situation": "CHO"}),
    ressources=each(moi={**rfr(missing="parents"), "no_resources": "on"}),
    logement_actuel=home("CPE", "00/00/2002", "T3", "61", "4", host="Ma mère"),
    motifs=because("12"),
    logement_recherche=wanting(["T1"], "Amiens"),
)
