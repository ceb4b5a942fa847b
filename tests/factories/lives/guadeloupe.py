"""Rose-Aimée's house at Les Abymes lost its roof in the storm; she has three generations in it."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    child,
    each,
    home,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

GUADELOUPE = sections(
    preparer=starting("971", typing_help="proche"),
    identite=madam(
        "Zénon-Bélénus", "Rose-Aimée", "30/08/1967", birth_place="Le Gosier", family_situation="V"
    ),
    contact={
        "mobile": "0690 12 34 56",
        "home_phone": "0590 20 00 00",
        "email": "rose-aimee@exemple.gp",
        **at("", "Section Boisvin, chemin des Manguiers", "97139", "Les Abymes"),
    },
    foyer=living_with(
        charge=[
            child("Zénon", "Euphrasie", "00/00/1940", "F", link="P"),
            child("Bélénus", "Maïly", "07/07/2017", "F", link="A"),
        ]
    ),
    travail=each(
        moi={"situation": "ART", "profession": "Marchande", "workplace": "Pointe-à-Pitre"}
    ),
    ressources={
        **each(moi={**rfr(8_000), "SAL": "650", "RSA": "180"}),
        "dependants_RET": "520",
        "dependants_PAV": "0",
    },
    logement_actuel=home("POCC", "00/00/1995", "T4", "80", "3", category="M"),
    motifs=because("03A", "02"),
    logement_recherche=wanting(["T3", "T4"], "Les Abymes", "Le Gosier", category="I"),
)
