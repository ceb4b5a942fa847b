"""The pages the law asks for (domain.md 11). What the operator alone knows is left to fill in."""

from home.content.writing import (
    Content,
    button,
    buttons,
    cards,
    heading,
    listing,
    operator,
    page,
    questions,
    summary,
    table,
    text,
)
from home.enums import OperatorFacts

TO_FILL = "À compléter par l'exploitant"

NOTICE = Content(
    key="mentions-legales",
    slug="mentions-legales",
    in_menus=False,
    title="Mentions légales",
    lead="Qui publie ce site, qui l'héberge, ce que vous pouvez réutiliser.",
    description="Qui publie ce site, qui l'héberge.",
    essential=(
        "L'éditeur est responsable du contenu.",
        "L'hébergeur garde le site sur ses machines.",
    ),
    body=(
        heading("Éditeur du site"),
        operator(OperatorFacts.PUBLISHER),
        heading("Hébergeur"),
        operator(OperatorFacts.HOST),
        heading("Réutilisation"),
        text(
            "Le code source de ce site est libre, sous licence EUPL 1.2. "
            f"Licence des textes : {TO_FILL.lower()}.",
        ),
        heading("Les autres pages légales"),
        cards("cgu", "licence", "algorithme", "securite"),
    ),
    legal_basis="Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l'économie numérique.",
)

PERSONAL_DATA = Content(
    key="donnees-personnelles",
    slug="donnees-personnelles",
    in_menus=False,
    title="Données personnelles",
    lead="Ce que nous faisons de vos informations, qui les voit, combien de temps.",
    description="Usage, destinataires, durée, droits.",
    essential=(
        "Vos réponses servent à attribuer des logements sociaux, et à rien d'autre.",
        "Seuls les services autorisés de votre territoire les voient.",
        "Elles sont effacées un an après la fin de votre demande.",
        "Vous pouvez les lire et les faire corriger.",
    ),
    body=(
        summary(),
        heading("Responsable"),
        operator(OperatorFacts.PRIVACY),
        heading("Pourquoi nous demandons ces informations"),
        listing(
            "enregistrer votre demande et vous donner un numéro unique ;",
            "la mettre à disposition des services qui attribuent les logements ;",
            "suivre votre demande et vous écrire à son sujet ;",
            "produire des statistiques qui ne disent rien de vous.",
        ),
        text(
            "Ce traitement repose sur une mission d'intérêt public prévue par la loi. Il ne "
            "repose pas sur votre consentement.",
            "Les réponses sur le handicap, la santé ou les violences ont une protection "
            "renforcée. Elles servent à trouver un logement adapté ou à vous donner une priorité.",
        ),
        heading("Quelles informations"),
        listing(
            "votre identité, celle des personnes qui vivront avec vous ;",
            "vos coordonnées, et celles de la personne qui vous aide si vous les donnez ;",
            "votre travail et vos ressources ;",
            "votre logement d'aujourd'hui et les raisons de la demande ;",
            "le logement et les lieux que vous voulez ;",
            "les besoins liés à un handicap, si vous demandez un logement adapté ;",
            "votre pièce d'identité ou votre titre de séjour.",
        ),
        text(
            "Rien d'autre n'est demandé. "
            "La nationalité tient en trois réponses : française, Union européenne, autre.",
        ),
        heading("Qui voit vos informations"),
        listing(
            "les bailleurs sociaux qui ont des logements sur votre territoire ;",
            "les services de l'État de votre territoire ;",
            "les communes, intercommunalités et départements qui enregistrent les demandes ;",
            "les organismes qui réservent des logements et enregistrent les demandes ;",
            "les employeurs et Action Logement, quand ils enregistrent les demandes ;",
            "le gestionnaire du système sur votre territoire ;",
            "le service commun que ces organismes peuvent désigner, pour sa mission ;",
            "le secrétariat du plan d'action pour le logement des personnes défavorisées, pour sa "
            "mission.",
            before="L'article R.441-2-6 fixe cette liste. Chacun voit seulement son territoire :",
        ),
        text(
            "Chaque agent est autorisé nommément. Chaque lecture de votre demande est notée.",
            "Vous pouvez voir dans votre dossier qui a lu votre demande, service par service.",
            "Les personnes qui écrivent les pages de ce site ne voient aucune demande.",
        ),
        heading("Combien de temps"),
        table(
            "Durée de conservation",
            ("Information", "Durée"),
            ("Votre demande et ses documents", "Un an après la fin de la demande (radiation)"),
            ("Un brouillon que vous ne touchez plus", "90 jours"),
            ("Une demande jamais enregistrée, puis abandonnée", "30 jours après l'abandon"),
        ),
        text("Des statistiques sont gardées ensuite. Elles ne permettent pas de vous retrouver."),
        heading("Vos droits"),
        text(
            "Vous pouvez lire vos informations et les faire corriger : dans votre dossier, ou "
            "auprès du service qui a enregistré votre demande.",
            "Vous pouvez limiter certains usages, ou vous opposer pour une raison qui tient à "
            "votre situation.",
            "Vous pouvez dire ce que vos informations deviennent après votre décès.",
            "Vous pouvez adresser une réclamation à la Commission nationale de l'informatique et "
            "des libertés (CNIL).",
        ),
        questions(
            (
                "Puis-je faire effacer ma demande ?",
                "Vous pouvez renoncer à votre demande à tout moment. "
                "Vos informations sont alors effacées un an plus tard.",
            ),
            (
                "Mon co-demandeur voit-il mes réponses ?",
                "Oui, il peut lire la demande. Il ne voit ni ce qui parle d'un danger, ni une "
                "adresse gardée confidentielle.",
            ),
            (
                "Faut-il donner mon numéro de sécurité sociale ?",
                "Ce site ne le demande pas, sauf si son exploitant y est autorisé. "
                "Vous pouvez le noircir sur vos documents.",
            ),
        ),
    ),
    legal_basis=(
        "Règlement (UE) 2016/679, articles 6, 9 et 12 à 22. "
        "Code de la construction et de l'habitation, articles L.441-2-1, R.441-2-2 et R.441-2-6. "
        "Décret n° 2017-917 du 9 mai 2017 et arrêté du 15 novembre 2013 (durée d'un an)."
    ),
)

