"""Kévin sleeps on a friend's sofa in Perpignan; his letters come « chez » the friend."""

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

CARE_OF = sections(
    preparer=starting("66", typing_help="seul"),
    identite=sir("Puig i Ferrer", "Kévin", "07/11/1999", family_situation="C"),
    contact={
        "mobile": "06 39 98 66 00",
        "email": "kevin@exemple.fr",
        "consent_sms": "on",
        **at(
            "5", "rue de la Fusterie", "66000", "Perpignan", care_of="Mlle Inès Roca (sonnette 3)"
        ),
    },
    foyer=living_with(),
    travail=each(moi={"situation": "CHO"}),
    ressources=each(moi={**rfr(6_200), "CHO": "812,40"}),
    logement_actuel=home("CP", "00/12/2025", "T2", "40", "2", host="Inès Roca", hosted_months="3"),
    motifs=because("01", "12"),
    logement_recherche=wanting(["T1", "T2"], "Perpignan"),
)
