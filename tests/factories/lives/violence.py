"""Élodie flees a violent husband with her son; the shelter's address must reach nobody."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    because,
    child,
    domiciled,
    each,
    home,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

VIOLENCE = sections(
    preparer=starting("57", typing_help="professionnel"),
    identite=madam("Schmitt", "Élodie", "02/05/1992", usage_name="Kieffer", family_situation="M"),
    contact={
        "email": "e.s.nouvelle.adresse@exemple.fr",
        **domiciled("Association Solidarité Femmes", "BP 90 210", "57000", "Metz"),
    },
    foyer=living_with(
        charge=[child("Kieffer", "Gabin", "24/02/2020", "M")], alone_reason="violences"
    ),
    travail=each(moi={"situation": "AUT"}),
    ressources=each(moi={**rfr(missing="perdu"), "RSA": "730", "AF": "0"}),
    logement_actuel=home(
        "SH",
        "00/01/2026",
        "C",
        "",
        "2",
        category="autre",
        structure_unknown="on",
        surface_unknown="on",
    ),
    motifs=because("06", "11", "01"),
    logement_recherche=wanting(["T2", "T3"], "Metz", "Thionville"),
)
