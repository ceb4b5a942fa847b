"""How the easy version of a letter is written down, and what several of them say."""

from forms_wizard.demands.enums import LetterKind as Kind
from home.content.easy.writing import drawn, word
from home.content.writing import Content, button, buttons, page
from home.easy.enums import Symbol

LIST = Content(
    key="courriers-expliques",
    slug="mes-courriers-expliques",
    parent="suivre",
    title="Mes courriers expliqués",
    lead="Vous avez reçu un courrier sur votre demande. Choisissez-le dans la liste.",
    description="Chaque courrier de la demande, expliqué en phrases courtes.",
    in_menus=False,
)


def letter(
    slug: str, title: str, lead: str, kinds: tuple[Kind, ...], *body: tuple[str, object]
) -> Content:
    return Content(
        key=f"courrier-{slug}",
        slug=slug,
        parent=LIST.key,
        title=title,
        lead=lead,
        description=f"Le courrier « {title} », expliqué en phrases courtes.",
        in_menus=False,
        body=body,
        kinds=tuple(str(kind) for kind in kinds),
    )


OPEN = buttons(
    button("Ouvrir mon dossier", door="follow"),
    button("Trouver un guichet", key="guichet", emphasis="secondary"),
)
AGAIN = buttons(
    button("Faire une nouvelle demande", key="faire"),
    button("Trouver un guichet", key="guichet", emphasis="secondary"),
)
SENIORITY = word("L'ancienneté", "C'est le temps depuis le début de votre demande.")
HELP = drawn(
    Symbol.PEOPLE,
    "C'est difficile à comprendre ?",
    page("aide", "Une personne peut vous aider"),
)
NOT_YOU = drawn(
    Symbol.WARNING,
    "Ce changement ne vient pas de vous ?",
    "Allez vite dans un guichet avec votre pièce d'identité.",
)
