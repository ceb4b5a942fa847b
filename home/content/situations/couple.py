"""Separation, violence, death: the household changes."""

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
            "vous êtes mariés ou pacsés : un document qui montre la séparation ;",
            "vous n'êtes ni mariés ni pacsés : l'accord écrit de l'autre personne, avec sa pièce "
            "d'identité.",
            before="Prenez avec vous, si vous l'avez :",
        ),
        text(
            "Le document peut être un jugement ou la saisine du juge. "
            "La fin du PACS ou une ordonnance de protection conviennent aussi.",
        ),
        heading("Vos enfants"),
        text(
            "Indiquez tous les enfants qui vivront avec vous, même une partie du temps.",
            "Un enfant en garde alternée compte pour la taille du logement. "
            "Un enfant que vous recevez en droit de visite ne compte pas. Dites-le quand même.",
        ),
        callout(
            "Vous subissez des violences ? Les règles sont différentes. "
            f"{page('violences', 'Lire la page Violences')}",
            meaning="warning",
        ),
        heading("Quand l'autre personne ne veut pas signer"),
        text(
            "Vous pouvez toujours faire votre propre demande. "
            "Pour reprendre l'ancienneté, demandez au guichet quel document convient.",
            "Un co-demandeur n'est pas retiré d'une demande sans son accord écrit. "
            "Cette règle ne protège pas une personne violente.",
        ),
        heading("Vos revenus"),
        text(
            "Après une séparation, seuls vos propres revenus comptent. "
            f"{page('plafonds', 'Comprendre les plafonds de ressources')}",
        ),
        buttons(
            button("Chercher un guichet", door="guichets"),
            button("Commencer ma demande", door="start", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 et R.441-1. "
        "Arrêté du 19 avril 2022 (preuves de la séparation)."
    ),
)

VIOLENCE = Content(
    key="violences",
    slug="violences",
    parent="situations",
    title="Je subis des violences",
    lead="Vous avez le droit d'être protégé et de demander un logement pour vous et vos enfants.",
    description="Le 3919, votre sécurité, votre demande de logement.",
    quick_exit=True,
    essential=(
        "En danger, appelez le 17 ou le 112.",
        "Le 3919 vous écoute. L'appel est gratuit et anonyme.",
        "Votre situation est prioritaire dans la loi.",
        "Vous pouvez faire votre demande sans l'accord de l'autre personne.",
    ),
    body=(
        callout(
            f"En danger immédiat : appelez le {call('17')} ou le {call('112')}. "
            "Vous pouvez aussi envoyer un SMS au 114. "
            f"Pour parler et être conseillé : appelez le {call('3919')}, jour et nuit. "
            "Le 3919 n'apparaît pas sur les factures de téléphone.",
            meaning="warning",
            title="Les numéros qui peuvent vous aider",
        ),
        heading("Quitter cette page vite"),
        text(
            "Le bouton « Quitter vite », en bas de l'écran, ouvre un autre site à la place de "
            "celui-ci. Appuyer trois fois sur la touche Échap fait la même chose.",
        ),
        heading("Votre demande de logement"),
        listing(
            "Vous pouvez faire une demande pour vous et vos enfants, même si vous êtes en couple.",
            "L'accord de la personne violente n'est pas nécessaire pour quitter une demande "
            "commune. Dites-le au guichet.",
            "Dans les raisons de la demande, choisissez « Je subis des violences dans mon couple "
            "ou dans ma famille ».",
            "On ne vous demande aucun détail. Aucun courrier n'en parle.",
        ),
        heading("Rester en sécurité"),
        listing(
            "Donnez un téléphone et une adresse électronique que vous êtes seul à lire.",
            "Donnez l'adresse d'une association ou d'un proche si vous préférez.",
            "Cochez « Pour ma sécurité, gardez mon adresse confidentielle » dans la partie "
            "« Comment vous joindre ».",
            "Utilisez un appareil que l'autre personne n'ouvre pas.",
            "Ouvrez une fenêtre de navigation privée, ou effacez l'historique ensuite.",
        ),
        heading("Les documents"),
        text(
            "Aucun document sur les violences n'est nécessaire pour enregistrer la demande. Plus "
            "tard, on pourra vous demander une ordonnance de protection ou un récépissé de "
            "plainte, si vous en avez.",
            "Ces documents sont protégés. Seules les personnes autorisées les ouvrent, et chaque "
            "lecture est notée.",
        ),
        heading("Vous êtes menacé d'un mariage forcé, ou vous sortez de la prostitution"),
        text(
            "La loi vous donne aussi une priorité. "
            "Une association ou un travailleur social peut faire la demande avec vous.",
        ),
        buttons(
            button("Commencer ma demande", door="start"),
            button("Chercher un guichet", door="guichets", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, article L.441-1. "
        "Arrêté du 19 avril 2022 (liste des documents)."
    ),
)

DEATH = Content(
    key="deces",
    slug="deces",
    parent="situations",
    title="Une personne de la demande est décédée",
    lead="La demande peut continuer avec la personne qui reste.",
    description="Garder la demande et son ancienneté après un décès.",
    essential=(
        "Le co-demandeur peut garder la demande.",
        "Il garde aussi le numéro et l'ancienneté.",
        "Cela se fait dans un guichet.",
    ),
    body=(
        heading("La personne qui avait fait la demande est décédée"),
        text(
            "Son co-demandeur peut garder la demande, son numéro et son ancienneté. "
            "Cela se fait dans un guichet.",
            "Prenez avec vous l'acte de décès et votre pièce d'identité.",
        ),
        heading("Une autre personne du foyer est décédée"),
        text(
            "Changez la composition de votre foyer dans votre dossier, ou dans un guichet. "
            f"{page('modifier', 'Changer une réponse')}",
        ),
        heading("Vous n'étiez pas co-demandeur"),
        text(
            "Faites votre propre demande. Un guichet peut la remplir avec vous. "
            f"{page('guichet', 'Trouver un guichet')}",
        ),
    ),
    legal_basis="Code de la construction et de l'habitation, article R.441-2-2.",
)

PAGES = (SEPARATION, VIOLENCE, DEATH)
