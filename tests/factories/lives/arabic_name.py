"""Nour is a nurse in Paris; her name is written in Arabic beside its Latin spelling."""

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

ARABIC_NAME = sections(
    preparer=starting("75", typing_help="seul"),
    identite=madam(
        "Ḥaddād",
        "Nūr al-Hudā",
        "03/09/1991",
        nationality="3",
        own_script_name="نور الهدى حدّاد",
        birth_place="طرابلس, Liban",
        family_situation="C",
    ),
    contact={
        "mobile": "07 56 78 12 34",
        "email": "nour.haddad@exemple.fr",
        **at("17", "passage du Désir", "75010", "Paris 10e", care_of="Mme Khoury"),
        "language": "fr",
    },
    foyer=living_with(),
    travail=each(
        moi=job(
            "Infirmière",
            "Hôpital Tenon",
            "Paris 20e",
            contract="fonctionnaire",
            employer_kind="territorial",
        )
    ),
    ressources=each(moi={**rfr(22_400), "SAL": "2050"}),
    logement_actuel=home(
        "CP", "15/02/2025", "T2", "36", "3", host="Mme Khoury", hosted_months="12"
    ),
    motifs=because("01", "19"),
    logement_recherche=wanting(["T1"], "Paris 20e", "Paris 19e", "Montreuil 93", max_rent="620"),
)
