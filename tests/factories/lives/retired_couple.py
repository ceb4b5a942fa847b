"""Yvonne and André, married for fifty years, want to live near their daughter in Dunkerque."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    living_with,
    madam,
    rfr,
    sir,
    starting,
    wanting,
)

RETIRED_COUPLE = sections(
    preparer=starting("59", typing_help="proche"),
    identite=madam(
        "Vandaele",
        "Yvonne",
        "11/11/1945",
        usage_name="Deroo",
        birth_place="Malo-les-Bains",
        family_situation="M",
    ),
    contact={
        "home_phone": "03 28 00 00 00",
        "helper_email": "leur.fille@exemple.fr",
        **at("7", "rue de l'Église", "62500", "Saint-Omer 62500"),
        "wants_post": "on",
    },
    foyer=living_with(co=[sir("Deroo", "André", "00/00/1941", link="M")]),
    travail=each(moi={"situation": "RET"}, a1={"situation": "RET"}),
    ressources=each(moi={**rfr(9_900), "RET": "790"}, a1={**rfr(16_300), "RET": "1 340"}),
    logement_actuel=home("LP", "00/00/1979", "T4", "96", "2", category="M", rent="670"),
    motifs=because("21", "10", "08"),
    logement_recherche=wanting(["T2", "T3"], "Dunkerque", ground_floor="oui", no_lift="non"),
)