COOKIES = Content(
    key="cookies",
    slug="cookies",
    in_menus=False,
    title="Gestion des cookies",
    lead="Ce site n'utilise que les cookies nécessaires à son fonctionnement. Vous n'avez rien à "
    "accepter.",
    essential=(
        "Aucun cookie ne vous suit.",
        "Aucune publicité, aucune mesure d'audience.",
    ),
    description="Les cookies de ce site, et pourquoi il n'y a pas de bandeau.",
    body=(
        heading("Les cookies de ce site"),
        table(
            "Les cookies, et à quoi ils servent",
            ("Nom", "À quoi il sert", "Quand"),
            (
                "__Host-session",
                "Retrouver votre brouillon et votre compte",
                "Quand vous commencez une demande ou vous connectez",
            ),
            (
                "__Host-csrf",
                "Vérifier que le formulaire envoyé vient bien de vous",
                "Quand une page contient un formulaire",
            ),
            (
                "messages",
                "Vous dire qu'une action a réussi",
                "Le temps d'afficher la page suivante",
            ),
            (
                "just_left",
                "Se souvenir deux minutes que vous avez terminé",
                "Après « Terminer sur cet ordinateur »",
            ),
            (
                "editor",
                "Montrer les pages à jour à ceux qui les écrivent",
                "Pour les rédacteurs seulement",
            ),
        ),
        text(
            "Ces cookies sont nécessaires. Ils ne demandent pas votre accord, et il n'y a donc "
            "pas de bandeau.",
            "Ce site ne contient ni publicité ni mesure d'audience.",
        ),
        heading("Ce qui reste dans votre navigateur"),
        text(
            "Sans réseau, vos réponses attendent dans votre navigateur, chiffrées. "
            "Elles partent quand le réseau revient.",
            "« Terminer sur cet ordinateur » efface tout.",
        ),
    ),
    legal_basis="Loi n° 78-17 du 6 janvier 1978, article 82.",
)

ACCESSIBILITY = Content(
    key="accessibilite",
    slug="accessibilite",
    in_menus=False,
    title="Déclaration d'accessibilité",
    lead="Ce que vaut ce site, et comment nous dire ce qui ne marche pas pour vous.",
    description="État de conformité, et comment signaler un problème.",
    essential=(
        "Ce site n'a pas encore été contrôlé.",
        "Dites-nous ce qui ne marche pas pour vous.",
        "Un guichet peut toujours faire la démarche avec vous.",
    ),
    body=(
        heading("État de conformité"),
        operator(OperatorFacts.CONFORMITY),
        text(
            "L'audit n'a pas été réalisé.",
            "Le site est construit pour être utilisé au clavier, avec un lecteur d'écran, sur un "
            "petit écran et sans JavaScript. Seul un audit peut dire si c'est réussi.",
        ),
        heading("Établissement de cette déclaration"),
        table(
            "Cette déclaration",
            ("Information", "Réponse"),
            ("Date de la déclaration", TO_FILL),
            ("Taux de conformité", "Aucun : audit non réalisé"),
            ("Schéma pluriannuel et plan d'action", TO_FILL),
        ),
        heading("Signaler un problème"),
        text(
            "Vous n'arrivez pas à lire une page ou à utiliser un service ? Dites-le nous : nous "
            "vous proposerons une autre façon de faire.",
        ),
        buttons(button("Écrire un message", door="write")),
        operator(OperatorFacts.CONTACT),
        text(
            f"Vous pouvez aussi faire votre démarche dans un guichet. "
            f"{page('guichet', 'Trouver un guichet')}",
        ),
        heading("Vous n'avez pas obtenu de réponse"),
        listing(
            "Écrivez au Défenseur des droits, en ligne ou par courrier gratuit, sans timbre.",
            "Rencontrez un délégué du Défenseur des droits près de chez vous.",
        ),
    ),
    legal_basis=(
        "Loi n° 2005-102 du 11 février 2005, article 47. Décret n° 2019-768 du 24 juillet 2019."
    ),
)

PAGES = (ACCESSIBILITY, NOTICE, PERSONAL_DATA, COOKIES)
