"""Sivakumar and Thilagavathy fled Jaffna; the clerk spelled their name three ways, Tamil once."""

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

TAMIL_NAME = sections(
    preparer=starting("93", typing_help="professionnel"),
    identite=sir(
        "Sivakumar",
        "Rasathurai",
        "17/05/1979",
        nationality="3",
        own_script_name="சிவகுமார் இராசதுரை",
        birth_place="யாழ்ப்பாணம், Sri Lanka",
        family_situation="M",
    ),
    contact={
        "mobile": "0753 00 11 22",
        "helper_email": "accueil@france-terre.exemple.fr",
        **at("9", "rue de la Convention", "93120", "La Courneuve"),
        "language": "ta",
    },
    foyer=living_with(
        co=[
            madam(
                "Śrīskandarājā",
                "Thilagavathy",
                "00/00/1984",
                nationality="3",
                own_script_name="திலகவதி ஸ்ரீஸ்கந்தராஜா",
                link="M",
            )
        ],
        charge=[child("Sivakumar", "Kavin", "30/12/2014", "M")],
    ),
    travail=each(moi=job("Commis de cuisine", "Le Palmier", "Paris 10e"), a1={"situation": "CHO"}),
    ressources=each(
        moi={**rfr(13_200), "SAL": "1420"}, a1={**rfr(missing="non_declare"), "no_resources": "on"}
    ),
    logement_actuel=home("LP", "00/04/2016", "T1", "22", "3", rent="780", housing_benefit="240"),
    motifs=because("13", "03A"),
    logement_recherche=wanting(["T3"], "La Courneuve", "Bobigny", "Paris 18e", category="I"),
)
