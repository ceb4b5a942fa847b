from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    commune_figures,
    definitions,
    heading,
    listing,
    page,
    text,
)

STATISTICS = Content(
    key="statistiques",
    slug="statistiques-et-donnees-ouvertes",
    title="Statistiques et données ouvertes",
    lead="Les chiffres du logement social, commune par commune, et comment les lire.",
    description="Chiffres par commune, définitions, sources et licence des données.",
    essential=(
        "Les chiffres existent pour chaque commune.",
        "Chaque chiffre porte sa date.",
        "Aucun chiffre ne permet de reconnaître une personne.",
        "Vous pouvez les réutiliser.",
    ),
    body=(
        heading("Regarder les chiffres"),
        buttons(
            button("Chercher une commune", door="communes"),
            button("Comparer des communes", door="compare", emphasis="secondary"),
        ),
        text("Voici, en exemple, les derniers chiffres de Lille."),
        commune_figures("59350"),
        heading("Comprendre les chiffres"),
        definitions(
            (
                "Logements sociaux",
                "Les logements des bailleurs sociaux au 1er janvier d'une année.",
            ),
            (
                "Demandes en attente",
                "Les demandes actives dont cette commune est le premier choix, à une date.",
            ),
            (
                "Attributions",
                "Les logements loués pendant une année. L'année est toujours écrite.",
            ),
            (
                "Demandes pour une attribution",
                "Le nombre de demandes en attente divisé par le nombre d'attributions.",
            ),
            (
                "Délai constaté",
                "Le temps entre la date de dépôt et la signature du bail, pour les logements "
                "attribués. Ce n'est pas une promesse.",
            ),
        ),
        heading("Lire avec prudence"),
        listing(
            "Une personne peut choisir plusieurs communes. "
            "Elle est comptée une seule fois, dans la première.",
            "Les derniers mois sont moins sûrs : des baux sont enregistrés en retard.",
            "Un nombre de 1 à 10 est caché, pour ne reconnaître personne.",
            "Une commune avec peu de demandes a des chiffres qui bougent beaucoup.",
        ),
        callout(
            f"Un chiffre ne décide pas à votre place. {page('communes', 'Choisir mes communes')}",
        ),
        heading("Réutiliser les données"),
        text(
            "Chaque chiffre peut être copié avec sa date et sa source. "
            f"{page('licence', 'Licence et sources des données')}",
            "Un programme peut aussi lire les données. Sa documentation suit la norme OpenAPI.",
        ),
        buttons(
            button("Ouvrir la description de l'API", door="open_data", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article L.441-2-6 (droit à l'information). "
        "Arrêté du 15 novembre 2013, article 4 (résultats anonymes)."
    ),
)

PAGES = (STATISTICS,)
