"""Daniel sleeps outside in the Nord; an association receives his letters."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import rfr, starting

HOMELESS = sections(
    preparer=starting("59", typing_help="professionnel"),
    identite={
        "civility": "1",
        "birth_name": "Petit",
        "first_names": "Daniel",
        "birth_date": day("00/00/1961"),
        "nationality": "1",
        "family_situation": "D",
        "protection": "curatelle",
    },
    contact={
        "unreachable": "on",
        "address_kind": "domiciliation",
        "domiciliation": "CCAS de Lille",
        "number": "100",
        "street": "rue de l'Hôpital militaire",
        "postcode": "59000",
        "commune": "Lille",
        "helper_email": "accueil@association.exemple.fr",
        "wants_post": "on",
    },
    foyer={},
    travail={"groups": {"adults": {"moi": {"situation": "AUT"}}}},
    ressources={
        "groups": {"adults": {"moi": {**rfr(missing="non_declare"), "RSA": "607"}}},
        "overindebted": "oui",
    },
    logement_actuel={"status": "SD", "owns_other": "non"},
    motifs={"motive_1": "01", "motive_2": "23", "motive_3": "08", "motive_text": "J'ai un chien."},
    logement_recherche={
        "home_category": "A",
        "home_type_1": "T1",
        "adapted": "non",
        "other_communes": "oui",
        "groups": {"places": {"p1": {"commune": "Lille"}}},
    },
)
