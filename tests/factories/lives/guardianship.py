"""Bernard has a guardian, who types for him and receives his letters; he leaves a care home."""

from tests.factories.answers import sections
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

GUARDIANSHIP = sections(
    preparer=starting("62", typing_help="professionnel"),
    identite=sir("Delattre", "Bernard", "03/03/1968", protection="tutelle", family_situation="C"),
    contact={
        "home_phone": "03 21 00 00 00",
        "helper_email": "tutelle@udaf.exemple.fr",
        **domiciled(
            "UDAF du Pas-de-Calais, service des tutelles", "16 boulevard Carnot", "62000", "Arras"
        ),
        "wants_post": "on",
    },
    foyer=living_with(),
    travail=each(moi={"situation": "AUT"}),
    ressources={**each(moi={**rfr(0), "AAH": "1 033,32", "PINV": "0"}), "overindebted": "non"},
    logement_actuel=home("SH", "00/02/2011", "C", "12", "1", structure="Foyer Les Glycines"),
    motifs=because("01", "20"),
    logement_recherche=wanting(["T1"], "Arras", ground_floor="oui", no_lift="non"),
)
