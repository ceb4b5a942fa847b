"""Ahmed is retired and lives in a workers' home; nobody knows on which day of 1948 he was born."""

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

UNKNOWN_BIRTHDAY = sections(
    preparer=starting("13", typing_help="professionnel"),
    identite=sir(
        "Aït Ouahman",
        "Ahmed ben Lahcen",
        "00/00/1948",
        nationality="3",
        birth_place="Douar Tazemmourt, Maroc",
        family_situation="M",
    ),
    contact={
        "home_phone": "04 91 00 00 00",
        **at("35", "rue Francis de Pressensé", "13001", "Marseille 1er", flat="214"),
        "language": "ar",
        "wants_post": "on",
    },
    foyer=living_with(alone_reason="etranger"),
    travail=each(moi={"situation": "RET"}),
    ressources=each(moi={**rfr(7_320), "RET": "611", "AMV": "401,28"}),
    logement_actuel=home(
        "RS", "00/00/1974", "C", "9", "1", rent="390", structure="Foyer de la Porte d'Aix"
    ),
    motifs=because("01", "08"),
    logement_recherche=wanting(["T1"], "Marseille 1er", "Marseille 3e", no_lift="non"),
)
