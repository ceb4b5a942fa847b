from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    cards,
    heading,
    listing,
    questions,
    table,
    text,
)

START = Content(
    key="faire",
    slug="faire-ma-demande",
    title="Faire ma demande",
    lead="Ce qu'il faut savoir et préparer avant de remplir votre demande.",
    description="Qui peut demander, ce qu'il faut préparer, ce qui se passe après l'envoi.",
    essential=(
        "La demande est gratuite.",
        "Vous devez avoir 18 ans.",
        "Un seul document est demandé : votre pièce d'identité ou votre titre de séjour.",
        "Vous pouvez vous arrêter et reprendre plus tard.",
    ),
    body=(
        heading("Qui peut faire une demande"),
        text(
            "Toute personne majeure peut déposer une demande, seule ou avec une autre personne "
            "qui signera le bail avec elle.",
            "Les personnes françaises et les personnes étrangères qui séjournent régulièrement en "
            "France peuvent demander un logement social.",
            "Les revenus du foyer sont comparés à un plafond au moment où un logement est "
            "attribué. Vous pouvez déposer une demande quels que soient vos revenus.",
        ),
        callout(
            "Mineur émancipé : votre demande se fait dans un guichet, pas sur internet.",
            title="Vous avez moins de 18 ans",
        ),
        heading("Ce que vous aurez à dire"),
        listing(
            "votre nom, votre date de naissance et votre nationalité (française, Union "
            "européenne, ou autre) ;",
            "comment vous joindre : téléphone, adresse électronique, adresse postale ;",
            "les personnes qui vivront avec vous ;",
            "votre travail et vos ressources ;",
            "votre logement d'aujourd'hui ;",
            "pourquoi vous demandez un logement ;",
            "le logement et les communes que vous voulez.",
        ),
        text(
            "Pour les revenus, gardez près de vous votre avis d'imposition. Il donne le revenu "
            "fiscal de référence. Vous ne l'avez pas ? Vous pouvez répondre « je ne sais pas » : "
            "cela ne bloque pas l'envoi."
        ),
        heading("Ce qui se passe après l'envoi"),
        listing(
            "Vous recevez tout de suite un accusé de dépôt, avec une référence provisoire.",
            "Un guichet vérifie votre pièce d'identité.",
            "Votre demande est enregistrée : vous recevez votre numéro unique et une attestation.",
        ),
        text(
            "L'attestation arrive au plus tard un mois après le dépôt de la demande. "
            "La date de dépôt est celle où vous avez envoyé la demande. Elle ne change plus."
        ),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Trouver un guichet", door="guichets", emphasis="secondary"),
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Faut-il un compte ?",
                "Non. Vous pouvez remplir et envoyer votre demande sans compte. Avec un compte, "
                "vous retrouvez votre demande plus facilement.",
            ),
            (
                "Je n'ai pas d'adresse électronique. Puis-je faire une demande ?",
                "Oui. Donnez une adresse postale, ou l'adresse où vous êtes domicilié.",
            ),
            (
                "Quelqu'un peut-il m'aider à remplir ?",
                "Oui : un proche, un travailleur social, ou une personne d'un guichet. "
                "Ne donnez jamais votre mot de passe.",
            ),
            (
                "Mon département a son propre site. Que faire ?",
                "Dans certains départements, la demande se fait sur un autre site. "
                "La première page de la demande vous le dit.",
            ),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 (contenu de la demande), "
        "R.441-2-3 (enregistrement) et L.441-2-1 (délai d'un mois)."
    ),
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
            "Un guichet peut refuser un document : il est illisible, une page manque, il est "
            "expiré, ou le nom n'est pas celui de la demande. On vous dit pourquoi.",
            "Vous pouvez alors envoyer un autre document ou aller dans un guichet. "
            "La date de votre demande ne change pas.",
        ),
        heading("Et les autres documents ?"),
        text(
            "D'autres documents seront demandés plus tard, quand un logement pourra vous être "
            "proposé : par exemple l'avis d'imposition de chaque adulte. Des copies suffisent.",
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

COMMUNES = Content(
    key="communes",
    slug="choisir-mes-communes",
    parent="faire",
    title="Choisir mes communes",
    lead="Où voulez-vous habiter ? Vous pouvez demander plusieurs communes.",
    description="Combien de communes demander, et comment les choisir.",
    essential=(
        "Vous choisissez vos communes dans un même territoire.",
        "Mettez en premier la commune que vous préférez.",
        "Vous n'avez pas besoin d'y habiter déjà.",
    ),
    body=(
        heading("Un territoire par demande"),
        text(
            "Une demande vaut pour un département. L'Île-de-France compte pour un seul "
            "territoire : ses huit départements sont réunis.",
            "Pour demander un logement dans un autre territoire, faites une autre demande.",
        ),
        heading("Paris, Lyon et Marseille"),
        text("Dans ces trois villes, vous choisissez un ou plusieurs arrondissements."),
        heading("Comment bien choisir"),
        listing(
            "Pensez au travail, à l'école, aux soins et aux transports.",
            "Demander plusieurs communes peut augmenter vos possibilités.",
            "Ne demandez que des communes où vous accepteriez de vivre.",
        ),
        callout(
            "Vous pourrez dire aussi que d'autres communes vous conviennent.",
            title="Et si je suis ouvert à d'autres endroits ?",
        ),
        buttons(
            button("Chercher une commune", door="communes"),
            button("Commencer ma demande", door="start", emphasis="secondary"),
        ),
    ),
)

HOW = Content(
    key="remplir",
    slug="remplir-le-formulaire",
    parent="faire",
    title="Remplir le formulaire",
    lead="Le formulaire se remplit à votre rythme, dans l'ordre que vous voulez.",
    description="Enregistrer, revenir en arrière, relire et envoyer sa demande.",
    body=(
        listing(
            "Chaque partie est enregistrée quand vous continuez.",
            "Vous pouvez remplir les parties dans l'ordre que vous voulez.",
            "Une réponse manque ? Le site vous dit laquelle avant l'envoi.",
            "Vous relisez tout avant d'envoyer.",
        ),
        heading("Écrire son nom"),
        text(
            "Écrivez votre nom comme sur votre pièce d'identité, avec ses accents, ses tirets et "
            "ses apostrophes. Si vous n'avez qu'un seul nom, cochez la case prévue.",
            "Vous ne connaissez pas le jour ou le mois de votre naissance ? Dites-le : "
            "l'année suffit.",
        ),
        heading("Vous ne connaissez pas une réponse"),
        text(
            "Pour plusieurs questions, vous pouvez répondre « je ne sais pas » ou « je n'en ai "
            "pas ». Vous complèterez plus tard."
        ),
        cards("preparer", "communes"),
    ),
)

PAGES = (START, DOCUMENTS, COMMUNES, HOW)
