from home.content.writing import Content, callout, heading, listing, page, questions, steps, text

STEPS = Content(
    key="etapes",
    slug="les-etapes",
    parent="comprendre",
    title="Les étapes de ma demande",
    lead="De la demande à la remise des clés : qui fait quoi, et quand.",
    description="Du dépôt de la demande à la signature du bail.",
    essential=(
        "Vous déposez votre demande.",
        "Un guichet vérifie votre identité et vous donne un numéro.",
        "Une commission étudie les demandes pour chaque logement.",
        "Vous signez le bail si la commission dit oui et si vous acceptez.",
    ),
    body=(
        steps(
            (
                "Vous déposez votre demande",
                "La date de dépôt est la date où vous envoyez la demande, ou celle où le guichet "
                "la reçoit. C'est elle qui compte pour votre ancienneté.",
            ),
            (
                "Un guichet vérifie votre pièce d'identité",
                "Si elle ne convient pas, on vous dit pourquoi et vous pouvez la refaire.",
            ),
            (
                "Votre demande est enregistrée",
                "Vous recevez votre numéro unique et l'attestation d'enregistrement, un mois au "
                "plus après le dépôt. Les bailleurs du territoire peuvent voir votre demande.",
            ),
            (
                "Vous gardez votre demande à jour",
                "Vous déménagez, votre famille ou vos revenus changent : dites-le. "
                "Renouvelez la demande chaque année.",
            ),
            (
                "Votre dossier est proposé pour un logement",
                "Plusieurs dossiers sont proposés pour le même logement. Ce n'est pas encore un "
                "oui. On vous demande alors vos documents.",
            ),
            (
                "La commission décide",
                "Chaque bailleur a une commission d'attribution. Elle seule attribue les "
                "logements. Vous n'avez pas besoin de venir. "
                f"{page('commission', 'Comprendre la commission')}",
            ),
            (
                "Vous répondez à la proposition",
                "Vous avez au moins dix jours pour répondre. Sans réponse, c'est un refus. "
                f"{page('proposition', 'Répondre à une proposition')}",
            ),
            (
                "Vous signez le bail",
                "Votre demande prend fin quand le bail est signé, pas avant.",
            ),
        ),
        heading("Ce que la commission peut décider"),
        listing(
            "Le logement vous est attribué.",
            "Le logement vous est attribué si les personnes placées avant vous disent non.",
            "Le logement vous est attribué, à condition de donner un document qui manque.",
            "Le logement ne vous est pas attribué. Votre demande continue.",
            "La demande n'est pas recevable : une condition de la loi n'est pas remplie.",
        ),
        callout(
            "La commission n'a pas choisi votre dossier pour un logement ? Votre demande reste "
            "active, avec la même ancienneté.",
            title="Un refus n'arrête pas votre demande",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "Qui voit ma demande ?",
                "Les bailleurs, les services de l'État, et les collectivités qui enregistrent les "
                "demandes sur votre territoire. Uniquement pour attribuer des logements.",
            ),
            (
                "Combien de temps faut-il attendre ?",
                "Cela dépend du territoire, des communes et du type de logement. "
                f"{page('attendre', 'Comprendre ce délai')}",
            ),
            (
                "Puis-je refuser un logement ?",
                "Oui. Votre demande continue. Un refus peut avoir un effet sur votre priorité : "
                "demandez au bailleur avant de répondre.",
            ),
        ),
        text(f"Un mot vous semble difficile ? {page('glossaire', 'Les mots du logement social')}"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-1, L.441-2, R.441-2-3, "
        "R.441-2-8, R.441-3 et R.441-10."
    ),
)

PAGES = (STEPS,)
