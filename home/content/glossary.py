from home.content.writing import Content, definitions

GLOSSARY = Content(
    key="glossaire",
    slug="glossaire",
    title="Les mots du logement social",
    lead="Des mots reviennent souvent. Les voici, expliqués simplement.",
    description="Ancienneté, bailleur, commission, numéro unique, radiation…",
    body=(
        definitions(
            (
                "Ancienneté",
                "Le temps passé depuis la date de dépôt de votre demande. Elle ne se perd pas "
                "quand vous renouvelez.",
            ),
            (
                "Attestation d'enregistrement",
                "Le document qui prouve que votre demande est enregistrée. Il porte votre numéro "
                "unique.",
            ),
            ("Bailleur social", "L'organisme qui possède ou gère les logements sociaux."),
            (
                "CALEOL",
                "La commission d'attribution des logements d'un bailleur. Elle seule attribue les "
                "logements.",
            ),
            (
                "Commission de médiation",
                "La commission du département qui étudie les recours DALO.",
            ),
            (
                "Co-demandeur",
                "La personne qui signera le bail avec vous. Elle a les mêmes droits que vous.",
            ),
            (
                "Cotation",
                "Un nombre de points qui aide à comparer les demandes. Il n'attribue pas un "
                "logement à lui seul.",
            ),
            (
                "DALO",
                "Le droit au logement opposable : un recours quand l'attente est trop longue ou "
                "la situation grave.",
            ),
            (
                "Date de dépôt",
                "Le jour où vous avez envoyé ou remis votre demande. C'est la date qui compte.",
            ),
            (
                "Domiciliation",
                "Une adresse pour recevoir son courrier quand on n'a pas de logement stable.",
            ),
            (
                "Guichet enregistreur",
                "Le lieu où l'on dépose, enregistre, modifie ou renouvelle une demande.",
            ),
            (
                "Mutation",
                "Changer de logement social quand on est déjà locataire d'un logement social.",
            ),
            (
                "Numéro unique",
                "Le numéro de votre demande : 18 caractères. Vous le recevez à l'enregistrement.",
            ),
            (
                "Personne à charge",
                "Une personne qui vivra avec vous et que vous déclarez aux impôts, par exemple un "
                "enfant.",
            ),
            (
                "PLAI, PLUS, PLS",
                "Les trois types de logement social, du plafond de ressources le plus bas au plus "
                "haut.",
            ),
            (
                "Plafond de ressources",
                "Le revenu à ne pas dépasser pour qu'un logement social puisse être attribué.",
            ),
            (
                "Radiation",
                "L'arrêt d'une demande. La loi fixe la liste des raisons possibles.",
            ),
            (
                "Renouvellement",
                "Dire chaque année que l'on cherche toujours un logement. Sans cela, la demande "
                "s'arrête.",
            ),
            (
                "Réservataire",
                "Un organisme qui propose des personnes pour des logements : l'État, une commune, "
                "Action Logement, un employeur.",
            ),
            (
                "Revenu fiscal de référence (RFR)",
                "Un montant calculé par les impôts. Il est écrit sur votre avis d'imposition.",
            ),
            (
                "Territoire",
                "L'endroit où vaut une demande : un département, ou toute l'Île-de-France.",
            ),
            (
                "T1, T2, T3…",
                "Le nombre de pièces d'un logement, sans la cuisine ni la salle de bains.",
            ),
        ),
    ),
)

PAGES = (GLOSSARY,)
