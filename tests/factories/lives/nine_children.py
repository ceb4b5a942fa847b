"""Assia and Kamel have nine children, one room for the boys, one for the girls."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    child,
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

BIRTHS = [
    ("Yacine", "02/01/2009", "M"),
    ("Sofiane", "11/05/2010", "M"),
    ("Lina", "00/00/2012", "F"),
    ("Inès", "30/08/2013", "F"),
    ("Rayan", "07/12/2014", "M"),
    ("Adam", "07/12/2014", "M"),
    ("Sirine", "19/04/2018", "F"),
    ("Nahla", "22/10/2020", "F"),
    ("Ilyès", "01/01/2024", "M"),
]

NINE_CHILDREN = sections(
    preparer=starting("13"),
    identite=madam("Benmohamed", "Assia", "18/07/1985", usage_name="Cherif", family_situation="M"),
    contact={
        "mobile": "06 39 98 13 09",
        "email": "assia@exemple.fr",
        **at("3", "traverse de la Solidarité", "13013", "Marseille 13e", building="F2"),
    },
    foyer=living_with(
        co=[sir("Cherif", "Kamel", "27/09/1981", nationality="3", link="M")],
        charge=[child("Cherif", name, born, sex) for name, born, sex in BIRTHS],
    ),
    travail=each(moi={"situation": "AUT"}, a1=job("Maçon", "Bâti Sud", "Marseille 15e")),
    ressources={
        **each(moi={**rfr(0), "AF": "1 100", "AJPP": "65"}, a1={**rfr(21_000), "SAL": "1 890"}),
        "dependants_AEEH": "151",
    },
    logement_actuel=home(
        "HLM",
        "00/00/2012",
        "T4",
        "79",
        "11",
        rent="640",
        housing_benefit="410",
        landlord="Habitat Marseille",
        landlord_commune="Marseille 13e",
    ),
    motifs=because("13"),
    logement_recherche=wanting(["T6P", "T5"], "Marseille 13e", "Marseille 12e", category="I"),
)
