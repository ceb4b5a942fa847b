"""Maëva and Teva expect twins at the end of the summer in one room in Créteil."""

from tests.factories.answers import day, sections
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

TWINS_TO_COME = sections(
    preparer=starting("94"),
    identite=madam("Tehaamoana", "Maëva", "06/02/1997", family_situation="P"),
    contact={
        "mobile": "06 39 98 94 00",
        "email": "maeva@exemple.fr",
        **at("1 bis", "rue des Écoles", "94000", "Créteil"),
    },
    foyer=living_with(
        co=[sir("Teriʻi", "Teva", "13/03/1995", link="P")],
        unborn_count="2",
        unborn_due=day("15/09/2026"),
    ),
    travail=each(
        moi=job("Vendeuse", "Grand magasin", "Paris 9e", contributes="oui", employer_kind="prive"),
        a1=job("Cariste", "Entrepôts de Rungis", "Rungis", contract="interim"),
    ),
    ressources=each(moi={**rfr(16_000), "SAL": "1380"}, a1={**rfr(14_500), "SAL": "1500"}),
    logement_actuel=home("LP", "00/01/2023", "T1", "26", "2", rent="810"),
    motifs=because("13", "09"),
    logement_recherche=wanting(["T3", "T4"], "Créteil", "Ivry-sur-Seine"),
)
