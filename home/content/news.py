"""The news: an index, and one first item. Editors add theirs under it."""

from home.content.writing import Content, button, buttons, callout, heading, page, text

NEWS = Content(
    key="actualites",
    slug="actualites",
    title="Actualités",
    lead="Ce qui change dans les règles et sur ce site.",
    description="Les nouveautés du logement social et de ce site.",
)

CEILINGS_2026 = Content(
    key="plafonds-2026",
    slug="plafonds-de-ressources-2026",
    parent="actualites",
    title="Les plafonds de ressources de 2026",
    lead="Depuis le 1er janvier 2026, les plafonds de ressources ont un peu augmenté.",
    description="Les plafonds de ressources changent au 1er janvier 2026 : ce que cela fait.",
    essential=(
        "Les plafonds changent chaque 1er janvier.",
        "En 2026, on regarde les revenus de 2024.",
        "Vous n'avez rien à faire si votre demande est à jour.",
    ),
    body=(
        heading("Ce qui change"),
        text(
            "Prenons une personne seule, hors Île-de-France. "
            "Pour un logement social courant (PLUS), son plafond était de 23 201 euros par an. "
            "Il est maintenant de 23 403 euros.",
            "Les autres plafonds montent de la même façon.",
        ),
        heading("Ce que cela fait pour vous"),
        text(
            "Vous étiez juste au-dessus du plafond ? Refaites le calcul. "
            "Le résultat n'empêche jamais de faire une demande.",
            f"{page('plafonds', 'Comprendre les plafonds de ressources')}",
        ),
        callout(
            "Votre revenu fiscal de référence de 2024 est sur l'avis d'imposition reçu en 2025.",
        ),
        buttons(
            button("Calculer mon plafond", door="simulator"),
            button("Voir le tableau des plafonds", door="ceilings", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Arrêté du 19 décembre 2025, Journal officiel du 24 décembre 2025. "
        "Code de la construction et de l'habitation, article R.441-1."
    ),
)

PAGES = (NEWS, CEILINGS_2026)
