"""The news: an index, and the first items. Editors add theirs under it.

Those about the site itself are examples, and say so: their day is made up for the demonstration.
"""

from datetime import date

from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    heading,
    key_date,
    listing,
    page,
    text,
)

EXAMPLE = callout(
    "Le service décrit existe. Le jour de publication est donné pour la démonstration.",
    title="Exemple d'actualité",
)

NEWS = Content(
    key="actualites",
    slug="actualites",
    title="Actualités",
    lead="Ce qui change dans les règles et sur ce site.",
    description="Les nouveautés du logement social et de ce site.",
)


def news(key: str, published_on: date, title: str, lead: str, *body) -> Content:
    return Content(
        key=key,
        slug=key,
        parent="actualites",
        title=title,
        lead=lead,
        description=lead,
        body=body,
        in_menus=False,
        published_on=published_on,
    )


LANGUAGES = news(
    "site-en-plusieurs-langues",
    date(2026, 11, 16),
    "Le site parle plusieurs langues",
    "Les pages de la demande existent en français et dans d'autres langues.",
    EXAMPLE,
    text(
        "Le choix de la langue est en haut de chaque page. "
        "Changer de langue garde la page ouverte et ce que vous avez écrit.",
        "Une page n'est pas encore traduite ? Elle s'affiche en français, et le dit.",
        page("langues", "Les langues du site et des guichets"),
    ),
)

HELP_PLACES = news(
    "fiches-des-guichets",
    date(2026, 10, 19),
    "Chaque guichet a sa fiche",
    "Horaires, accès, langues parlées : tout est sur une page, que l'on peut imprimer.",
    EXAMPLE,
    heading("Ce que dit une fiche"),
    listing(
        "si le guichet est ouvert maintenant ;",
        "s'il faut un rendez-vous ;",
        "comment entrer avec un fauteuil ou une poussette ;",
        "les langues que l'on y parle.",
    ),
    text("Une erreur sur une fiche ? Signalez-la, sans compte, avec le lien de la fiche."),
    buttons(button("Chercher un guichet", door="guichets")),
)

COMPARISON = news(
    "comparer-des-communes",
    date(2026, 9, 21),
    "Comparez jusqu'à cinq communes",
    "Logements, demandes, délais constatés : les chiffres de cinq communes côte à côte.",
    EXAMPLE,
    text(
        "Vous hésitez entre plusieurs communes ? Comparez-les avant de choisir.",
        "Les chiffres disent ce qui a été constaté. Ce n'est pas une promesse.",
        page("communes", "Bien choisir ses communes"),
    ),
    buttons(button("Comparer des communes", door="compare")),
)

CEILINGS_2026 = news(
    "plafonds-2026",
    date(2026, 1, 1),
    "Les plafonds de ressources de 2026",
    "Depuis le 1er janvier 2026, les plafonds de ressources ont un peu augmenté.",
    key_date(
        date(2026, 1, 1),
        "Les nouveaux plafonds s'appliquent",
        "On regarde les revenus de 2024.",
    ),
    heading("Ce qui change"),
    text(
        "Prenons une personne seule, hors Île-de-France. "
        "Pour un logement social courant (PLUS), son plafond était de 23 201 euros par an. "
        "Il est maintenant de 23 403 euros.",
        "Les autres plafonds montent de la même façon.",
    ),
    heading("Ce que cela fait pour vous"),
    text(
        "Vous n'avez rien à faire si votre demande est à jour.",
        "Vous étiez juste au-dessus du plafond ? Refaites le calcul. "
        "Le résultat n'empêche jamais de faire une demande.",
        page("plafonds", "Comprendre les plafonds de ressources"),
    ),
    callout(
        "Votre revenu fiscal de référence de 2024 est sur l'avis d'imposition reçu en 2025.",
    ),
    buttons(
        button("Calculer mon plafond", door="simulator"),
        button("Voir le tableau des plafonds", door="ceilings", emphasis="secondary"),
    ),
    heading("Ce que dit la loi"),
    text(
        "Arrêté du 19 décembre 2025, Journal officiel du 24 décembre 2025. "
        "Code de la construction et de l'habitation, article R.441-1.",
    ),
)

PAGES = (NEWS, LANGUAGES, HELP_PLACES, COMPARISON, CEILINGS_2026)
