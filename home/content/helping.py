"""Getting help: the guichets, the helpers, the languages, the telephone."""

from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    cards,
    guichet_finder,
    heading,
    listing,
    page,
    questions,
    steps,
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
        guichet_finder(),
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
        heading("Choisir son guichet"),
        text(
            "Allez dans un guichet du territoire où vous voulez habiter. "
            "Chaque fiche dit les horaires, l'accès et les langues parlées, quand on les connaît.",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, articles R.441-2-1 et L.441-2-8.",
)

HELP = Content(
    key="aide",
    slug="se-faire-aider",
    title="Se faire aider",
    lead="Vous pouvez tout faire avec quelqu'un : en ligne, au téléphone ou dans un guichet.",
    description="Un proche, un guichet, un aidant : qui peut vous aider, et comment.",
    essential=(
        "L'aide est gratuite.",
        "Vous choisissez vos réponses. La personne vous aide à les écrire.",
        "Ne donnez jamais votre mot de passe.",
        "Vous n'avez pas besoin d'une adresse électronique.",
    ),
    body=(
        heading("Qui peut vous aider"),
        listing(
            "un guichet, qui peut remplir la demande avec vous ;",
            "un espace France services, près de chez vous ;",
            "un travailleur social ;",
            "une association ;",
            "un proche en qui vous avez confiance.",
        ),
        buttons(
            button("Chercher un guichet", door="guichets"),
            button("Nous contacter", key="contact", emphasis="secondary"),
        ),
        callout(
            "Une personne vous demande de l'argent pour aller plus vite ? Refusez. "
            "Personne ne peut acheter une place.",
            meaning="warning",
            title="L'aide ne se paie pas",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article L.441-2-8 (accueil et information)."
    ),
)

HELPER = Content(
    key="aidant",
    slug="avec-un-aidant",
    parent="aide",
    title="Remplir ma demande avec un aidant",
    lead="Un aidant autorisé peut remplir la demande avec vous. C'est une session accompagnée.",
    description="Comment se passe une session accompagnée, et ce que l'aidant voit ensuite.",
    essential=(
        "Vous donnez votre accord avant de commencer.",
        "Vous choisissez ce que l'aidant peut faire.",
        "À la fin, l'aidant ne voit plus rien.",
        "Vous pouvez arrêter quand vous voulez.",
    ),
    body=(
        heading("Comment ça se passe"),
        steps(
            (
                "Vous êtes ensemble",
                "Dans le même lieu, ou au téléphone.",
            ),
            (
                "Vous donnez votre accord",
                "Sur votre téléphone avec un code, ou sur un papier que vous signez. "
                "Vous dites ce que l'aidant peut faire.",
            ),
            (
                "Vous répondez, l'aidant écrit",
                "Le formulaire est le même pour tout le monde. Chaque réponse est la vôtre.",
            ),
            (
                "Vous gardez une preuve",
                "Vous recevez un bilan à imprimer. "
                "Il dit ce qui a été fait et ce qui vient ensuite.",
            ),
            (
                "La session s'arrête",
                "Elle se termine quand vous avez fini, ou à minuit. "
                "Pour recommencer, il faut un nouvel accord.",
            ),
        ),
        heading("Ce qui vous protège"),
        listing(
            "L'aidant agit avec son propre compte, jamais avec le vôtre.",
            "Tout ce qu'il fait est noté. Vous pouvez le lire dans votre dossier.",
            "Il ne choisit pas à votre place les communes ni la raison de la demande.",
            "Il ne peut pas modifier votre demande en votre absence.",
        ),
        heading("Un proche vous aide"),
        text(
            "Remplissez la demande à côté de lui, sur votre téléphone ou le sien. "
            "À la fin, choisissez « Terminer sur cet ordinateur ».",
        ),
        heading("Aidants Connect et France services"),
        text(
            "Aidants Connect est un service de l'État, gratuit. "
            "Un aidant habilité fait une démarche avec vous. "
            "Vous signez un mandat qui dit laquelle et pour combien de temps.",
            "Un espace France services vous aide pour les démarches courantes, en ligne ou sur "
            "papier.",
        ),
    ),
)

LANGUAGES = Content(
    key="langues",
    slug="dans-ma-langue",
    parent="aide",
    title="Je ne parle pas bien français",
    lead="Vous pouvez faire une demande même si vous lisez mal le français.",
    description="Les langues du site, l'aide au guichet, les noms et les documents.",
    essential=(
        "Le texte français est celui qui compte.",
        "Une personne peut traduire pour vous.",
        "Vous pouvez dire la langue que vous parlez le mieux.",
    ),
    body=(
        heading("Sur ce site"),
        text(
            "Si ce site existe dans votre langue, un menu en haut de la page permet d'en changer. "
            "Dans le formulaire, vos réponses restent quand vous changez de langue.",
            "Le nom des documents reste en français. C'est le nom que le guichet connaît.",
        ),
        heading("Au guichet"),
        text(
            "Certains guichets parlent d'autres langues. Leur fiche le dit, quand on le sait.",
            "Vous pouvez venir avec une personne qui traduit pour vous.",
            "Dans la demande, dites la langue que vous parlez le mieux. "
            "On pourra alors vous recevoir avec un interprète, quand c'est possible.",
        ),
        buttons(button("Chercher un guichet", door="guichets")),
        heading("Lire facilement"),
        text(
            "Sur la plupart des pages, la partie « L'essentiel » dit le plus important en "
            "phrases courtes.",
            f"Des mots sont difficiles ? {page('glossaire', 'Les mots du logement social')}",
        ),
    ),
)

TELEPHONE = Content(
    key="telephone",
    slug="par-telephone-ou-par-courrier",
    parent="aide",
    title="Par téléphone ou par courrier",
    lead="Vous n'avez pas internet ? Votre demande est traitée de la même façon.",
    description="Faire, suivre et renouveler sa demande sans internet.",
    essential=(
        "Le formulaire existe sur papier.",
        "Un guichet peut le remplir avec vous.",
        "Vous pouvez recevoir vos courriers par la poste.",
    ),
    body=(
        heading("Faire la demande sur papier"),
        listing(
            "Demandez le formulaire dans un guichet. Il porte le numéro Cerfa 14069.",
            "Remplissez-le et signez-le.",
            "Donnez-le avec la copie de votre pièce d'identité, ou envoyez-le par la poste.",
        ),
        text(
            "La date qui compte est celle où le guichet reçoit votre formulaire. "
            f"{page('guichet', 'Trouver un guichet')}",
        ),
        heading("Recevoir ses courriers"),
        text(
            "Donnez une adresse postale où vous êtes sûr de recevoir le courrier. "
            "Sans adresse électronique, les rappels arrivent par la poste.",
            "Vous changez d'adresse ? Dites-le tout de suite à un guichet.",
        ),
        heading("Appeler"),
        text(
            "Le numéro de votre guichet est sur sa fiche. "
            "Quand ce site a un numéro d'aide, il est écrit en bas de cette page.",
            "Au téléphone, personne ne doit vous demander votre mot de passe.",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Le papier est-il moins rapide ?",
                "Non. Une demande sur papier a la même valeur et la même place.",
            ),
            (
                "J'ai fait ma demande sur papier. Puis-je la suivre en ligne ?",
                "Oui. Le guichet peut vous donner un code pour l'ajouter à un compte.",
            ),
        ),
        cards("guichet", "aidant"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-3 (date de la demande) et "
        "R.441-2-7 (rappel par la poste)."
    ),
)

PAGES = (GUICHET, HELP, HELPER, LANGUAGES, TELEPHONE)
