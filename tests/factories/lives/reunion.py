"""Marie-Annick raises her son alone in Saint-Paul, La Réunion; her telephone starts with +262."""

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

REUNION = sections(
    preparer=starting("974", typing_help="proche"),
    identite=madam("Payet", "Marie-Annick", "23/10/1990", family_situation="C"),
    contact={
        "mobile": "+262 692 12 34 56",
        **at("45 C", "chemin Bœuf Mort", "97411", "Saint-Paul 974"),
        "consent_sms": "on",
    },
    foyer=living_with(charge=[child("Payet", "Loïck", "05/05/2019", "M")]),
    travail=each(moi={"situation": "CHO"}),
    ressources={**each(moi={**rfr(4_100), "CHO": "640", "AF": "0", "RSA": "210"})},
    logement_actuel=home("CPE", "00/00/2019", "T3", "60", "6", category="M", host="Mme Payet mère"),
    motifs=because("13", "12"),
    logement_recherche=wanting(["T3", "T2"], "Saint-Paul 974", "Le Port", category="I"),
)
