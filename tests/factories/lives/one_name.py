"""Suharti came from Java: her passport has one name only, and the form must take it."""

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
    starting,
    wanting,
)

ONE_NAME = sections(
    preparer=starting("34", typing_help="seul"),
    identite=madam(
        "Suharti",
        "",
        "12/04/1983",
        nationality="3",
        single_name="on",
        birth_place="Malang, Indonésie",
        family_situation="C",
    ),
    contact={
        "mobile": "06 39 98 41 07",
        "email": "suharti@exemple.fr",
        **at("8", "rue des Étuves", "34000", "Montpellier"),
    },
    foyer=living_with(),
    travail=each(moi=job("Cuisinière", "Restaurant du Peyrou", "Montpellier")),
    ressources=each(moi={**rfr(14_800), "SAL": "1 390"}),
    logement_actuel=home("LP", "01/10/2021", "T1", "19", "1", rent="560", housing_benefit="98"),
    motifs=because("09", "13"),
    logement_recherche=wanting(["T2", "T1"], "Montpellier", max_rent="450"),
)
