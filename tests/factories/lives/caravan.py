"""Django's family travels; the children go to school in Arles and the caravan no longer moves."""

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
    sir,
    starting,
    wanting,
)

CARAVAN = sections(
    preparer=starting("13", typing_help="professionnel"),
    identite=sir(
        "Ziegler",
        "Django",
        "06/06/1982",
        birth_place="Sur la route, près d'Arles",
        family_situation="U",
    ),
    contact={
        "mobile": "06 39 98 13 13",
        **at("", "Aire d'accueil de Fourchon, emplacement 7", "13200", "Arles"),
    },
    foyer=living_with(
        co=[madam("Winterstein", "Sabrina", "00/00/1985", link="C")],
        charge=[
            child("Ziegler", "Steeven", "14/04/2012", "M"),
            child("Ziegler", "Shana", "29/02/2016", "F"),
        ],
    ),
    travail=each(
        moi={"situation": "ART", "profession": "Ferrailleur", "no_workplace": "variable"},
        a1={"situation": "AUT"},
    ),
    ressources=each(
        moi={**rfr(missing="non_declare"), "SAL": "600"},
        a1={**rfr(missing="non_declare"), "RSA": "320", "AF": "148"},
    ),
    logement_actuel=home(
        "CAMCAR", "00/00/2020", "nsp", "", "4", category="autre", surface_unknown="on"
    ),
    motifs=because("01", "20"),
    logement_recherche=wanting(["T4"], "Arles", category="M", ground_floor="oui"),
)
