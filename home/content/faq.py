from home.content.writing import Content, button, buttons, heading, page, questions, summary, text

FAQ = Content(
    key="faq",
    slug="questions-frequentes",
    title="Questions fréquentes",
    lead="Les questions que l'on pose le plus souvent, avec une réponse courte.",
    description="Trente réponses courtes : avant, pendant et après votre demande.",
    essential=(
        "La demande est gratuite.",
        "Une seule demande suffit pour un territoire.",
        "Votre pièce d'identité suffit pour l'enregistrer.",
        "Renouvelez-la chaque année.",
    ),
    body=(
        summary(),
        heading("Avant la demande"),
        questions(
            (
                "La demande est-elle payante ?",
                "Non. Déposer, enregistrer et renouveler une demande est gratuit. "
                "Ne payez personne.",
            ),
            (
                "Qui peut faire une demande ?",
                "Toute personne de 18 ans ou plus, française ou en séjour régulier en France. "
                f"{page('qui-peut', 'Qui peut demander')}",
            ),
            (
                "Mes revenus sont trop hauts. Puis-je faire une demande ?",
                "Oui. Le plafond est regardé quand un logement est attribué, pas avant. "
                f"{page('plafonds', 'Comprendre les plafonds')}",
            ),
            (
                "Je n'habite pas dans la commune que je veux. Est-ce un problème ?",
                "Non. Aucune condition de résidence n'est demandée pour enregistrer la demande.",
            ),
            (
                "Ai-je plus de chances si je fais plusieurs demandes ?",
                "Non. Dans un territoire, une personne a une seule demande. "
                "Tous les bailleurs du territoire la voient.",
            ),
            (
                "Puis-je demander dans deux départements ?",
                "Oui, avec une demande dans chaque territoire. "
                "Toute l'Île-de-France est un seul territoire.",
            ),
            (
                "Faut-il écrire aussi à chaque bailleur ?",
                "Non. Votre demande enregistrée est visible par eux tous.",
            ),
            (
                "Faut-il un compte ?",
                "Non. Un code vous permet de retrouver votre demande. "
                "Un compte rend le suivi plus simple.",
            ),
            (
                "Je n'ai pas d'adresse électronique",
                "Vous pouvez faire une demande. Vos courriers arrivent par la poste. "
                f"{page('telephone', 'Sans internet')}",
            ),
            (
                "Mon département a un autre site",
                "Certains départements ont leur propre site. "
                "La première page de la demande vous y conduit.",
            ),
        ),
        heading("Pendant la demande"),
        questions(
            (
                "Quels documents dois-je donner ?",
                "Votre pièce d'identité ou votre titre de séjour. Rien d'autre pour enregistrer "
                f"la demande. {page('preparer', 'Préparer mes documents')}",
            ),
            (
                "Je n'ai pas mon avis d'imposition",
                "Répondez « je ne sais pas ». Vous pourrez compléter plus tard.",
            ),
            (
                "Quel revenu faut-il écrire ?",
                "Le revenu fiscal de référence d'il y a deux ans. "
                "Il est écrit sur l'avis d'imposition.",
            ),
            (
                "Faut-il compter les aides au logement ?",
                "Non. Ne comptez jamais l'APL ou l'allocation de logement dans vos ressources.",
            ),
            (
                "Qu'est-ce qu'un co-demandeur ?",
                "Une personne qui signera le bail avec vous. "
                "Elle a les mêmes droits que vous sur la demande.",
            ),
            (
                "Qu'est-ce qu'une personne à charge ?",
                "Une personne qui vivra avec vous et que vous déclarez aux impôts, comme un "
                "enfant.",
            ),
            (
                "Mes enfants vivent avec moi une partie du temps",
                "En garde alternée, ils comptent. En droit de visite, ils ne comptent pas pour la "
                "taille du logement. Dites-le dans les deux cas.",
            ),
            (
                "Combien de communes puis-je demander ?",
                "Plusieurs. Le formulaire vous dit combien. "
                f"{page('communes', 'Choisir mes communes')}",
            ),
            (
                "Je dois m'arrêter. Est-ce que je perds tout ?",
                "Non. Vos réponses sont gardées. Vous reprenez avec votre compte ou votre code.",
            ),
            (
                "Quelqu'un peut-il remplir à ma place ?",
                "Une personne peut écrire avec vous, en votre présence. "
                f"{page('aidant', 'Remplir avec un aidant')}",
            ),
        ),
        heading("Après la demande"),
        questions(
            (
                "Quand est-ce que je reçois mon numéro ?",
                "Après la vérification de votre pièce d'identité, en cinq jours ouvrés au plus. "
                f"{page('apres-envoi', 'Et après ?')}",
            ),
            (
                "Combien de temps faut-il attendre un logement ?",
                "Cela dépend du lieu et du logement. Personne ne peut promettre une date. "
                f"{page('attendre', 'Comprendre ce délai')}",
            ),
            (
                "Les demandes en ligne passent-elles en premier ?",
                "Non. Papier ou internet, la demande a la même place.",
            ),
            (
                "Qui voit ma demande ?",
                "Les services autorisés de votre territoire. Chaque lecture est notée. "
                f"{page('donnees-personnelles', 'Vos données')}",
            ),
            (
                "Je change d'adresse ou de travail",
                f"Dites-le tout de suite. {page('modifier', 'Changer une réponse')}",
            ),
            (
                "J'ai oublié de renouveler",
                "Pendant un mois, vous pouvez encore le faire. "
                f"{page('retard', 'Renouveler en retard')}",
            ),
            (
                "Puis-je refuser un logement ?",
                "Oui. Votre demande continue. Un refus peut changer vos points ou votre priorité. "
                f"{page('proposition', 'Répondre à une proposition')}",
            ),
            (
                "La commission a dit non. Ma demande est-elle finie ?",
                f"Non. Elle continue. {page('pas-choisi', 'Comprendre cette décision')}",
            ),
            (
                "Nous nous séparons. Que devient la demande ?",
                "Elle reste avec l'un de vous. L'autre garde l'ancienneté avec un nouveau numéro. "
                f"{page('separation', 'Je me sépare')}",
            ),
            (
                "Je n'ai plus besoin d'un logement",
                "Renoncez dans votre dossier ou dans un guichet. "
                "Vous avez 48 heures pour changer d'avis en ligne.",
            ),
            (
                "Mon attente est trop longue. Que faire ?",
                "Une commission de médiation peut étudier votre cas. "
                f"{page('dalo', 'Le droit au logement opposable')}",
            ),
        ),
        heading("Vous n'avez pas trouvé"),
        text("Cherchez dans le site, ou demandez à un guichet."),
        buttons(
            button("Rechercher dans le site", door="search"),
            button("Nous contacter", key="contact", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-1, R.441-2-2 à R.441-2-8 et "
        "R.441-10."
    ),
)

PAGES = (FAQ,)
