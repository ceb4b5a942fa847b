"""Kéziah studies in Lyon; her parents live in Guadeloupe and their notice names her."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    living_with,
    madam,
    rfr,
    starting,
    wanting,
)

OVERSEAS_STUDENT = sections(
    preparer=starting("69", typing_help="seul"),
    identite=madam(
        "Célestine", "Kéziah", "19/09/2006", birth_place="Les Abymes", family_situation="C"
    ),
    contact={
        "mobile": "+590 690 12 34 56",
        "email": "keziah@exemple.fr",
        **at("94", "rue Rachais, chambre 312", "69007", "Lyon 7e"),
    },
    foyer=living_with(),
    travail=each(moi={"situation": "ETU"}),
    ressources=each(moi={**rfr(missing="parents"), "BE": "497", "AUT": "150"}),
    logement_actuel=home("RE", "01/09/2024", "C", "12", "1", rent="272", housing_benefit="85"),
    motifs=because("20", "09"),
    logement_recherche=wanting(["T1"], "Lyon 7e", "Lyon 8e", "Villeurbanne", max_rent="400"),
)
