from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    heading,
    listing,
    page,
    questions,
    steps,
    text,
)

DALO = Content(
    key="dalo",
    slug="droit-au-logement-opposable",
    title="Le droit au logement opposable (DALO)",
    lead="Votre attente est trop longue, ou votre situation grave ? Une commission peut agir.",
    description="Qui peut saisir la commission de médiation, comment, et ce qui se passe après.",
    essential=(
        "DALO veut dire droit au logement opposable.",
        "La commission de médiation étudie votre situation.",
        "Si elle dit oui, l'État doit vous faire une offre.",
        "C'est gratuit, et vous pouvez être aidé.",
    ),
    body=(
        heading("Qui peut saisir la commission"),
        listing(
            "Vous attendez depuis plus longtemps que le délai fixé par le préfet.",
            "Ou vous êtes dans une situation grave : alors, il n'y a pas de délai.",
            before="Il y a deux cas :",
        ),
        heading("Les situations où vous n'attendez pas"),
        listing(
            "Vous n'avez pas de logement.",
            "Vous êtes menacé d'expulsion, sans solution pour vous reloger.",
            "Vous êtes hébergé ou logé de façon provisoire dans une structure.",
            "Votre logement est dangereux, insalubre, ou n'est pas fait pour être habité.",
            "Votre logement est trop petit ou non décent, et un enfant mineur ou une personne "
            "handicapée y vit.",
        ),
        heading("Le délai dans votre département"),
        text(
            "Le préfet le fixe pour chaque département. Il peut changer selon la taille du "
            "logement. Il commence à la date de dépôt de votre demande.",
            "Ce délai et l'adresse de la commission sont écrits sur votre attestation. "
            "Vous pouvez aussi les demander à un guichet.",
        ),
        heading("Comment faire"),
        steps(
            (
                "Prenez le formulaire",
                "Il porte le numéro Cerfa 15036. "
                "Pour une place en hébergement, c'est le Cerfa 15037.",
            ),
            (
                "Expliquez votre situation",
                "Joignez les documents qui la montrent. "
                "Une association ou un travailleur social peut vous aider.",
            ),
            (
                "Envoyez-le à la commission de médiation",
                "Gardez une copie et la preuve de l'envoi.",
            ),
            (
                "Attendez sa décision",
                "Elle a trois mois pour un logement. "
                "Le délai est plus long outre-mer, et plus court pour un hébergement.",
            ),
        ),
        heading("La commission dit oui"),
        text(
            "Vous êtes reconnu prioritaire. "
            "Le préfet doit vous faire une offre adaptée, en trois ou six mois selon le "
            "département.",
            f"Gardez votre demande active. {page('renouveler', 'Renouveler ma demande')}",
        ),
        callout(
            "Refuser un logement adapté peut vous faire perdre cette priorité. "
            "Demandez conseil avant de répondre.",
            meaning="warning",
            title="Avant de refuser une offre",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Faut-il avoir une demande de logement social ?",
                "En général, oui : faites-la d'abord. "
                "Dans certains cas graves, la commission peut étudier votre dossier sans elle.",
            ),
            (
                "La commission dit non",
                "La raison est écrite. Vous pouvez contester. "
                f"{page('recours', 'Contester une décision')}",
            ),
            (
                "L'offre n'arrive pas dans le délai",
                "Vous pouvez vous adresser au tribunal administratif. "
                "Une association peut vous aider.",
            ),
        ),
        buttons(
            button("Trouver de l'aide", key="aide"),
            button("Commencer ma demande", door="start", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1-4 (délai du préfet), "
        "L.441-2-3 (commission de médiation), R.441-15 et R.441-16-1 (délais). "
        "Loi n° 2007-290 du 5 mars 2007."
    ),
)

PAGES = (DALO,)
