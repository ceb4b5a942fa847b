"""Irina has earned wages in Reims for two years; her notices went to an address she left."""

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
    starting,
    wanting,
)

NO_NOTICE = sections(
    preparer=starting("51"),
    identite=madam("Popescu", "Irina-Elena", "25/05/1989", nationality="2", family_situation="D"),
    contact={
        "mobile": "+40 721 234 567",
        "home_phone": "03 26 00 00 00",
        **at("88", "avenue de Laon", "51100", "Reims"),
        "language": "ro",
    },
    foyer=living_with(
        garde=[
            {"first_names": "Ștefan", "birth_date": day("04/04/2016"), "sex": "M", "custody": "D"}
        ]
    ),
    travail=each(
        moi=job("Ouvrière viticole", "Maison de champagne", "Épernay 51200", contract="CDD")
    ),
    ressources=each(moi={**rfr(missing="perdu"), "SAL": "1.400,00", "PAR": "120"}),
    logement_actuel=home("OST", "00/08/2023", "T2", "44", "2", rent_unknown="on"),
    motifs=because("01", "04", notice_date=day("30/06/2026")),
    logement_recherche=wanting(["T2"], "Reims", "Épernay 51200"),
)
