from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    heading,
    listing,
    page,
    questions,
    table,
    text,
)

RENEWAL = Content(
    key="renouveler",
    slug="renouveler",
    title="Renouveler ma demande",
    lead="Une demande est valable un an. Renouvelez-la pour qu'elle continue.",
    description="Quand et comment renouveler, sans perdre son ancienneté.",
    essential=(
        "Renouvelez votre demande chaque année.",
        "Vous gardez votre numéro et votre ancienneté.",
        "Vous recevez un rappel au moins un mois avant la fin.",
        "Sans renouvellement, votre demande s'arrête.",
    ),
    body=(
        heading("Quand renouveler"),
        text(
            "Votre demande est valable un an à partir de son dépôt ou de son dernier "
            "renouvellement. Au moins un mois avant la fin, vous recevez un message ou un "
            "courrier avec la date.",
        ),
        heading("Comment renouveler"),
        listing(
            "en ligne, dans votre dossier ;",
            "dans un guichet de votre territoire ;",
            "en envoyant le formulaire papier à un guichet.",
        ),
        text(
            "Relisez toute la demande : votre adresse, votre famille, votre travail, vos revenus. "
            "Préparez votre avis d'imposition le plus récent.",
            "En ligne, vous pouvez renouveler à partir de soixante jours avant la fin.",
        ),
        buttons(
            button("Ouvrir mon dossier", door="follow"),
            button("Trouver un guichet", door="guichets", emphasis="secondary"),
        ),
        callout(
            "Vos revenus ont augmenté ? Renouvelez quand même : cela n'arrête pas votre demande.",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "La date est passée. Est-ce trop tard ?",
                f"Peut-être pas. Faites vite. {page('retard', 'Renouveler en retard')}",
            ),
            (
                "Est-ce que je perds mon ancienneté en renouvelant ?",
                "Non. Votre numéro et votre date de dépôt ne changent pas.",
            ),
            (
                "Je déménage avant la date. Que faire ?",
                "Changez votre adresse sans attendre, pour recevoir votre rappel. "
                f"{page('modifier', 'Changer une réponse')}",
            ),
            (
                "Puis-je renouveler beaucoup plus tôt ?",
                "Attendez l'ouverture, soixante jours avant la fin : vos réponses seront à jour.",
            ),
            (
                "J'ai changé une réponse le mois dernier. Dois-je renouveler ?",
                "Oui. Changer une réponse ne renouvelle pas la demande.",
            ),
            (
                "Est-ce que je reçois une attestation ?",
                "Oui, une nouvelle attestation, un mois au plus après le renouvellement.",
            ),
        ),
    ),
    legal_basis=("Code de la construction et de l'habitation, articles R.441-2-7 et R.441-2-8."),
)

LATE = Content(
    key="retard",
    slug="renouveler-en-retard",
    parent="renouveler",
    title="Renouveler en retard",
    lead="La date est passée ? Votre demande n'est peut-être pas perdue. Agissez aujourd'hui.",
    description="Ce que vous pouvez encore faire après la date de fin de votre demande.",
    essential=(
        "Pendant un mois, vous pouvez encore renouveler.",
        "Ensuite, un guichet peut faire repartir la demande.",
        "Dans ces deux cas, vous gardez votre ancienneté.",
        "Après, il faut une nouvelle demande.",
    ),
    body=(
        table(
            "Selon le temps passé depuis la date de fin",
            ("Temps passé", "Ce que vous pouvez faire", "Votre ancienneté"),
            ("Un mois au plus", "Renouveler, en ligne ou dans un guichet", "Gardée"),
            (
                "Entre un et six mois",
                "Aller dans un guichet, qui demande à faire repartir la demande",
                "Gardée",
            ),
            ("Plus de six mois", "Faire une nouvelle demande", "Perdue"),
        ),
        text(
            "Ces délais sont ceux du système national d'enregistrement. "
            "Un guichet vous dit ceux de votre territoire.",
        ),
        heading("Vous n'aviez pas reçu de rappel"),
        text(
            "La loi demande un rappel au moins un mois avant la fin. "
            "Vous ne l'avez pas reçu ? Dites-le au guichet. "
            f"{page('recours', 'Contester une décision')}",
        ),
        buttons(
            button("Ouvrir mon dossier", door="follow"),
            button("Chercher un guichet", door="guichets", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-7 (rappel) et R.441-2-8. "
        "Arrêté du 23 mars 2015 (cahier des charges), pour les délais d'un et de six mois."
    ),
)

PAGES = (RENEWAL, LATE)
