"""A dwelling is in sight: the commission, the offer, the answer."""

from home.content.writing import (
    Content,
    callout,
    cards,
    heading,
    listing,
    page,
    questions,
    steps,
    table,
    text,
)

COMMISSION = Content(
    key="commission",
    slug="la-commission-d-attribution",
    parent="suivre",
    title="La commission d'attribution",
    lead="Chaque bailleur a une commission. Elle étudie les demandes pour chaque logement.",
    description="Ce qui se passe avant, pendant et après la commission d'attribution.",
    essential=(
        "Votre dossier est proposé avec d'autres.",
        "Vous donnez vos documents.",
        "Vous n'avez pas besoin de venir.",
        "La décision est écrite.",
    ),
    body=(
        heading("Avant la commission"),
        steps(
            (
                "Votre dossier est proposé pour un logement",
                "On dit que vous êtes désigné. Ce n'est pas encore un oui.",
            ),
            (
                "On vous demande vos documents",
                f"Donnez-les avant la date écrite. {page('pieces', 'Voir la liste')}",
            ),
            (
                "La commission se réunit",
                "Elle étudie plusieurs dossiers pour le même logement.",
            ),
        ),
        heading("Ce que la commission peut décider"),
        table(
            "Les cinq décisions possibles",
            ("La décision", "Ce que cela veut dire pour vous"),
            ("Attribution", "Le logement est pour vous, si vous l'acceptez."),
            (
                "Attribution avec un rang",
                "Le logement est pour vous si les personnes placées avant vous disent non.",
            ),
            (
                "Attribution sous condition",
                "Il manque un document. Donnez-le à temps et le bailleur doit signer le bail.",
            ),
            (
                "Pas d'attribution",
                "La commission a choisi un autre dossier. Votre demande continue.",
            ),
            (
                "Demande non recevable",
                "Une condition de la loi n'est pas remplie. Vous pouvez répondre.",
            ),
        ),
        heading("Ce que vous avez le droit de savoir"),
        listing(
            "la décision et sa raison ;",
            "votre rang, si le logement vous est attribué après d'autres ;",
            "la description du logement ;",
            "les effets d'un refus de votre part.",
        ),
        cards("proposition", "pas-choisi"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2, L.441-2-2, R.441-3 et "
        "R.441-2-17."
    ),
)

OFFER = Content(
    key="proposition",
    slug="repondre-a-une-proposition",
    parent="suivre",
    title="Répondre à une proposition de logement",
    lead="Un logement vous est attribué. Vous avez au moins dix jours pour répondre.",
    description="Le délai pour répondre, accepter, refuser, et les effets d'un refus.",
    essential=(
        "Répondez avant la date écrite.",
        "Sans réponse, c'est un refus.",
        "Refuser n'arrête pas votre demande.",
        "Votre demande finit quand vous signez le bail.",
    ),
    body=(
        heading("Avant de répondre"),
        listing(
            "Regardez le loyer, les charges et le nombre de pièces.",
            "Regardez les trajets vers le travail, l'école et les soins.",
            "Demandez au bailleur si vous pouvez visiter.",
            "Demandez-lui ce que change un refus pour vous.",
        ),
        heading("Vous acceptez"),
        text(
            "Répondez par écrit, de la façon indiquée dans le courrier. "
            "Le bailleur vous appelle pour signer le bail.",
            "Votre demande reste active jusqu'à la signature.",
        ),
        heading("Vous refusez"),
        text(
            "Dites pourquoi : le loyer, la taille, l'accès, le lieu. "
            "Votre demande continue, avec la même ancienneté.",
        ),
        questions(
            (
                "Un refus me fait-il perdre des points ?",
                "Là où il existe une cotation, refuser un logement adapté peut baisser la note. "
                f"Les règles sont publiées. {page('points', 'Les points de ma demande')}",
            ),
            (
                "Je suis reconnu prioritaire au titre du DALO",
                "Attention : refuser un logement adapté peut vous faire perdre cette priorité. "
                "Parlez-en d'abord au bailleur ou à un travailleur social.",
            ),
            (
                "J'ai dépassé la date",
                "Appelez le bailleur tout de suite. "
                "Sans réponse dans le délai, la loi compte un refus.",
            ),
            (
                "Je suis placé au rang 2. Que faire ?",
                "Attendez la réponse de la personne placée avant vous. "
                "Gardez votre téléphone près de vous et vos documents prêts.",
            ),
        ),
        callout(
            "Ne donnez pas d'argent avant d'avoir signé le bail avec le bailleur.",
            meaning="warning",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-10 (délai pour répondre), "
        "R.441-2-8 (fin de la demande à la signature) et R.441-2-17."
    ),
)

NOT_CHOSEN = Content(
    key="pas-choisi",
    slug="mon-dossier-n-est-pas-choisi",
    parent="suivre",
    title="Mon dossier n'est pas choisi",
    lead="La commission a choisi un autre dossier pour ce logement. Votre demande continue.",
    description="Comprendre la raison, rester actif, contester si besoin.",
    essential=(
        "Ce refus ne concerne que ce logement.",
        "Votre demande et votre ancienneté restent.",
        "La raison est écrite.",
    ),
    body=(
        heading("Comprendre la raison"),
        text(
            "Le bailleur vous écrit la raison. Elle n'est pas claire ? Demandez-lui de "
            "l'expliquer.",
            "Un document manquait, ou une réponse était fausse ? "
            f"Corrigez-la maintenant. {page('modifier', 'Changer une réponse')}",
        ),
        heading("Pas choisi ou non recevable ?"),
        table(
            "Deux décisions différentes",
            ("La décision", "L'effet sur votre demande"),
            ("Pas choisi pour ce logement", "Aucun. La demande continue."),
            (
                "Demande non recevable",
                "Elle peut être arrêtée un mois après un courrier d'avertissement.",
            ),
        ),
        text(
            "Une demande est non recevable pour deux raisons seulement. "
            "Les revenus dépassent le plafond, ou un adulte n'est pas en séjour régulier.",
            "Seule la commission peut le dire. "
            "Vous recevez un courrier avec preuve et vous avez un mois pour répondre.",
        ),
        heading("Vous n'êtes pas d'accord"),
        text(f"Vous pouvez contester. {page('recours', 'Les recours')}"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-2 (refus écrit et motivé), "
        "R.441-3 et R.441-2-8."
    ),
)

PAGES = (COMMISSION, OFFER, NOT_CHOSEN)
