"""Gul Agha has been a refugee since last month; he has no first notice and no bank yet."""

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

REFUGEE = sections(
    preparer=starting("45", typing_help="professionnel"),
    identite=sir(
        "Stanikzai",
        "Gul Agha",
        "01/01/1998",
        nationality="3",
        own_script_name="ګل آغا ستانکزی",
        birth_place="Pul-e-Alam, Logar, Afghanistan",
        family_situation="M",
    ),
    contact={
        "mobile": "07 44 00 11 22",
        "helper_email": "cada@association.exemple.fr",
        **at("", "CADA du Val de Loire", "45000", "Orléans", care_of="Association d'accueil"),
        "language": "ps",
    },
    foyer=living_with(alone_reason="etranger"),
    travail=each(moi={"situation": "CHO"}),
    ressources=each(moi={**rfr(missing="arrivee"), "RSA": "607"}),
    logement_actuel=home("SH", "00/06/2025", "C", "11", "2", structure="CADA du Val de Loire"),
    motifs=because("01", "15"),
    logement_recherche=wanting(["T1", "T3"], "Orléans"),
)
