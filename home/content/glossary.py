"""The words that a new site explains, and the page that lists them."""

from home.content.writing import Content, Word, page, paragraphs

GLOSSARY = Content(
    key="glossaire",
    slug="glossaire",
    title="Les mots du logement social",
    lead="Des mots reviennent souvent. Les voici, expliqués simplement.",
    description="Ancienneté, bailleur, commission, numéro unique, radiation…",
)

WORDS = (
    Word(
        "anciennete",
        "Ancienneté",
        "Le temps passé depuis la date de dépôt de votre demande. Elle ne se perd pas quand vous "
        "renouvelez.",
    ),
    Word(
        "attestation",
        "Attestation d'enregistrement",
        "Le document qui prouve que votre demande est enregistrée. Il porte votre numéro unique.",
        text=paragraphs(
            "Vous la recevez un mois au plus après le dépôt de votre demande. "
            + page("apres-envoi", "Ce qui se passe après l'envoi"),
        ),
    ),
    Word(
        "avis-d-imposition",
        "Avis d'imposition",
        "Le document que les impôts vous envoient chaque année. Il dit vos revenus.",
        forms=("avis d'impôt",),
    ),
    Word("bail", "Bail", "Le contrat que vous signez avec le bailleur pour louer le logement."),
    Word(
        "bailleur-social",
        "Bailleur social",
        "L'organisme qui possède ou gère les logements sociaux.",
        forms=("bailleur",),
    ),
    Word(
        "caleol",
        "CALEOL",
        "La commission d'attribution des logements d'un bailleur. Elle seule attribue les "
        "logements.",
        forms=("commission d'attribution",),
        text=paragraphs(
            "Le sigle veut dire : commission d'attribution des logements et d'examen de "
            f"l'occupation des logements. {page('commission', 'Comment elle décide')}",
        ),
    ),
    Word(
        "commission-de-mediation",
        "Commission de médiation",
        "La commission du département qui étudie les recours DALO.",
        text=paragraphs(page("dalo", "Comment la saisir")),
    ),
    Word(
        "co-demandeur",
        "Co-demandeur",
        "La personne qui signera le bail avec vous. Elle a les mêmes droits que vous.",
    ),
    Word(
        "cotation",
        "Cotation",
        "Un nombre de points qui aide à comparer les demandes. Il n'attribue pas un logement à "
        "lui seul.",
        text=paragraphs(page("points", "Les points de ma demande")),
    ),
    Word(
        "dalo",
        "DALO",
        "Le droit au logement opposable : un recours quand l'attente est trop longue ou la "
        "situation grave.",
        forms=("droit au logement opposable",),
        text=paragraphs(page("dalo", "Qui peut saisir la commission")),
    ),
    Word(
        "date-de-depot",
        "Date de dépôt",
        "Le jour où vous avez envoyé ou remis votre demande. C'est la date qui compte.",
    ),
    Word(
        "domiciliation",
        "Domiciliation",
        "Une adresse pour recevoir son courrier quand on n'a pas de logement stable.",
    ),
    Word(
        "guichet",
        "Guichet enregistreur",
        "Le lieu où l'on dépose, enregistre, modifie ou renouvelle une demande.",
        forms=("guichet",),
        text=paragraphs(page("guichet", "Trouver un guichet")),
    ),
    Word(
        "mutation",
        "Mutation",
        "Changer de logement social quand on est déjà locataire d'un logement social.",
    ),
    Word(
        "numero-unique",
        "Numéro unique",
        "Le numéro de votre demande : 18 caractères. Vous le recevez à l'enregistrement.",
    ),
    Word(
        "personne-a-charge",
        "Personne à charge",
        "Une personne qui vivra avec vous et que vous déclarez aux impôts, par exemple un enfant.",
        forms=("personnes à charge",),
    ),
    Word(
        "plai-plus-pls",
        "PLAI, PLUS, PLS",
        "Les trois types de logement social, du plafond de ressources le plus bas au plus haut.",
        forms=("PLAI", "PLUS", "PLS"),
    ),
    Word(
        "plafond-de-ressources",
        "Plafond de ressources",
        "Le revenu à ne pas dépasser pour qu'un logement social puisse être attribué.",
        text=paragraphs(page("plafonds", "Les plafonds de ressources")),
    ),
    Word(
        "prefet",
        "Préfet",
        "La personne qui représente l'État dans le département.",
    ),
    Word(
        "radiation",
        "Radiation",
        "L'arrêt d'une demande. La loi fixe la liste des raisons possibles.",
        forms=("radiée", "radié"),
        text=paragraphs(page("arret", "Les raisons et les solutions")),
    ),
    Word(
        "renouvellement",
        "Renouvellement",
        "Dire chaque année que l'on cherche toujours un logement. Sans cela, la demande s'arrête.",
        text=paragraphs(page("renouveler", "Renouveler ma demande")),
    ),
    Word(
        "reservataire",
        "Réservataire",
        "Un organisme qui propose des personnes pour des logements : l'État, une commune, Action "
        "Logement, un employeur.",
    ),
    Word(
        "revenu-fiscal-de-reference",
        "Revenu fiscal de référence (RFR)",
        "Un montant calculé par les impôts. Il est écrit sur votre avis d'imposition.",
        forms=("revenu fiscal de référence", "RFR"),
    ),
    Word(
        "territoire",
        "Territoire",
        "L'endroit où vaut une demande : un département, ou toute l'Île-de-France.",
    ),
    Word(
        "t1-t2-t3",
        "T1, T2, T3…",
        "Le nombre de pièces d'un logement, sans la cuisine ni la salle de bains.",
        forms=("T1", "T2", "T3", "T4", "T5"),
    ),
)

PAGES = (GLOSSARY,)
