"""Enzo is nineteen, an apprentice baker in Avignon, and the young workers' home has an end date."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    at,
    because,
    each,
    home,
    job,
    living_with,
    rfr,
    sir,
    starting,
    wanting,
)

APPRENTICE = sections(
    preparer=starting("84", typing_help="seul"),
    identite=sir("Giraud", "Enzo", "15/06/2006", family_situation="C"),
    contact={
        "mobile": "+33 6 39 98 84 84",
        "email": "enzo@exemple.fr",
        "consent_sms": "on",
        **at("1", "rue Jean-Vilar", "84000", "Avignon", flat="ch. 108"),
    },
    foyer=living_with(),
    travail=each(
        moi=job(
            "Boulanger",
            "Le Four d'Oc",
            "Le Pontet 84130",
            contract="apprentissage",
            employer_kind="prive",
            contributes="non",
        )
    ),
    ressources=each(moi={**rfr(missing="parents"), "SAL": "965"}),
    logement_actuel=home("RS", "00/09/2025", "C", "15", "1", rent="410", structure="FJT d'Avignon"),
    motifs=because("01", "19"),
    logement_recherche=wanting(["T1"], "Avignon", "Le Pontet", max_rent="380"),
)
