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

GUICHET = Content(
    key="guichet",
    slug="trouver-un-guichet",
    title="Trouver un guichet",
    lead="Un guichet peut remplir, enregistrer, modifier et renouveler votre demande avec vous.",
    description="À quoi sert un guichet, quoi apporter, comment en trouver un.",
    essential=(
        "Le guichet est gratuit.",
        "Il traite toutes les demandes de la même façon, sur papier ou en ligne.",
        "Apportez votre pièce d'identité.",
    ),
    body=(
        buttons(button("Chercher un guichet", door="guichets")),
        heading("Qui tient un guichet"),
        listing(
            "les bailleurs sociaux ;",
            "certaines mairies, intercommunalités ou départements ;",
            "un service de l'État ;",
            "Action Logement, pour les salariés des entreprises qui y cotisent ;",
            "certains employeurs et certaines associations.",
        ),
        text(
            "Un service qui n'enregistre pas les demandes doit vous diriger vers un service qui "
            "le fait."
        ),
        heading("Ce qu'un guichet peut faire"),
        listing(
            "vous donner le formulaire papier et le remplir avec vous ;",
            "vérifier votre pièce d'identité ;",
            "enregistrer, modifier ou renouveler votre demande ;",
            "vous dire où en est votre demande.",
        ),
        heading("Quoi apporter"),
        listing(
            "votre pièce d'identité ou votre titre de séjour ;",
            "votre numéro unique, si vous en avez un ;",
            "votre dernier avis d'imposition, si vous l'avez.",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, articles R.441-2-1 et L.441-2-8.",
)

CONTACT = Content(
    key="contact",
    slug="aide-et-contact",
    title="Aide et contact",
    lead="Vous n'êtes pas seul : plusieurs personnes peuvent vous aider, gratuitement.",
    description="Qui peut vous aider, et à qui signaler un problème.",
    body=(
        heading("Pour votre demande"),
        text(
            "Un guichet répond à vos questions sur votre demande. "
            f"{page('guichet', 'Trouver un guichet')}"
        ),
        heading("Pour vous servir d'internet"),
        text(
            "Un espace France services peut vous aider à faire vos démarches en ligne. "
            "Avec Aidants Connect, un aidant habilité peut faire une démarche avec vous, dans un "
            "cadre protégé que vous signez.",
        ),
        callout(
            "Ne donnez jamais votre mot de passe, même à une personne qui vous aide.",
            meaning="warning",
            title="Protégez votre compte",
        ),
        heading("Vous avez un problème avec ce site"),
        questions(
            (
                "Je ne reçois pas les messages",
                "Regardez dans les courriers indésirables. Vérifiez l'adresse dans votre demande.",
            ),
            (
                "J'ai perdu ma référence",
                "Connectez-vous à votre compte, ou allez dans un guichet avec votre pièce "
                "d'identité.",
            ),
            (
                "Une page n'est pas accessible pour moi",
                f"Dites-le nous. {page('accessibilite', 'Comment signaler un problème')}",
            ),
        ),
        buttons(button("Chercher un guichet", door="guichets")),
    ),
)

PAGES = (GUICHET, CONTACT)
