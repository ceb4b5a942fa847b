"""Patrick and Corinne can no longer repay their house in Beauvais; the bank has written."""

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

OWNER_IN_DIFFICULTY = sections(
    preparer=starting("60"),
    identite=sir("Lefebvre-Caumartin", "Patrick", "01/02/1972", family_situation="M"),
    contact={
        "mobile": "06 39 98 60 60",
        "email": "patrick@exemple.fr",
        **at("27", "rue du Faubourg-Saint-Jacques", "60000", "Beauvais"),
    },
    foyer=living_with(
        co=[madam("Hénin", "Corinne", "10/10/1974", usage_name="Lefebvre-Caumartin", link="M")],
        charge=[child("Lefebvre-Caumartin", "Théo", "17/01/2010", "M")],
    ),
    travail=each(
        moi={"situation": "CHO"},
        a1=job("Caissière", "Supermarché", "Beauvais", contributes="nsp"),
    ),
    ressources={
        **each(moi={**rfr(24_800), "CHO": "1 180"}, a1={**rfr(17_100), "SAL": "1 350"}),
        "overindebted": "oui",
    },
    logement_actuel=home(
        "POCC",
        "00/05/2007",
        "T5",
        "112",
        "3",
        category="M",
        owns_other="oui",
        owned_home="Un garage à Méru, invendu.",
    ),
    motifs=because("22", "09"),
    logement_recherche=wanting(["T3", "T4"], "Beauvais", category="I", parking="oui"),
)
