"""A demand is stopped: the closed list of reasons, and the ways to contest."""

from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    cards,
    heading,
    listing,
    page,
    questions,
    table,
    text,
)

STOPPED = Content(
    key="arret",
    slug="demande-arretee",
    title="Ma demande est arrêtée",
    lead="La loi fixe la liste des raisons qui peuvent arrêter une demande. C'est la radiation.",
    description="Les raisons prévues par la loi, et ce que vous pouvez faire.",
    essential=(
        "Il n'y a que six raisons possibles.",
        "La raison est écrite dans votre dossier.",
        "Parfois, votre demande peut repartir.",
        "Vous pouvez contester.",
    ),
    body=(
        heading("Les raisons prévues par la loi"),
        table(
            "Pourquoi une demande s'arrête",
            ("La raison", "Qui l'arrête", "Vous êtes prévenu avant"),
            ("Vous avez signé le bail d'un logement social", "Le bailleur", "Non"),
            ("Vous avez renoncé par écrit", "Le service, ou vous en ligne", "Non"),
            (
                "Vous n'avez pas répondu à un courrier",
                "Le service qui a écrit",
                "Oui, par un courrier avec preuve, au moins un mois avant",
            ),
            (
                "La commission l'a jugée non recevable",
                "Le bailleur",
                "Oui, par un courrier avec preuve, au moins un mois avant",
            ),
            (
                "Vous n'avez pas renouvelé à temps",
                "Le gestionnaire du système",
                "Oui, au moins un mois avant la fin",
            ),
            (
                "Deux de vos demandes sont réunies en une",
                "Le gestionnaire du système",
                "Vous gardez votre ancienneté",
            ),
        ),
        callout(
            "Refuser un logement, oublier un document ou déménager n'arrête pas une demande.",
            meaning="success",
            title="Ce qui n'arrête pas une demande",
        ),
        heading("Ce que vous pouvez faire"),
        questions(
            (
                "Je n'ai pas renouvelé à temps",
                "Allez vite dans un guichet. Votre demande peut repartir avec la même ancienneté, "
                f"en général jusqu'à six mois. {page('retard', 'Renouveler en retard')}",
            ),
            (
                "Je n'ai pas répondu à un courrier",
                "Allez vite dans un guichet. Votre demande peut repartir, en général dans les "
                "cinq mois, avec la même ancienneté.",
            ),
            (
                "J'ai renoncé, et je le regrette",
                "Si vous avez renoncé en ligne, vous avez 48 heures pour revenir en arrière. "
                "Après, faites une nouvelle demande.",
            ),
            (
                "C'est une erreur",
                "Dites-le au service qui a arrêté la demande. Une erreur se répare : vous gardez "
                f"votre numéro et votre ancienneté. {page('recours', 'Les recours')}",
            ),
            (
                "Je suis reconnu prioritaire au titre du DALO",
                "L'oubli du renouvellement ne suffit pas, à lui seul, à libérer l'État de son "
                "obligation de vous reloger. Le Conseil d'État l'a jugé en 2020.",
            ),
        ),
        buttons(
            button("Chercher un guichet", door="guichets"),
            button("Ouvrir mon dossier", door="follow", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article R.441-2-8 (liste des raisons). "
        "Conseil d'État, 8 juillet 2020, n° 420472."
    ),
)

APPEAL = Content(
    key="recours",
    slug="contester-une-decision",
    parent="arret",
    title="Contester une décision",
    lead="Vous pensez qu'une décision est fausse ? Vous pouvez le dire, gratuitement.",
    description="À qui écrire, dans quel délai, qui peut vous aider.",
    essential=(
        "Parlez d'abord au service qui a décidé.",
        "Gardez tous les courriers.",
        "Le Défenseur des droits aide gratuitement.",
        "Le tribunal est le dernier recours.",
    ),
    body=(
        heading("1. Le service qui a décidé"),
        text(
            "Écrivez à la mairie, au bailleur ou au service nommé dans le courrier. "
            "Dites ce qui est faux et joignez vos preuves.",
            "Vous pouvez aussi écrire à son supérieur. "
            "On appelle cela un recours gracieux ou hiérarchique.",
        ),
        heading("2. Le Défenseur des droits"),
        text(
            "Il aide les personnes en désaccord avec un service public. "
            "C'est gratuit, et il a des délégués près de chez vous.",
        ),
        heading("3. Le tribunal administratif"),
        text(
            "En général, vous avez deux mois après avoir reçu la décision. "
            "Le courrier doit dire ce délai et le tribunal.",
            "Un avocat, une association ou une permanence de droit peut vous conseiller.",
        ),
        heading("Selon la décision"),
        listing(
            "votre demande est arrêtée : voyez d'abord si elle peut repartir "
            f"({page('arret', 'les raisons et les solutions')}) ;",
            "votre dossier n'est pas choisi : demandez la raison "
            f"({page('pas-choisi', 'comprendre ce refus')}) ;",
            "vous n'avez pas d'attestation après un mois : écrivez au préfet ;",
            "vous attendez depuis trop longtemps : saisissez la commission de médiation "
            f"({page('dalo', 'le droit au logement opposable')}).",
        ),
        heading("Pour vous aider"),
        cards("aide", "contact"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-1, L.441-2-2 et L.441-2-3. "
        "Code de justice administrative, articles R.421-1 et R.421-5."
    ),
)

PAGES = (STOPPED, APPEAL)
