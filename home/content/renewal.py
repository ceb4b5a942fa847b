from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    heading,
    listing,
    page,
    questions,
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
                "Peut-être pas. Allez vite dans un guichet : une demande qui vient de s'arrêter "
                "peut parfois être remise en marche, avec la même ancienneté.",
            ),
            (
                "Est-ce que je perds mon ancienneté en renouvelant ?",
                "Non. Votre numéro et votre date de dépôt ne changent pas.",
            ),
            (
                "Je déménage avant la date. Que faire ?",
                "Changez votre adresse sans attendre, pour recevoir votre rappel. "
                f"{page('contact', 'Demander conseil')}",
            ),
        ),
    ),
    legal_basis=("Code de la construction et de l'habitation, articles R.441-2-7 et R.441-2-8."),
)

PAGES = (RENEWAL,)
