from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    heading,
    listing,
    page,
    text,
)

ALL = Content(
    key="situations",
    slug="situations-particulieres",
    title="Vivre une situation particulière",
    lead="Séparation, violences, handicap, absence de logement : ce qui change pour votre demande.",
    description="Séparation, violences, handicap, sans domicile, études, nationalité étrangère.",
    body=(),
)

SEPARATION = Content(
    key="separation",
    slug="separation",
    parent="situations",
    title="Je me sépare",
    lead="Vous pouvez demander un logement pour vous et vos enfants avant la fin de la séparation.",
    description="Faire sa demande pendant une séparation et garder son ancienneté.",
    essential=(
        "Vous pouvez faire votre demande sans attendre le jugement.",
        "La personne qui quitte la demande commune peut garder l'ancienneté.",
    ),
    body=(
        heading("Vous aviez une demande ensemble"),
        text(
            "La demande reste avec l'un de vous deux. L'autre personne reçoit un nouveau numéro "
            "avec la même date de dépôt : elle garde l'ancienneté. Cela se fait dans un guichet.",
        ),
        listing(
            "mariage ou PACS : un document qui montre la séparation, par exemple un jugement, la "
            "saisine du juge, la fin du PACS ou une ordonnance de protection ;",
            "vie en couple sans mariage ni PACS : l'accord écrit de l'autre personne, avec sa "
            "pièce d'identité.",
            before="Prenez avec vous, si vous l'avez :",
        ),
        heading("Vos enfants"),
        text(
            "Indiquez tous les enfants qui vivront avec vous, même une partie du temps : garde "
            "alternée, droit de visite et d'hébergement. Ils comptent pour la taille du logement.",
        ),
        callout(
            "Vous subissez des violences ? Les règles sont différentes. "
            f"{page('violences', 'Lire la page Violences')}",
            meaning="warning",
        ),
    ),
)

VIOLENCE = Content(
    key="violences",
    slug="violences",
    parent="situations",
    title="Je subis des violences",
    lead="Vous avez le droit d'être protégé et de demander un logement pour vous et vos enfants.",
    description="Le 3919, votre sécurité, votre demande de logement.",
    essential=(
        "En danger immédiat, appelez le 17 ou le 112.",
        "Le 3919 vous écoute. L'appel est gratuit et anonyme.",
        "Votre situation est prioritaire dans la loi.",
    ),
    body=(
        callout(
            "En danger immédiat : appelez le 17 ou le 112, ou envoyez un SMS au 114. "
            "Pour parler et être conseillé : appelez le 3919, gratuit et anonyme. "
            "Le 3919 n'apparaît pas sur les factures de téléphone.",
            meaning="warning",
            title="Les numéros qui peuvent vous aider",
        ),
        heading("Votre demande de logement"),
        listing(
            "Vous pouvez faire une demande seul, même marié ou pacsé.",
            "L'accord de la personne violente n'est pas nécessaire pour quitter une demande "
            "commune. Dites-le au guichet.",
            "Dans la partie « motifs », vous pouvez indiquer les violences.",
        ),
        heading("Rester en sécurité"),
        listing(
            "Donnez un numéro de téléphone et une adresse que la personne violente ne voit pas.",
            "Vous pouvez utiliser l'adresse d'une association ou d'un proche.",
            "Utilisez si possible un autre téléphone ou un autre ordinateur.",
            "Fermez cette page quand vous avez fini.",
        ),
        heading("Les documents"),
        text(
            "Aucun document sur les violences n'est nécessaire pour enregistrer la demande. Plus "
            "tard, on pourra vous demander une ordonnance de protection ou un récépissé de "
            "plainte, si vous en avez.",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, article L.441-1.",
)

HANDICAP = Content(
    key="handicap",
    slug="handicap",
    parent="situations",
    title="Handicap ou perte d'autonomie",
    lead="Dites de quoi vous avez besoin : un logement adapté peut être cherché pour vous.",
    description="Demander un logement adapté, et qui lit ces réponses.",
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
            "Quand un logement pourra vous être proposé, on pourra vous demander un document : "
            "par exemple une décision de la MDPH, une carte mobilité inclusion ou l'AAH.",
            "Le handicap est une situation prioritaire dans la loi.",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, article L.441-1.",
)

HOMELESS = Content(
    key="sans-domicile",
    slug="sans-domicile",
    parent="situations",
    title="Je n'ai pas de logement",
    lead="Vous pouvez faire une demande, même sans adresse à vous.",
    description="La domiciliation, l'adresse d'un proche, l'aide d'un travailleur social.",
    essential=(
        "Vous n'avez pas besoin d'avoir un logement pour demander un logement.",
        "Il faut une adresse où recevoir vos courriers.",
        "En urgence, appelez le 115. L'appel est gratuit.",
    ),
    body=(
        heading("Quelle adresse donner"),
        listing(
            "l'adresse où vous êtes domicilié : un centre communal d'action sociale ou une "
            "association ;",
            "ou l'adresse d'une personne, avec « chez » et son nom.",
        ),
        text(
            "La domiciliation est une adresse administrative. Demandez-la au centre communal "
            "d'action sociale (CCAS) de votre commune."
        ),
        heading("Ce que vous pouvez faire de plus"),
        text(
            "Sans logement, vous pouvez saisir la commission de médiation sans attendre. "
            f"{page('attendre', 'En savoir plus sur la commission')}",
            "Un travailleur social peut remplir la demande avec vous.",
        ),
        callout(
            "Cette nuit, vous n'avez pas d'endroit où dormir ? Appelez le 115, jour et nuit. "
            "C'est gratuit.",
            meaning="warning",
            title="Urgence",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article L.441-2-3. "
        "Code de l'action sociale et des familles, article L.264-1 (domiciliation)."
    ),
)

STUDENT = Content(
    key="etudiants",
    slug="etudiants",
    parent="situations",
    title="Je suis étudiant",
    lead="Vous pouvez faire une demande à partir de 18 ans, même sans revenus.",
    description="Revenus, rattachement aux parents, documents d'un étudiant.",
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
    ),
)

FOREIGN = Content(
    key="etrangers",
    slug="nationalite-etrangere",
    parent="situations",
    title="Je suis de nationalité étrangère",
    lead="Vous pouvez demander un logement social si votre séjour en France est régulier.",
    description="Le titre de séjour, les noms, la langue.",
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
        ),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Se faire aider", key="contact", emphasis="secondary"),
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, article R.441-2-3.",
)

PAGES = (ALL, SEPARATION, VIOLENCE, HANDICAP, HOMELESS, STUDENT, FOREIGN)
