"""The rules of the service itself: terms of use, algorithm, open data, security (domain.md 11)."""

from home.content.legal import TO_FILL
from home.content.writing import (
    Content,
    callout,
    heading,
    listing,
    operator,
    page,
    steps,
    table,
    text,
)
from home.enums import OperatorFacts

TERMS = Content(
    key="cgu",
    slug="conditions-d-utilisation",
    in_menus=False,
    title="Conditions d'utilisation",
    lead="Les règles de ce service en ligne : ce qu'il fait, ce que vous faites.",
    description="Les règles du service en ligne : preuve de dépôt, comptes, responsabilités.",
    essential=(
        "Le service est gratuit.",
        "Vous pouvez l'utiliser sans compte.",
        "L'envoi vous donne une preuve avec une date.",
        "Vous pouvez toujours passer par un guichet.",
    ),
    body=(
        heading("Ce que fait le service"),
        listing(
            "déposer une demande de logement social ;",
            "la suivre, la modifier et la renouveler ;",
            "donner des documents ;",
            "trouver un guichet et regarder les chiffres d'une commune.",
        ),
        heading("La preuve de votre envoi"),
        text(
            "Quand vous envoyez votre demande, une preuve de dépôt s'affiche aussitôt. "
            "Elle porte une référence et la date.",
            "Cette date est celle de votre demande, une fois votre identité vérifiée.",
        ),
        heading("Ce que vous faites"),
        listing(
            "Vous répondez pour vous, avec des réponses vraies.",
            "Vous gardez votre mot de passe et vos codes secrets.",
            "Vous tenez votre demande à jour.",
            "Vous n'envoyez que des documents de votre foyer.",
        ),
        text(
            "En envoyant la demande, vous déclarez sur l'honneur que vos réponses sont exactes.",
        ),
        heading("Quand le service ne marche pas"),
        text(
            "Vos réponses déjà enregistrées sont gardées. Revenez plus tard, ou allez dans un "
            f"guichet. {page('guichet', 'Trouver un guichet')}",
        ),
        heading("Accepter ces règles"),
        text(
            "Utiliser le service, c'est suivre ces règles. "
            "Ce n'est pas un consentement pour vos données personnelles. "
            f"{page('donnees-personnelles', 'Vos données et vos droits')}",
        ),
    ),
    legal_basis=(
        "Code des relations entre le public et l'administration, articles L.112-8 et suivants "
        "(saisine par voie électronique) et L.112-11 (accusé de réception). "
        "Code de la construction et de l'habitation, article R.441-2-3."
    ),
)

ALGORITHM = Content(
    key="algorithme",
    slug="cotation-et-algorithme",
    in_menus=False,
    title="La cotation et la loi",
    lead="La cotation est un calcul public. Vous avez le droit d'en connaître les règles.",
    description="Ce que calcule la cotation, avec quelles données, et qui décide.",
    essential=(
        "La cotation compte des points.",
        "Elle aide une commission. Elle ne décide pas.",
        "Vous pouvez demander les règles et votre note.",
    ),
    body=(
        heading("À quoi sert ce calcul"),
        text(
            "Il aide à comparer les demandes pour un logement. "
            "Une commission de personnes prend la décision.",
        ),
        heading("Ce qu'il utilise"),
        table(
            "Les règles de la cotation",
            ("Question", "Réponse"),
            ("Qui fixe les critères ?", "L'intercommunalité"),
            ("Quelles données ?", "Les réponses de votre demande"),
            ("Sont-elles vérifiées ?", "Oui, avec vos documents, avant la commission"),
            ("Comment la note est-elle calculée ?", "On additionne les points de chaque critère"),
            ("Qui décide ?", "La commission d'attribution du bailleur"),
        ),
        heading("Ce qui n'est pas utilisé"),
        text(
            "La façon de déposer la demande ne compte pas. "
            "En ligne, sur papier ou avec un aidant, c'est pareil.",
        ),
        heading("Connaître les règles de votre territoire"),
        steps(
            (
                "Cherchez sur le site de votre intercommunalité",
                "Elle publie ses critères et leur poids.",
            ),
            (
                "Demandez à un guichet",
                "Il vous dit si une cotation existe et quelle est votre note.",
            ),
            (
                "Contestez si c'est faux",
                f"Une réponse est fausse ? Changez-la. {page('modifier', 'Changer une réponse')}",
            ),
        ),
        text(f"{page('points', 'Ce que les points veulent dire pour vous')}"),
    ),
    legal_basis=(
        "Code des relations entre le public et l'administration, articles L.311-3-1, R.311-3-1-1 "
        "et L.312-1-3. Code de la construction et de l'habitation, article R.441-2-17."
    ),
)

