"""The documents: the one that registers a demand, and those that come later (domain.md 6)."""

from home.content.writing import (
    Content,
    callout,
    heading,
    listing,
    page,
    questions,
    table,
    text,
)

DOCUMENTS = Content(
    key="preparer",
    slug="preparer-mes-documents",
    parent="faire",
    title="Préparer mes documents",
    lead="Pour enregistrer votre demande, un seul document est nécessaire.",
    description="La pièce d'identité ou le titre de séjour à donner, et comment la photographier.",
    essential=(
        "Donnez une copie de votre pièce d'identité.",
        "Une photo prise avec un téléphone suffit.",
        "Vous pouvez aussi montrer le document dans un guichet.",
        "Aucun autre document ne peut être exigé pour enregistrer la demande.",
    ),
    body=(
        heading("Quel document donner"),
        table(
            "Le document à donner selon votre nationalité",
            ("Votre nationalité", "Le document"),
            ("Française", "Carte d'identité (recto et verso) ou passeport"),
            (
                "Union européenne, Espace économique européen, Suisse",
                "Carte d'identité ou passeport",
            ),
            ("Autre nationalité", "Titre de séjour en cours de validité, ou récépissé"),
        ),
        text(
            "Si vous êtes sous tutelle ou sous curatelle, le jugement peut aussi vous être demandé."
        ),
        heading("Réussir la photo"),
        listing(
            "Posez le document à plat, dans un endroit bien éclairé.",
            "Photographiez chaque face en entier.",
            "Vérifiez que vous pouvez lire votre nom et votre date de naissance.",
            "Envoyez une image ou un fichier PDF de 20 Mo au plus, sans mot de passe.",
        ),
        heading("Votre document n'est pas accepté"),
        text(
            "Un guichet peut refuser un document illisible, incomplet ou expiré. "
            "Il le refuse aussi si le nom n'est pas celui de la demande. On vous dit pourquoi.",
            "Vous pouvez alors envoyer un autre document ou aller dans un guichet. "
            "La date de votre demande ne change pas.",
        ),
        heading("Et les autres documents ?"),
        text(
            "D'autres documents seront demandés quand un logement pourra vous être proposé. "
            "L'avis d'imposition de chaque adulte en fait partie. Des copies suffisent. "
            f"{page('pieces', 'La liste des documents demandés plus tard')}",
        ),
        callout(
            "Rien ne presse pour ces documents : leur absence ne peut pas empêcher ni retarder "
            "l'enregistrement de votre demande.",
            meaning="success",
            title="Pas de document, pas de blocage",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-3 et R.441-2-4-1. "
        "Arrêté du 19 avril 2022 fixant la liste des pièces justificatives."
    ),
)

LATER = Content(
    key="pieces",
    slug="documents-demandes-plus-tard",
    parent="faire",
    title="Les documents demandés plus tard",
    lead="Quand un logement peut vous être proposé, on vérifie votre situation.",
    description="La liste des documents, selon votre famille, vos revenus et votre logement.",
    essential=(
        "Ces documents ne servent pas à enregistrer la demande.",
        "On ne peut vous demander que des documents d'une liste fixée par la loi.",
        "Des copies suffisent.",
        "Un document déjà donné et encore bon ne doit pas être redemandé.",
    ),
    body=(
        heading("Toujours demandés à ce moment"),
        listing(
            "la pièce d'identité ou le titre de séjour de chaque adulte ;",
            "le livret de famille ou l'acte de naissance de chaque enfant ;",
            "l'avis d'imposition sur les revenus d'il y a deux ans, pour chaque adulte.",
        ),
        questions(
            (
                "Mes revenus ont baissé",
                "Ils ont baissé d'au moins 10 % ? Donnez l'avis d'imposition le plus récent, ou "
                "la preuve de vos revenus des douze derniers mois.",
            ),
            (
                "Je n'ai pas d'avis d'imposition français",
                "Donnez le document fiscal de l'autre pays, traduit, avec les montants en euros. "
                "Vous venez d'arriver, ou vous êtes réfugié ? "
                "D'autres preuves de revenus sont acceptées.",
            ),
            (
                "Je suis sur la déclaration de mes parents",
                "Donnez l'avis d'imposition de vos parents.",
            ),
        ),
        heading("Ceux que l'on peut vous demander en plus"),
        text("Le service en demande certains, selon ce que vous avez répondu."),
        table(
            "Votre famille",
            ("Votre situation", "Le document"),
            ("Mariage", "Livret de famille"),
            ("PACS", "Attestation d'enregistrement du PACS"),
            ("Veuvage", "Acte de décès ou livret de famille"),
            ("Enfant à naître", "Certificat de grossesse"),
            (
                "Divorce ou séparation",
                "Jugement, convention, document d'avocat ou de notaire, ordonnance de protection",
            ),
            ("Garde des enfants", "Jugement ou accord sur la résidence des enfants"),
        ),
        table(
            "Votre travail et vos revenus",
            ("Votre situation", "Le document"),
            (
                "Emploi salarié",
                "Trois derniers bulletins de salaire, ou attestation de l'employeur",
            ),
            ("Travail indépendant", "Dernier bilan, ou attestation du comptable"),
            ("Chômage", "Avis de paiement"),
            ("Retraite ou pension d'invalidité", "Notification de pension"),
            ("Arrêt de travail", "Décompte des indemnités journalières"),
            ("Aides de la CAF ou de la MSA", "Notification"),
            ("Pension alimentaire reçue", "Extrait du jugement"),
            ("Études", "Carte d'étudiant, avis de bourse"),
            ("Apprentissage", "Contrat d'apprentissage"),
        ),
        table(
            "Votre logement d'aujourd'hui",
            ("Votre situation", "Le document"),
            ("Location", "Bail, et dernière quittance ou preuve de paiement du loyer"),
            ("Chez un proche ou un particulier", "Attestation de la personne qui vous héberge"),
            ("Foyer, résidence, centre d'hébergement", "Attestation du gestionnaire"),
            (
                "Hôtel ou camping",
                "Reçu, ou attestation d'un travailleur social ou d'une association",
            ),
            (
                "Sans logement",
                "Attestation de domiciliation, ou d'un travailleur social ou d'une association",
            ),
            ("Propriété", "Acte de propriété, plan de financement"),
            ("Logement de fonction", "Attestation de l'employeur"),
        ),
        table(
            "La raison de votre demande",
            ("La raison", "Le document"),
            (
                "Logement non décent, insalubre ou dangereux",
                "Document d'un service public, d'une association ou de la CAF, photos, jugement",
            ),
            ("Logement repris ou vendu", "Congé donné par le propriétaire, ou jugement"),
            ("Expulsion", "Commandement de payer, assignation ou jugement"),
            ("Violences", "Ordonnance de protection, récépissé de plainte"),
            ("Handicap", "Décision de la MDPH, carte mobilité inclusion"),
            ("Santé", "Certificat médical, sans le nom de la maladie"),
            ("Regroupement familial", "Attestation de dépôt de l'OFII"),
            ("Travail", "Attestation de l'employeur"),
        ),
        heading("Vos documents sont protégés"),
        text(
            "Seuls les services autorisés de votre territoire les voient. "
            f"{page('donnees-personnelles', 'Qui voit mes informations')}",
            "Un document porte votre numéro de sécurité sociale ? Vous pouvez le noircir.",
        ),
        callout(
            "Vous ne pouvez pas numériser vos documents ? "
            "Le premier service qui les reçoit sur papier les numérise.",
            title="Sans ordinateur ni téléphone",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article R.441-2-4-1. "
        "Arrêté du 19 avril 2022 fixant la liste des pièces justificatives. "
        "Cette page résume la liste ; l'arrêté fait foi."
    ),
)

PAGES = (DOCUMENTS, LATER)
