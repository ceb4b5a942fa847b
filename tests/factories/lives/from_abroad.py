"""Chloé comes home from Montréal with her wife; she has an address and a telephone over there."""

from tests.factories.answers import sections
from tests.factories.lives.answering import (
    abroad,
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

FROM_ABROAD = sections(
    preparer=starting("33"),
    identite=madam("Darricarrère", "Chloé", "15/08/1986", family_situation="M"),
    contact={
        "mobile": "+1 514-555-0199",
        "email": "chloe+logement@exemple.fr",
        **abroad("4520, rue Saint-Denis, app. 3\nMontréal (Québec) H2J 2L3", "Canada"),
    },
    foyer=living_with(
        co=[
            madam(
                "Tremblay",
                "Émilie",
                "02/12/1988",
                nationality="3",
                link="M",
                usage_name="Tremblay-Darricarrère",
            )
        ]
    ),
    travail=each(
        moi=job("Œnologue", "Château des Vignes", "Libourne"),
        a1=job("Traductrice", "Bureau des langues", "", contract="CDD", no_workplace="etranger"),
    ),
    ressources=each(
        moi={**rfr(missing="arrivee"), "SAL": "2100"}, a1={**rfr(missing="arrivee"), "SAL": "1900"}
    ),
    logement_actuel=home("LP", "00/09/2017", "T4", "84", "2", rent="1 150,00 €"),
    motifs=because("18", "21"),
    logement_recherche=wanting(["T3", "T2"], "Libourne", "Bordeaux", category="I"),
)