LICENCE = Content(
    key="licence",
    slug="licence-des-donnees",
    in_menus=False,
    title="Licence des données",
    lead="Les données publiques de ce site peuvent être réutilisées, librement.",
    description="Licence Ouverte 2.0, sources des données, comment les citer.",
    essential=(
        "Vous pouvez réutiliser les données.",
        "Citez la source et la date.",
    ),
    body=(
        heading("Ce que vous pouvez faire"),
        text(
            "Les données publiées ici sont sous Licence Ouverte 2.0. "
            "Vous pouvez les copier, les transformer et les diffuser, même pour les vendre.",
            "Citez la source et la date des données.",
        ),
        heading("D'où viennent les données"),
        table(
            "Les sources",
            ("Données", "Source"),
            ("Communes, intercommunalités, départements, régions", "Code officiel géographique"),
            ("Plafonds de ressources", "Arrêté du 29 juillet 1987, modifié chaque année"),
            ("Logements sociaux", "Répertoire des logements locatifs sociaux (RPLS)"),
            ("Mairies", "Annuaire de l'administration"),
        ),
        heading("Ce qui n'est jamais publié"),
        text(
            "Aucune donnée publiée ne permet de reconnaître une personne. "
            "Un nombre trop petit est caché.",
        ),
        callout(
            "La liste complète des informations publiques est tenue par l'exploitant du site. "
            f"Adresse de cette liste : {TO_FILL.lower()}.",
            title="Répertoire des informations publiques",
        ),
        text(f"{page('statistiques', 'Statistiques et données ouvertes')}"),
    ),
    legal_basis=(
        "Code des relations entre le public et l'administration, articles L.321-1 et suivants et "
        "L.322-6. Licence Ouverte 2.0 (Etalab)."
    ),
)

SECURITY = Content(
    key="securite",
    slug="signaler-une-faille",
    in_menus=False,
    title="Signaler une faille de sécurité",
    lead="Vous avez trouvé un défaut qui met des données en danger ? Dites-le nous vite.",
    description="Comment nous prévenir, ce que nous demandons.",
    essential=(
        "Prévenez-nous d'abord.",
        "Ne lisez et ne changez rien de plus.",
    ),
    body=(
        heading("Nous prévenir"),
        operator(OperatorFacts.CONTACT),
        text(
            "Les outils trouvent cette adresse dans le fichier « .well-known/security.txt ».",
            "Dites la page, l'heure et ce que vous avez fait, pas à pas. "
            "Une copie d'écran aide, si elle ne montre personne.",
        ),
        heading("Ce que nous vous demandons"),
        listing(
            "Ne lisez pas plus de données qu'il n'en faut pour montrer le défaut.",
            "Ne changez et n'effacez rien.",
            "Ne gênez pas les autres personnes.",
            "Attendez notre réponse avant d'en parler en public.",
        ),
        heading("Votre compte"),
        text(
            "Quelqu'un utilise votre compte ? Changez votre mot de passe, puis regardez dans "
            "votre dossier qui a lu votre demande.",
            page("contact", "Demander de l'aide"),
        ),
    ),
)

PAGES = (TERMS, ALGORITHM, LICENCE, SECURITY)
