from home.content.writing import (
    Content,
    callout,
    cards,
    heading,
    listing,
    page,
    steps,
    text,
)

HOME = Content(
    key="accueil",
    slug="accueil",
    parent="",
    title="Votre demande de logement social",
    lead=(
        "Déposez votre demande, suivez-la, renouvelez-la. C'est gratuit. "
        "Vous pouvez aussi tout faire dans un guichet, avec une personne qui vous aide."
    ),
    description="Déposer, suivre et renouveler une demande de logement social.",
    body=(
        heading("Comment ça se passe"),
        steps(
            (
                "Vous remplissez votre demande",
                "En ligne ou sur papier. Les questions sont les mêmes.",
            ),
            (
                "Un guichet vérifie votre pièce d'identité",
                "C'est le seul document demandé pour enregistrer votre demande.",
            ),
            (
                "Vous recevez votre numéro unique",
                "Votre demande est alors enregistrée. La date qui compte est celle où vous avez "
                "envoyé la demande.",
            ),
            (
                "Vous attendez une proposition",
                "L'attente peut être longue. Gardez votre demande à jour.",
            ),
            (
                "Vous renouvelez chaque année",
                "Sinon votre demande s'arrête. En renouvelant, vous gardez votre ancienneté.",
            ),
        ),
        text(f"{page('etapes', 'Lire toutes les étapes')}"),
        heading("Bon à savoir"),
        listing(
            "La demande est gratuite.",
            "Vous pouvez demander un logement dans une commune où vous n'habitez pas.",
            "Vous pouvez déposer une demande quels que soient vos revenus.",
            "Vous n'avez pas besoin de compte pour remplir et envoyer votre demande.",
        ),
        heading("Avant de commencer"),
        cards("comprendre", "preparer", "communes", "situations"),
        heading("Pendant et après"),
        cards("aide", "guichet", "arret", "dalo"),
        heading("Pour en savoir plus"),
        cards("faq", "statistiques", "actualites", "contact"),
        callout(
            "Vous n'avez pas internet, ou vous n'êtes pas à l'aise avec l'écran ? "
            "Un guichet peut remplir la demande avec vous. "
            f"{page('guichet', 'Trouver un guichet')}",
            title="Vous pouvez vous faire aider",
        ),
    ),
)
