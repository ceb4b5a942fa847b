"""Rakoto's family name is of a hundred characters; a card holds it, so does the form."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    job,
    living_with,
    madam,
    rfr,
    sir,
    starting,
    wanting,
)

HUNDRED = (
    "Andriantsimitoviaminandriandrazaka Rakotoarimanana Ratsimandresiarivony Randrianasolonjatovo "
    "Rasoana"
)

LONG_NAME = sections(
    preparer=starting("06"),
    identite=sir(
        HUNDRED,
        "Rakotomalala Jean-Chrysostome Tsiriniaina",
        "26/06/1987",
        birth_place="Antananarivo, Madagascar",
        family_situation="P",
    ),
    contact={
        "mobile": "06 39 98 00 26",
        "email": "rakoto.le.tres.long.prenom@exemple.fr",
        **at("101", "boulevard de la Madeleine", "06000", "Nice", flat="12 B"),
    },
    foyer=living_with(co=[madam("Nó", "Ý", "01/01/1990", link="P")]),
    travail=each(
        moi=job("Veilleur de nuit", "Hôtel des Anges", "Nice"),
        a1=job("Fleuriste", "Au brin d'œillet", "Nice", contract="apprentissage"),
    ),
    ressources=each(moi={**rfr(15_900), "SAL": "1500"}, a1={**rfr(missing="nsp"), "SAL": "890"}),
    logement_actuel=home("LP", "00/07/2020", "T1", "25", "2", rent="690"),
    motifs=because("13", "14"),
    logement_recherche=wanting(["T2"], "Nice"),
)
