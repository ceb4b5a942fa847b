from home.content import documents
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
    start,
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
            "attribué. Vous pouvez déposer une demande quels que soient vos revenus. "
            f"{page('qui-peut', 'Qui peut demander')}",
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
        text(page("apres-envoi", "Ce qui se passe après l'envoi, en détail")),
        start(
            "votre pièce d'identité ou votre titre de séjour",
            "votre avis d'imposition, si vous l'avez",
            "votre téléphone ou votre adresse électronique",
        ),
        buttons(
            button("Trouver un guichet", door="guichets", emphasis="secondary"),
            button("Calculer mon plafond de ressources", door="simulator", emphasis="secondary"),
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
        heading("Regarder les chiffres avant de choisir"),
        text(
            "Pour chaque commune, ce site montre les logements sociaux et les demandes. "
            "Vous pouvez aussi comparer plusieurs communes.",
            "Ces chiffres aident à choisir. Ils ne promettent pas un délai.",
        ),
        buttons(
            button("Chercher une commune", door="communes"),
            button("Comparer des communes", door="compare", emphasis="secondary"),
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Une seule commune, est-ce moins de chances ?",
                "Un logement ne peut vous être proposé que là où vous acceptez d'aller. "
                "Avec plusieurs communes, vous pouvez être proposé sur plus de logements. "
                "Mais ne choisissez pas une commune que vous refuseriez.",
            ),
            (
                "L'ordre des communes compte-t-il ?",
                "Mettez en premier celle que vous préférez. "
                "Les statistiques comptent aussi votre demande dans cette commune.",
            ),
            (
                "Et si je suis ouvert à d'autres endroits ?",
                "Le formulaire vous demande si d'autres communes du territoire vous conviennent. "
                "Vous pouvez répondre oui.",
            ),
            (
                "Puis-je changer de communes plus tard ?",
                "Oui, à tout moment. Votre numéro et votre ancienneté ne changent pas. "
                f"{page('modifier', 'Changer une réponse')}",
            ),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 et R.441-2-3 : "
        "aucune condition de résidence pour enregistrer une demande."
    ),
)

HOW = Content(
    key="remplir",
    slug="remplir-le-formulaire",
    parent="faire",
    title="Remplir le formulaire",
    lead="Le formulaire se remplit à votre rythme, dans l'ordre que vous voulez.",
    description="Enregistrer, revenir en arrière, relire et envoyer sa demande.",
    essential=(
        "Répondez dans l'ordre que vous voulez.",
        "Vos réponses sont gardées.",
        "Vous pouvez vous faire aider.",
        "Vous relisez tout avant d'envoyer.",
    ),
    body=(
        heading("Comment avancer"),
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
        heading("Vous vous arrêtez avant la fin"),
        text(
            "Ce qui est écrit est gardé. Vous reprenez plus tard, avec votre compte ou avec un "
            "code de reprise et votre date de naissance.",
            "Une page reste ouverte sans rien faire ? Elle se ferme après 30 minutes, et le site "
            "vous prévient avant.",
            "Un brouillon que vous ne touchez plus est effacé au bout de 90 jours.",
        ),
        callout(
            "Vous utilisez l'ordinateur de quelqu'un d'autre ? "
            "Terminez par « Terminer sur cet ordinateur » : rien ne reste.",
            meaning="warning",
            title="Sur un ordinateur partagé",
        ),
        heading("Pour aller plus loin"),
        cards("preparer", "communes", "aide", "apres-envoi"),
    ),
)

PAGES = (START, *documents.PAGES, COMMUNES, HOW)
