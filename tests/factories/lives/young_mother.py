"""Jade is eighteen since January and has a baby; both live in a mother-and-child centre."""

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

YOUNG_MOTHER = sections(
    preparer=starting("59", typing_help="professionnel"),
    identite=madam("Vanhoutte", "Jade", "14/01/2008", family_situation="C"),
    contact={
        "mobile": "06 39 98 59 18",
        "helper_email": "educatrice@centre.exemple.fr",
        **at("70", "rue de la Cloche", "59200", "Tourcoing"),
    },
    foyer=living_with(charge=[child("Vanhoutte", "Lyam", "30/11/2025", "M")]),
    travail=each(moi={"situation": "ETU"}),
    ressources={
        **each(moi={**rfr(missing="parents"), "resources_unknown": "on"}),
        "dependants_PAJE": "193",
    },
    logement_actuel=home(
        "CDEFCM",
        "00/10/2025",
        "C",
        "14",
        "2",
        rent="0",
        structure="Centre maternel",
        category="autre",
    ),
    motifs=because("01"),
    logement_recherche=wanting(["T2"], "Tourcoing", "Roubaix"),
)
