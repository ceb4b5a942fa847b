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

FOLLOW = Content(
    key="suivre",
    slug="suivre-ma-demande",
    title="Suivre ma demande",
    lead="Savoir où en est votre demande, et ce que vous pouvez faire.",
    description="Lire son dossier, comprendre les mots, retrouver son attestation.",
    essential=(
        "Votre dossier dit où en est votre demande.",
        "Il dit aussi ce que vous pouvez faire.",
        "Gardez votre numéro unique : on vous le demandera.",
    ),
    body=(
        buttons(button("Ouvrir mon dossier", door="follow")),
        heading("Ce que vous trouvez dans votre dossier"),
        listing(
            "où en est la demande, et depuis quand ;",
            "qui doit agir maintenant : vous ou un guichet ;",
            "votre numéro unique, quand la demande est enregistrée ;",
            "la date jusqu'à laquelle la demande est valable ;",
            "votre attestation d'enregistrement.",
        ),
        heading("Les mots que vous pouvez lire"),
        questions(
            (
                "Demande envoyée",
                "Votre demande est reçue. Un guichet vérifie votre pièce d'identité. Votre "
                "numéro vient après.",
            ),
            (
                "Pièce à refaire",
                "Votre pièce d'identité n'a pas été acceptée. La raison est écrite. Envoyez-en "
                "une autre ou allez dans un guichet. La date de votre demande ne change pas.",
            ),
            (
                "Demande enregistrée",
                "Vous avez votre numéro unique. Les bailleurs du territoire voient votre demande.",
            ),
            (
                "Demande arrêtée",
                "Votre demande n'est plus active. La raison est écrite. "
                f"{page('arret', 'Les raisons prévues par la loi')}",
            ),
        ),
        heading("Sans internet"),
        text(
            "Un guichet peut vous dire où en est votre demande. Prenez une pièce d'identité et "
            f"votre numéro unique si vous l'avez. {page('guichet', 'Trouver un guichet')}"
        ),
    ),
)

WAITING = Content(
    key="attendre",
    slug="comprendre-l-attente",
    parent="suivre",
    title="Comprendre l'attente",
    lead="Attendre ne veut pas dire refus.",
    description="Pourquoi l'attente est longue, et que faire quand elle dure trop.",
    body=(
        heading("Pourquoi faut-il attendre"),
        text(
            "Dans beaucoup de communes, il y a plus de demandes que de logements libres. "
            "L'attente dépend des communes, du nombre de pièces et du type de logement.",
            "Certaines situations sont prioritaires dans la loi : par exemple le handicap, les "
            "violences au sein du couple, l'absence de logement ou la menace d'expulsion.",
        ),
        heading("Quand l'attente est anormalement longue"),
        text(
            "Dans chaque département, le préfet fixe un délai. Quand ce délai est passé sans "
            "proposition adaptée, vous pouvez saisir la commission de médiation. "
            "Demandez ce délai à votre guichet.",
        ),
        heading("Saisir la commission sans attendre"),
        listing(
            "Vous n'avez pas de logement.",
            "Vous êtes menacé d'expulsion, sans solution pour vous reloger.",
            "Vous êtes hébergé dans une structure.",
            "Votre logement est dangereux, insalubre ou n'est pas fait pour être habité.",
            "Votre logement est trop petit ou non décent, et vous vivez avec un enfant mineur ou "
            "une personne handicapée.",
            before="La loi permet de saisir la commission sans délai dans ces situations :",
        ),
        callout(
            "C'est ce qu'on appelle le droit au logement opposable (DALO). "
            "Un travailleur social ou une association peut vous aider à remplir le dossier.",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1, L.441-1-4 et L.441-2-3."
    ),
)

STOPPED = Content(
    key="arret",
    slug="demande-arretee",
    parent="suivre",
    title="Ma demande est arrêtée",
    lead="La loi fixe la liste des raisons qui peuvent arrêter une demande.",
    description="Les raisons prévues par la loi, et ce que vous pouvez faire.",
    body=(
        heading("Les raisons prévues par la loi"),
        listing(
            "Vous avez signé un bail pour un logement social.",
            "Vous avez renoncé à votre demande, par écrit.",
            "Vous n'avez pas répondu à un courrier envoyé à votre dernière adresse.",
            "Une commission a jugé votre demande non recevable.",
            "Vous n'avez pas renouvelé votre demande à temps.",
            "Votre demande a été réunie avec une autre. Vous gardez votre ancienneté.",
        ),
        callout(
            "Refuser un logement ou ne pas avoir donné un document n'arrête pas une demande.",
            meaning="success",
            title="Ce qui n'arrête pas une demande",
        ),
        heading("Vous n'êtes pas d'accord"),
        text(
            "Adressez-vous d'abord au service qui a arrêté la demande : une mairie ou un "
            "bailleur, par exemple. Expliquez pourquoi c'est une erreur.",
            "Vous pouvez aussi saisir le tribunal administratif. Le Défenseur des droits peut "
            "vous aider gratuitement.",
        ),
        text(f"Vous avez oublié de renouveler ? {page('renouveler', 'Renouveler ma demande')}"),
    ),
    legal_basis="Code de la construction et de l'habitation, article R.441-2-8.",
)

PAGES = (FOLLOW, WAITING, STOPPED)
