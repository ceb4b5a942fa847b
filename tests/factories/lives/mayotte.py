"""Zaïnaba waits in Koungou under corrugated iron; one name, four children, papers in order."""

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

MAYOTTE = sections(
    preparer=starting("976", typing_help="professionnel"),
    identite=madam(
        "",
        "Zaïnaba",
        "00/00/1990",
        single_name="on",
        birth_place="Bandraboua",
        family_situation="M",
    ),
    contact={
        "mobile": "+262 639 12 34 56",
        **at("", "Quartier Majicavo Dubaï", "97600", "Koungou", care_of="Fundi Ali"),
        "helper_email": "ccas@mairie.exemple.yt",
    },
    foyer=living_with(
        charge=[
            child("Ali", "Nassim", "03/03/2014", "M"),
            child("Ali", "Faïza", "15/05/2016", "F"),
            child("Ali", "Housna", "00/00/2019", "F"),
            child("Ali", "Anli", "20/12/2024", "M"),
        ],
        alone_reason="autre",
    ),
    travail=each(moi={"situation": "AUT"}),
    ressources=each(moi={**rfr(missing="non_declare"), "AF": "172"}),
    logement_actuel=home("LTG", "00/00/2018", "nsp", "24", "9", category="autre", host="Fundi Ali"),
    motifs=because("03B", "13", "02R"),
    logement_recherche=wanting(["T4", "T5"], "Koungou", "Mamoudzou", category="I"),
)
