"""Gwenaëlle leaves Saint-Pierre-et-Miquelon, +508, to look after her father in Bayonne."""

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
    starting,
    wanting,
)

SAINT_PIERRE = sections(
    preparer=starting("64", typing_help="seul"),
    identite=madam(
        "Detcheverry", "Gwenaëlle", "30/04/1978", birth_place="Saint-Pierre", family_situation="C"
    ),
    contact={
        "mobile": "+508 55 12 34",
        "home_phone": "+508 41 20 00",
        "email": "gwenaelle@exemple.fr",
        **at("11", "rue Boursaint", "97500", "Saint-Pierre 975", extra="BP 4200"),
    },
    foyer=living_with(),
    travail=each(
        moi=job(
            "Professeure des écoles",
            "Éducation nationale",
            "Bayonne",
            contract="fonctionnaire",
            employer_kind="etat",
        )
    ),
    ressources=each(moi={**rfr(24_000), "SAL": "2300"}),
    logement_actuel=home("LTG", "00/00/2010", "T3", "70", "2", category="M", host_unknown="on"),
    motifs=because("18", "21"),
    logement_recherche=wanting(["T2"], "Bayonne", "Anglet"),
)
