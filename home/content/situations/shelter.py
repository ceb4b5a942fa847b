"""Without a home, or about to lose it."""

from home.content.writing import (
    Content,
    button,
    buttons,
    call,
    callout,
    heading,
    listing,
    page,
    text,
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
            f"{page('dalo', 'Le droit au logement opposable')}",
            "Un travailleur social peut remplir la demande avec vous.",
        ),
        heading("Vous dormez chez un proche"),
        text(
            "Vous pouvez faire une demande. Choisissez « Hébergé chez un particulier », ou "
            "« Hébergé chez vos parents ou chez vos enfants ».",
            "Plus tard, la personne qui vous héberge écrira une attestation.",
        ),
        callout(
            "Cette nuit, vous n'avez pas d'endroit où dormir ? "
            f"Appelez le {call('115')}, jour et nuit. C'est gratuit.",
            meaning="warning",
            title="Urgence",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article L.441-2-3. "
        "Code de l'action sociale et des familles, article L.264-1 (domiciliation)."
    ),
)

EVICTION = Content(
    key="expulsion",
    slug="expulsion",
    parent="situations",
    title="Je suis menacé d'expulsion",
    lead="N'attendez pas le dernier jour. Faites votre demande et parlez-en maintenant.",
    description="La demande, la priorité, la commission de médiation, les documents.",
    essential=(
        "Ouvrez tous les courriers et gardez-les.",
        "Voyez vite un travailleur social.",
        "Votre situation est prioritaire dans la loi.",
        "Vous pouvez saisir la commission de médiation sans attendre.",
    ),
    body=(
        heading("Votre demande de logement"),
        listing(
            "Faites une demande, ou mettez la vôtre à jour.",
            "Dans les raisons de la demande, choisissez « Je suis en procédure d'expulsion ».",
            "Indiquez la date du congé ou du jugement, si vous l'avez.",
        ),
        heading("La commission de médiation"),
        text(
            "Vous êtes menacé d'expulsion et vous n'avez pas de solution pour vous reloger ? "
            f"Vous n'avez pas de délai à attendre. {page('dalo', 'Le saisir maintenant')}",
        ),
        heading("Les documents à garder"),
        listing(
            "le commandement de payer ;",
            "l'assignation devant le tribunal ;",
            "le jugement ;",
            "le commandement de quitter les lieux.",
        ),
        heading("Votre propriétaire vend ou reprend le logement"),
        text(
            "Ce n'est pas une expulsion, mais c'est une raison de demander un logement. "
            "Gardez la lettre de congé : elle pourra vous être demandée.",
        ),
        buttons(
            button("Trouver de l'aide", key="aide"),
            button("Commencer ma demande", door="start", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1 et L.441-2-3. "
        "Arrêté du 19 avril 2022 (liste des documents)."
    ),
)

TRAVELLERS = Content(
    key="gens-du-voyage",
    slug="gens-du-voyage",
    parent="situations",
    title="Gens du voyage, habitat mobile",
    lead="Vous vivez en caravane ou dans un autre habitat mobile ? Vous pouvez faire une demande.",
    description="L'adresse, le logement d'aujourd'hui, les documents, l'aide.",
    essential=(
        "Vous pouvez demander un logement sans adresse fixe.",
        "Une domiciliation suffit pour recevoir vos courriers.",
        "Vos droits sont ceux de toute personne qui demande.",
    ),
    body=(
        heading("Quelle adresse donner"),
        text(
            "Donnez l'adresse où vous êtes domicilié : un centre communal d'action sociale ou une "
            "association. Vous pouvez aussi donner l'adresse d'un proche, avec « chez » et son "
            "nom.",
            f"{page('sans-domicile', 'En savoir plus sur la domiciliation')}",
        ),
        heading("Votre logement d'aujourd'hui"),
        text(
            "Choisissez « En habitat mobile » ou « En camping ou en caravane ».",
            "Votre habitat est dangereux ou trop petit pour votre famille ? Dites-le dans les "
            "raisons de la demande.",
        ),
        heading("Les documents"),
        listing(
            "pour enregistrer la demande : votre pièce d'identité ou votre titre de séjour ;",
            "plus tard : une attestation de domiciliation, ou d'un travailleur social.",
        ),
        callout(
            "Vous voyagez souvent ? Donnez une adresse où quelqu'un lit vos courriers. "
            "Un courrier sans réponse peut arrêter une demande.",
            meaning="warning",
        ),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Se faire aider", key="aide", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2, R.441-2-3 et R.441-2-8. "
        "Code de l'action sociale et des familles, article L.264-1 (domiciliation)."
    ),
)

PRISON = Content(
    key="prison",
    slug="sortie-de-prison",
    parent="situations",
    title="Je sors de prison",
    lead="Vous pouvez faire votre demande avant votre sortie, avec une personne qui vous aide.",
    description="Faire une demande avant la sortie, l'adresse, les documents.",
    essential=(
        "Le formulaire ne pose aucune question sur votre passé.",
        "Vous pouvez faire la demande sur papier.",
        "Il faut une adresse où recevoir vos courriers.",
    ),
    body=(
        heading("Faire la demande"),
        text(
            "Demandez le formulaire papier à un travailleur social, ou faites la demande avec un "
            "aidant. La date compte à partir du jour où un guichet reçoit la demande.",
            f"{page('telephone', 'La demande sur papier')}",
        ),
        heading("L'adresse"),
        text(
            "Donnez une adresse où vous recevrez vos courriers après votre sortie. "
            "Un proche ou une domiciliation convient. "
            f"{page('sans-domicile', 'Quelle adresse donner')}",
        ),
        heading("Les documents"),
        text(
            "Il faut une copie de votre pièce d'identité ou de votre titre de séjour. "
            "Elle est expirée ? Parlez-en au travailleur social dès maintenant.",
        ),
        heading("Vous n'avez nulle part où aller"),
        text(
            f"Appelez le {call('115')}, jour et nuit.",
            "Vous pouvez aussi saisir la commission de médiation sans attendre. "
            f"{page('dalo', 'Le droit au logement opposable')}",
        ),
        callout(
            "Vous aviez déjà une demande ? Elle continue, si vous la renouvelez chaque année.",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 (questions du "
        "formulaire), R.441-2-3 et L.441-2-3."
    ),
)

PAGES = (HOMELESS, EVICTION, TRAVELLERS, PRISON)
