"""Three friends in Grenoble, no couple among them, want to sign one lease together."""

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

THREE_FLATMATES = sections(
    preparer=starting("38"),
    identite=sir("Achard", "Rémi", "09/09/2000", family_situation="C"),
    contact={
        "mobile": "06 39 98 38 01",
        "email": "remi@exemple.fr",
        **at("22", "cours Berriat", "38000", "Grenoble", floor="RdC"),
    },
    foyer=living_with(
        co=[
            madam(
                "Ferrari", "Bianca", "01/04/2001", nationality="2", link="L", family_situation="C"
            ),
            sir(
                "Łukasiewicz",
                "Oskar",
                "17/11/1998",
                nationality="2",
                link="L",
                family_situation="D",
            ),
        ]
    ),
    travail=each(
        moi=job("Moniteur d'escalade", "Salle des Alpes", "Grenoble"),
        a1={"situation": "ETU"},
        a2=job("Livreur", "Plusieurs plateformes", "Grenoble", contract="nsp"),
    ),
    ressources=each(
        moi={**rfr(13_000), "SAL": "1340"},
        a1={**rfr(missing="arrivee"), "BE": "450"},
        a2={**rfr(missing="perdu"), "resources_unknown": "on"},
    ),
    logement_actuel=home("SLHT", "00/09/2024", "T3", "55", "3", rent="900"),
    motifs=because("09", "12"),
    logement_recherche=wanting(["T4", "T3"], "Grenoble", "Échirolles"),
)
