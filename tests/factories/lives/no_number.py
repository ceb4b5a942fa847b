"""Marcel farms alone in the Creuse, in a hamlet without street or number; the roof let go."""

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

NO_NUMBER = sections(
    preparer=starting("23", typing_help="proche"),
    identite=sir("Peyrataud", "Marcel", "24/12/1959", birth_place="Felletin", family_situation="C"),
    contact={
        "home_phone": "05 55 00 00 00",
        **at("", "Lieu-dit Le Puy-Maubant", "23500", "Felletin"),
        "wants_post": "on",
    },
    foyer=living_with(),
    travail=each(moi={"situation": "ART", "profession": "Agriculteur", "workplace": "Felletin"}),
    ressources=each(moi={**rfr(0), "SAL": "0", "RSA": "559"}),
    logement_actuel=home("POCC", "00/00/1959", "T4", "110", "1", category="M"),
    motifs=because("03B", "08"),
    logement_recherche=wanting(["T2"], "Felletin", category="M", parking="oui"),
)
