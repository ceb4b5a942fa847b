"""Who asks: a person with a disability, a student, a foreigner, a tenant who moves."""

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

HANDICAP = Content(
    key="handicap",
    slug="handicap",
    parent="situations",
    title="Handicap ou perte d'autonomie",
    lead="Dites de quoi vous avez besoin : un logement adapté peut être cherché pour vous.",
    description="Demander un logement adapté, et qui lit ces réponses.",
    essential=(
        "Demandez un logement adapté dans le formulaire.",
        "Aucun diagnostic n'est demandé.",
        "Le handicap est une situation prioritaire.",
    ),
    body=(
        heading("Dans la demande"),
        text(
            "À la question sur le logement recherché, demandez un logement adapté. Une partie "
            "s'ouvre alors : elle concerne chaque personne handicapée du foyer.",
            "Si vous retirez cette demande, les réponses de cette partie sont effacées.",
        ),
        heading("Ce que l'on vous demande"),
        listing(
            "les besoins de la personne dans le logement ;",
            "l'ascenseur, le rez-de-chaussée, la place de stationnement ;",
            "les équipements utiles, comme une douche adaptée.",
        ),
        callout(
            "Aucun diagnostic n'est demandé. Seules les personnes autorisées lisent ces réponses.",
            title="Votre vie privée",
        ),
        heading("Plus tard"),
        text(
            "Quand un logement pourra vous être proposé, on pourra vous demander un document. "
            "La carte mobilité inclusion en est un. "
            "Une décision de la maison départementale des personnes handicapées (MDPH) aussi.",
            "Le handicap est une situation prioritaire dans la loi.",
        ),
        text(
            "Pour une raison de santé, un certificat médical suffit. "
            "Il ne doit pas dire le nom de la maladie.",
        ),
        heading("Votre plafond de ressources"),
        text(
            "La carte mobilité inclusion avec la mention « invalidité » donne un plafond plus "
            f"haut. {page('plafonds', 'Comprendre les plafonds')}",
        ),
        heading("Le logement ne convient pas à une personne handicapée"),
        text(
            "Votre logement est trop petit ou non décent, et une personne handicapée y vit ? "
            "Vous pouvez saisir la commission de médiation sans attendre. "
            f"{page('dalo', 'Le droit au logement opposable')}",
        ),
        buttons(
            button("Trouver de l'aide", key="aide"),
            button("Commencer ma demande", door="start", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1, L.441-2-3 et R.441-2-2."
    ),
)

STUDENT = Content(
    key="etudiants",
    slug="etudiants",
    parent="situations",
    title="Je suis étudiant",
    lead="Vous pouvez faire une demande à partir de 18 ans, même sans revenus.",
    description="Revenus, rattachement aux parents, documents d'un étudiant.",
    essential=(
        "Vous pouvez faire une demande à 18 ans.",
        "Vous n'avez pas besoin de revenus pour l'envoyer.",
        "Le logement étudiant est une autre démarche.",
    ),
    body=(
        heading("Vos revenus"),
        text(
            "Vous êtes rattaché au foyer fiscal de vos parents ? Dites-le dans la partie "
            "« Ressources ». Leur avis d'imposition vous sera demandé plus tard, pas pour "
            "enregistrer la demande.",
            "Indiquez vos propres ressources : bourse, salaire, apprentissage.",
        ),
        heading("Vos documents"),
        listing(
            "pour enregistrer la demande : votre pièce d'identité ou votre titre de séjour ;",
            "plus tard : votre carte d'étudiant ou votre contrat d'apprentissage.",
        ),
        callout(
            "Le logement du Crous est une autre démarche, qui se fait auprès du Crous.",
        ),
        heading("Vous vivez chez vos parents"),
        text(
            "Choisissez « Hébergé chez vos parents ou chez vos enfants ».",
            "Dans les raisons de la demande, il y a : « Je veux quitter le logement de ma famille "
            "ou d'un proche ».",
        ),
        heading("Vous êtes en colocation"),
        text(
            "Une personne qui signera le bail avec vous est votre co-demandeur. "
            f"{page('qui-peut', 'Avec qui faire la demande')}",
        ),
        buttons(button("Commencer ma demande", door="start")),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 et R.441-2-3. "
        "Arrêté du 19 avril 2022 (liste des documents)."
    ),
)

FOREIGN = Content(
    key="etrangers",
    slug="nationalite-etrangere",
    parent="situations",
    title="Je suis de nationalité étrangère",
    lead="Vous pouvez demander un logement social si votre séjour en France est régulier.",
    description="Le titre de séjour, les noms, la langue.",
    essential=(
        "Votre séjour en France doit être régulier.",
        "Donnez votre titre de séjour ou votre récépissé.",
        "Une personne peut traduire pour vous.",
    ),
    body=(
        heading("Le document à donner"),
        listing(
            "Union européenne, Espace économique européen ou Suisse : carte d'identité ou "
            "passeport ;",
            "autre nationalité : titre de séjour en cours de validité, ou récépissé.",
        ),
        text(
            "Chaque adulte du foyer devra montrer qu'il séjourne régulièrement en France, quand "
            "un logement pourra être proposé.",
        ),
        heading("Votre nom"),
        text(
            "Écrivez votre nom comme sur votre titre de séjour. Vous n'avez qu'un seul nom ? Une "
            "case est prévue. Vous pouvez aussi l'écrire dans votre alphabet.",
            "Vous ne connaissez que votre année de naissance ? L'année suffit.",
        ),
        heading("Vos revenus à l'étranger"),
        text(
            "Vous venez d'arriver ou vous n'avez pas d'avis d'imposition français ? "
            "Dites-le dans la partie « Ressources ». Cela n'empêche pas l'envoi.",
            "Plus tard, on pourra vous demander un document fiscal étranger, traduit, en euros. "
            "Les personnes réfugiées ou protégées peuvent donner d'autres preuves.",
        ),
        heading("Votre famille n'est pas encore en France"),
        text(
            "Le regroupement familial est une raison de demander un logement. "
            "Plus tard, on pourra vous demander l'attestation de dépôt de l'OFII, l'Office "
            "français de l'immigration et de l'intégration.",
        ),
        heading("Vous parlez mieux une autre langue"),
        text(page("langues", "Le site, l'aide et les documents dans votre langue")),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Se faire aider", key="aide", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-3 et R.441-1. "
        "Arrêté du 29 mai 2019 (titres de séjour acceptés)."
    ),
)

TRANSFER = Content(
    key="mutation",
    slug="changer-de-logement-social",
    parent="situations",
    title="Je suis déjà dans un logement social",
    lead="Vous voulez changer de logement social ? C'est une demande de mutation.",
    description="Faire une demande de mutation : le formulaire, le bailleur, le bail.",
    essential=(
        "Vous remplissez le même formulaire.",
        "Dites que vous êtes locataire d'un logement social.",
        "Parlez-en aussi à votre bailleur.",
        "Renouvelez cette demande chaque année.",
    ),
    body=(
        heading("Comment faire"),
        listing(
            "Remplissez une demande de logement social.",
            "Dans la partie sur votre logement, choisissez « Locataire HLM ».",
            "Indiquez le nom de votre bailleur et la commune.",
            "Dites pourquoi ce logement ne vous convient plus.",
        ),
        heading("Ce qui change pour vous"),
        text(
            "Votre demande suit les mêmes étapes que les autres. "
            "La commission regarde aussi votre logement d'aujourd'hui.",
            "Votre bailleur peut vous dire s'il a des logements libres qui vous conviennent.",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Puis-je demander un autre bailleur ?",
                "Oui. Tous les bailleurs du territoire voient votre demande.",
            ),
            (
                "Mon logement est trop petit, trop grand ou trop cher",
                "Ce sont des raisons prévues dans le formulaire. "
                "Choisissez celle qui compte le plus pour vous.",
            ),
            (
                "Mon immeuble doit être démoli",
                "Dites-le dans les raisons de la demande, et parlez-en à votre bailleur.",
            ),
            (
                "Dois-je quitter mon logement avant ?",
                "Non. Vous restez locataire jusqu'à ce que vous partiez.",
            ),
        ),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Comparer des communes", door="compare", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2, R.441-2-3 et R.441-2-9."
    ),
)

PROTECTED = Content(
    key="tutelle",
    slug="tutelle-ou-curatelle",
    parent="situations",
    title="Tutelle ou curatelle",
    lead="Une personne protégée peut demander un logement social.",
    description="Faire une demande quand on est sous tutelle ou sous curatelle.",
    essential=(
        "Dites la mesure de protection dans la demande.",
        "Votre tuteur ou curateur peut vous aider.",
        "Le jugement peut vous être demandé.",
    ),
    body=(
        heading("Dans la demande"),
        text(
            "Indiquez la mesure de protection dans la partie sur votre identité.",
            "Le tuteur ou le curateur peut remplir la demande avec vous.",
        ),
        heading("Les documents"),
        listing(
            "votre pièce d'identité ou votre titre de séjour ;",
            "le jugement de tutelle ou de curatelle, s'il vous est demandé.",
        ),
        heading("Se faire aider"),
        text(
            f"Un guichet peut vous recevoir ensemble. {page('guichet', 'Trouver un guichet')}",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article R.441-2-3. "
        "Arrêté du 19 avril 2022 (liste des documents)."
    ),
)

PAGES = (HANDICAP, STUDENT, FOREIGN, TRANSFER, PROTECTED)
