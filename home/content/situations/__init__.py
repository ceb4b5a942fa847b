"""What changes for some people: one page a situation, under one index."""

from home.content.situations import couple, person, shelter
from home.content.writing import Content, call, callout, page

ALL = Content(
    key="situations",
    slug="situations-particulieres",
    title="Vivre une situation particulière",
    lead="Séparation, violences, handicap, absence de logement : ce qui change pour votre demande.",
    description="Séparation, violences, handicap, sans domicile, études, nationalité étrangère.",
    essential=(
        "Le formulaire est le même pour tout le monde.",
        "Certaines situations sont prioritaires dans la loi.",
        "Vous n'avez pas à tout prouver pour faire une demande.",
    ),
    body=(
        callout(
            f"En danger, appelez le {call('17')} ou le {call('112')}, ou envoyez un SMS au 114. "
            f"Sans abri, appelez le {call('115')}. "
            f"{page('violences', 'Je subis des violences')}",
            meaning="warning",
            title="Une urgence",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, article L.441-1 (priorités).",
)

PAGES = (ALL, *couple.PAGES, *person.PAGES, *shelter.PAGES)
