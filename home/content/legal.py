"""The pages the law asks for (domain.md 11). What the operator alone knows is left to fill in."""

from home.content.writing import Content, callout, heading, listing, page, table, text

TO_FILL = "À compléter par l'exploitant"

NOTICE = Content(
    key="mentions-legales",
    slug="mentions-legales",
    in_menus=False,
    title="Mentions légales",
    description="Qui publie ce site, qui l'héberge.",
    body=(
        callout(
            "L'organisme qui exploite ce site complète cette page avant de l'ouvrir au public.",
            meaning="warning",
            title=TO_FILL,
        ),
        heading("Éditeur du site"),
        table(
            "L'éditeur",
            ("Information", "Réponse"),
            ("Nom de l'organisme", TO_FILL),
            ("Adresse", TO_FILL),
            ("Téléphone", TO_FILL),
            ("Directeur ou directrice de la publication", TO_FILL),
        ),
        heading("Hébergeur"),
        table(
            "L'hébergeur",
            ("Information", "Réponse"),
            ("Nom", TO_FILL),
            ("Adresse", TO_FILL),
            ("Téléphone", TO_FILL),
        ),
        heading("Réutilisation"),
        text(
            "Le code source de ce site est libre, sous licence EUPL 1.2. "
            f"Licence des textes : {TO_FILL.lower()}.",
        ),
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
        heading("Responsable"),
        text(
            f"Responsable du traitement : {TO_FILL.lower()}. "
            f"Délégué à la protection des données : {TO_FILL.lower()}.",
        ),
        heading("Pourquoi nous demandons ces informations"),
        listing(
            "enregistrer votre demande et vous donner un numéro unique ;",
            "la mettre à disposition des services qui attribuent les logements ;",
            "suivre votre demande et vous écrire à son sujet ;",
            "produire des statistiques qui ne disent rien de vous.",
        ),
        text(
            "Ce traitement repose sur une mission d'intérêt public prévue par la loi. Il ne "
            "repose pas sur votre consentement."
        ),
        heading("Qui voit vos informations"),
        listing(
            "les bailleurs sociaux qui ont des logements sur votre territoire ;",
            "les services de l'État de votre territoire ;",
            "les communes, intercommunalités et départements qui enregistrent les demandes ;",
            "les organismes qui réservent des logements et enregistrent les demandes ;",
            "le gestionnaire du système sur votre territoire.",
        ),
        text("Chaque agent est autorisé nommément. Chaque lecture de votre demande est notée."),
        heading("Combien de temps"),
        table(
            "Durée de conservation",
            ("Information", "Durée"),
            ("Votre demande et ses documents", "Un an après la fin de la demande (radiation)"),
            ("Un brouillon que vous ne touchez plus", "90 jours"),
        ),
        heading("Vos droits"),
        text(
            "Vous pouvez lire vos informations et les faire corriger : dans votre dossier, ou "
            "auprès du service qui a enregistré votre demande.",
            "Vous pouvez limiter certains usages, vous opposer pour une raison qui tient à votre "
            "situation, et dire ce que vos informations deviennent après votre décès.",
            "Vous pouvez adresser une réclamation à la CNIL.",
        ),
    ),
    legal_basis=(
        "Règlement (UE) 2016/679, articles 6, 12 à 15. "
        "Code de la construction et de l'habitation, articles L.441-2-1, R.441-2-2 et R.441-2-6."
    ),
)

COOKIES = Content(
    key="cookies",
    slug="cookies",
    in_menus=False,
    title="Gestion des cookies",
    lead="Ce site n'utilise que les cookies nécessaires à son fonctionnement.",
    description="Les cookies de ce site, et pourquoi il n'y a pas de bandeau.",
    body=(
        table(
            "Les cookies de ce site",
            ("Nom", "À quoi il sert", "Quand"),
            (
                "sessionid",
                "Retrouver votre brouillon et votre compte",
                "Quand vous commencez une demande ou vous connectez",
            ),
            (
                "csrftoken",
                "Vérifier que le formulaire envoyé vient bien de vous",
                "Quand une page contient un formulaire",
            ),
        ),
        text(
            "Ces cookies sont nécessaires : ils ne demandent pas votre accord, et il n'y a donc "
            "pas de bandeau. Ce site ne contient ni publicité ni mesure d'audience.",
        ),
    ),
    legal_basis="Loi n° 78-17 du 6 janvier 1978, article 82.",
)

ACCESSIBILITY = Content(
    key="accessibilite",
    slug="accessibilite",
    in_menus=False,
    title="Accessibilité : non conforme",
    lead="Déclaration d'accessibilité. L'audit n'a pas encore été réalisé.",
    description="État de conformité, et comment signaler un problème.",
    body=(
        heading("État de conformité"),
        text(
            "Ce site est non conforme au référentiel général d'amélioration de l'accessibilité "
            "(RGAA 4.1) : l'audit n'a pas été réalisé.",
            "Il est construit pour être utilisé au clavier, avec un lecteur d'écran, sur un petit "
            "écran et sans JavaScript. Seul un audit peut dire si c'est réussi.",
        ),
        heading("Établissement de cette déclaration"),
        table(
            "Cette déclaration",
            ("Information", "Réponse"),
            ("Organisme responsable", TO_FILL),
            ("Date de la déclaration", TO_FILL),
            ("Taux de conformité", "Aucun : audit non réalisé"),
            ("Schéma pluriannuel et plan d'action", TO_FILL),
        ),
        heading("Signaler un problème"),
        text(
            "Vous n'arrivez pas à lire une page ou à utiliser un service ? Dites-le nous : nous "
            f"vous proposerons une autre façon de faire. Contact : {TO_FILL.lower()}.",
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
