"""Xiaofang and her mother sew at home in Paris; both sign their names in Chinese."""

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

CHINESE_NAME = sections(
    preparer=starting("75"),
    identite=madam(
        "WANG",
        "Xiǎofāng",
        "28/02/1996",
        nationality="3",
        own_script_name="王小芳",
        birth_place="温州, Chine",
        family_situation="C",
    ),
    contact={
        "mobile": "06.51.23.45.67",
        "email": "xiaofang@exemple.fr",
        **at("44", "avenue d'Ivry", "75013", "Paris 13e", building="Tour Athènes", floor="21"),
        "language": "zh",
    },
    foyer=living_with(charge=[child("LIN 林", "Měilíng 美玲", "00/00/1959", "F", link="P")]),
    travail=each(moi={"situation": "ART", "profession": "Couturière", "workplace": "Paris 13e"}),
    ressources={**each(moi={**rfr(11_000), "SAL": "950"}), "dependants_AUT": "200"},
    logement_actuel=home("SLHT", "00/00/2022", "T1", "16", "2", rent="700"),
    motifs=because("13", "09", "03A"),
    logement_recherche=wanting(["T2", "T3"], "Paris 13e", "Ivry-sur-Seine"),
)
