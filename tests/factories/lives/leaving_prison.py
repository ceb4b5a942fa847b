"""Jean-Claude leaves prison in May; a social worker types for him, the CCAS keeps his letters."""

from tests.factories.answers import day, sections
from tests.factories.lives.answering import (
    because,
    domiciled,
    each,
    home,
    living_with,
    rfr,
    sir,
    starting,
    wanting,
)

LEAVING_PRISON = sections(
    preparer=starting("91", typing_help="professionnel"),
    identite=sir("Mbarga", "Jean-Claude", "16/10/1980", family_situation="D"),
    contact={
        "unreachable": "on",
        "helper_email": "spip@insertion.exemple.fr",
        **domiciled(
            "CCAS d'Évry-Courcouronnes",
            "place des Droits de l'homme",
            "91000",
            "Évry-Courcouronnes",
        ),
        "wants_post": "on",
    },
    foyer=living_with(
        garde=[{"first_names": "Noa", "birth_date": day("00/00/2015"), "sex": "F", "custody": "D"}]
    ),
    travail=each(moi={"situation": "AUT", "profession": "Peintre"}),
    ressources={
        **each(moi={**rfr(missing="non_declare"), "SAL": "180"}),
        "overindebted": "oui",
    },
    logement_actuel=home(
        "SH", "00/11/2023", "nsp", "9", "2", category="autre", structure_unknown="on"
    ),
    motifs=because("01", "23", motive_text="Je suis libre le 20 mai 2026 et j'ai un emploi."),
    logement_recherche=wanting(["T1", "T2"], "Évry-Courcouronnes", "Corbeil-Essonnes"),
)
