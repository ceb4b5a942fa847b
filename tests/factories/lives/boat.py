"""Léa and Tom live on a barge at Conflans; a child is coming and the hull is tired."""

from tests.factories.answers import day, sections
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

BOAT = sections(
    preparer=starting("78"),
    identite=madam("Vandenbroucke", "Léa", "11/02/1994", family_situation="U"),
    contact={
        "mobile": "06 39 98 78 70",
        "email": "lea@exemple.fr",
        **at(
            "",
            "quai de la République, ponton 3",
            "78700",
            "Conflans-Sainte-Honorine",
            extra="Péniche « L'Éphémère »",
        ),
    },
    foyer=living_with(
        co=[sir("Mc Allister-O'Brien", "Tom", "00/10/1990", nationality="3", link="C")],
        unborn_count="1",
        unborn_due=day("00/07/2026"),
    ),
    travail=each(
        moi=job("Éclusière", "Voies navigables", "Conflans-Sainte-Honorine", employer_kind="etat"),
        a1={"situation": "ART", "profession": "Luthier", "no_workplace": "variable"},
    ),
    ressources=each(moi={**rfr(17_300), "SAL": "1600"}, a1={**rfr(5_000), "SAL": "400"}),
    logement_actuel=home("HMOB", "00/05/2019", "nsp", "38", "2", category="autre"),
    motifs=because("03A", "13"),
    logement_recherche=wanting(["T3"], "Conflans-Sainte-Honorine", "Cergy", category="I"),
)
