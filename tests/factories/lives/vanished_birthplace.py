"""Simone was born in Octeville, a commune that is on her papers and no longer on the map."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

VANISHED_BIRTHPLACE = sections(
    preparer=starting("76"),
    identite=madam(
        "Lecœur",
        "Simone Marie-Thérèse",
        "09/06/1951",
        usage_name="Vve d'Hautefeuille",
        birth_place="Octeville (Manche)",
        family_situation="V",
    ),
    contact={
        "home_phone": "02 35 00 00 00",
        **at("2 ter", "impasse du Puits-Merrot", "76000", "Rouen", floor="4"),
        "wants_post": "on",
    },
    foyer=living_with(),
    travail=each(moi={"situation": "RET"}),
    ressources=each(moi={**rfr(13_950), "RET": "1.210"}),
    logement_actuel=home("LP", "00/00/1988", "T4", "81", "1", rent="710"),
    motifs=because("10", "09", "08"),
    logement_recherche=wanting(["T2"], "Rouen", ground_floor="oui", no_lift="non"),
)
