"""Understanding social housing: who may ask, the ceilings, who decides, the points."""

from datetime import date

from home.content.writing import (
    Content,
    button,
    buttons,
    callout,
    cards,
    heading,
    key_date,
    listing,
    page,
    questions,
    table,
    text,
)

UNDERSTAND = Content(
    key="comprendre",
    slug="comprendre-le-logement-social",
    title="Comprendre le logement social",
    lead="Un logement social est un logement à loyer modéré. La loi dit comment il est attribué.",
    description="Ce qu'est un logement social, qui peut en demander un et qui l'attribue.",
    essential=(
        "Un bailleur social loue le logement.",
        "Vous faites une seule demande pour tout un territoire.",
        "Une commission attribue chaque logement.",
        "Personne ne peut vous faire payer pour cela.",
    ),
    body=(
        heading("Qu'est-ce qu'un logement social ?"),
        text(
            "Un logement social appartient à un bailleur social ou est géré par lui. "
            "Un office d'habitations à loyer modéré (HLM) est un bailleur social.",
            "Le logement est réservé aux foyers dont les revenus sont sous un plafond. "
            f"{page('plafonds', 'Comprendre les plafonds de ressources')}",
        ),
        heading("Une seule demande"),
        text(
            "Votre demande est visible par tous les bailleurs du territoire. "
            "Vous n'avez pas besoin d'écrire à chacun d'eux.",
            "Le territoire est le département. En Île-de-France, c'est toute la région.",
        ),
        callout(
            "Déposer une demande, l'enregistrer et la renouveler ne coûte rien. "
            "Ne payez personne pour remplir un formulaire ou passer avant les autres.",
            meaning="warning",
            title="Tout est gratuit",
        ),
        buttons(
            button("Préparer ma demande", key="faire"),
            button("Voir les questions fréquentes", key="faq", emphasis="secondary"),
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1, L.441-2, L.441-2-1 et "
        "R.441-2-3."
    ),
)

WHO = Content(
    key="qui-peut",
    slug="qui-peut-demander",
    parent="comprendre",
    title="Qui peut demander un logement social",
    lead="Toute personne majeure peut faire une demande, où qu'elle habite.",
    description="L'âge, le séjour en France, les revenus, la vie en couple ou avec des enfants.",
    essential=(
        "Vous avez 18 ans ou plus.",
        "Vous êtes français, ou votre séjour en France est régulier.",
        "Vous pouvez demander une commune où vous n'habitez pas.",
        "Vos revenus sont regardés au moment d'attribuer un logement.",
    ),
    body=(
        heading("Les conditions"),
        table(
            "Ce qui est regardé, et à quel moment",
            ("La condition", "Pour enregistrer la demande", "Pour attribuer un logement"),
            ("Avoir 18 ans", "Oui", "Oui"),
            (
                "Prouver son identité ou son droit au séjour",
                "Oui, pour la personne qui demande",
                "Oui, pour chaque adulte",
            ),
            ("Avoir des revenus sous le plafond", "Non", "Oui"),
            ("Donner ses autres documents", "Non", "Oui"),
            ("Habiter déjà la commune", "Non", "Non"),
        ),
        heading("Vous avez moins de 18 ans"),
        text(
            "Un mineur émancipé peut faire une demande dans un guichet, pas sur internet. "
            f"{page('guichet', 'Trouver un guichet')}",
        ),
        heading("Avec qui faire la demande"),
        text(
            "Vous pouvez demander un logement seul ou avec d'autres personnes.",
            "La personne qui signera le bail avec vous est votre co-demandeur. "
            "C'est le cas de votre mari, de votre femme ou de votre colocataire, par exemple. "
            "Cette personne a les mêmes droits que vous sur la demande.",
            "Vos enfants et les autres personnes qui vivront avec vous sont à indiquer aussi. "
            "Ils comptent pour la taille du logement et pour le plafond de ressources.",
        ),
        questions(
            (
                "Mon enfant vit avec moi une semaine sur deux. Est-il compté ?",
                "Oui. Un enfant en garde alternée compte dans votre foyer. "
                "Un enfant que vous recevez en droit de visite ne compte pas. Dites-le quand même.",
            ),
            (
                "J'attends un enfant. Puis-je le dire ?",
                "Oui. Indiquez l'enfant à naître et la date prévue. "
                "Plus tard, on pourra vous demander un certificat de grossesse.",
            ),
            (
                "Qu'est-ce qu'une personne à charge ?",
                "C'est une personne qui vivra avec vous et que vous déclarez aux impôts. "
                "Un enfant, par exemple. "
                "Si elle signe le bail, elle est co-demandeur, pas personne à charge.",
            ),
            (
                "Je suis déjà locataire d'un logement social. Puis-je faire une demande ?",
                f"Oui. C'est une demande de mutation. {page('mutation', 'Changer de logement')}",
            ),
            (
                "Je suis propriétaire. Puis-je faire une demande ?",
                "Oui. Dites-le dans le formulaire. "
                "La commission pourra en tenir compte au moment d'attribuer un logement.",
            ),
            (
                "Une association peut-elle faire une demande ?",
                "Oui, pour louer un logement et le sous-louer à des personnes qu'elle suit. "
                "Elle s'adresse à un guichet.",
            ),
        ),
        callout(
            "Un guichet ne peut pas refuser votre demande parce que vos revenus sont trop hauts. "
            "Il ne peut pas la refuser parce que vous habitez ailleurs.",
            meaning="success",
            title="Votre demande ne peut pas être bloquée",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-2-2 et R.441-2-3 "
        "(enregistrement), L.442-12 (personnes du foyer) et L.442-8-1 (associations)."
    ),
)

CEILINGS = Content(
    key="plafonds",
    slug="plafonds-de-ressources",
    parent="comprendre",
    title="Les plafonds de ressources",
    lead="Un logement social est attribué si les revenus du foyer ne dépassent pas un plafond.",
    description="Quels revenus comptent, pour quel foyer, et que faire au-dessus du plafond.",
    essential=(
        "Le plafond dépend du foyer, du lieu et du type de logement.",
        "Le revenu qui compte est écrit sur votre avis d'imposition.",
        "Le plafond change chaque année, au 1er janvier.",
        "Au-dessus du plafond, vous pouvez quand même faire une demande.",
    ),
    body=(
        buttons(
            button("Calculer mon plafond", door="simulator"),
            button("Voir le tableau des plafonds", door="ceilings", emphasis="secondary"),
        ),
        key_date(
            date(2027, 1, 1),
            "Les plafonds changent",
            "Le calcul prendra vos revenus de 2025. Refaites-le après cette date.",
        ),
        heading("Le revenu qui compte"),
        text(
            "On additionne le revenu fiscal de référence de chaque personne du foyer. "
            "Ce montant est écrit sur l'avis d'imposition.",
            "C'est le revenu d'il y a deux ans. En 2026, on regarde les revenus de 2024.",
            "Vos revenus ont baissé d'au moins 10 % depuis ? "
            "On prend alors le montant le plus bas : l'an dernier ou les douze derniers mois.",
            "Vous êtes séparé ? Seuls vos propres revenus comptent.",
        ),
        heading("Le lieu"),
        listing(
            "Paris et les communes qui touchent Paris ;",
            "le reste de l'Île-de-France ;",
            "les autres régions.",
            before="Les plafonds sont différents dans trois zones :",
        ),
        text("Les outre-mer ont leurs propres plafonds. Demandez-les à un guichet."),
        heading("La taille du foyer"),
        text(
            "Plus le foyer est grand, plus le plafond est haut.",
            "Un jeune couple sans enfant a le plafond d'un foyer de trois personnes. "
            "La somme des deux âges doit être de 55 ans au plus.",
            "Une personne seule avec un enfant a aussi le plafond de trois personnes.",
            "Une carte mobilité inclusion avec la mention « invalidité » donne le plafond d'un "
            "foyer plus grand.",
        ),
        heading("Les trois types de logement social"),
        table(
            "Les types de logement, du plafond le plus bas au plus haut",
            ("Nom", "Pour qui"),
            ("PLAI, prêt locatif aidé d'intégration", "Les foyers aux revenus les plus bas"),
            ("PLUS, prêt locatif à usage social", "La plupart des logements sociaux"),
            ("PLS, prêt locatif social", "Des revenus plus hauts : 1,3 fois le plafond PLUS"),
        ),
        heading("Vous êtes au-dessus du plafond"),
        text(
            "Vous pouvez déposer votre demande quel que soit le résultat du calcul. "
            "Vos revenus peuvent changer avant qu'un logement soit proposé.",
            "Si vos revenus dépassent le plafond ce jour-là, le logement peut vous être refusé.",
        ),
        callout(
            "Une hausse de revenus au moment de renouveler n'arrête pas votre demande.",
            meaning="success",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles R.441-1 et L.442-12. "
        "Arrêté du 29 juillet 1987, modifié chaque année ; pour 2026, arrêté du 19 décembre 2025."
    ),
)

DECIDES = Content(
    key="qui-decide",
    slug="qui-decide",
    parent="comprendre",
    title="Qui décide d'attribuer un logement",
    lead="Ce n'est pas le guichet ni le site. C'est une commission, dans chaque bailleur.",
    description="Le guichet enregistre, le réservataire propose, la commission décide.",
    essential=(
        "Le guichet enregistre votre demande.",
        "Des organismes proposent des personnes pour un logement.",
        "La commission du bailleur choisit.",
        "Vous acceptez ou vous refusez.",
    ),
    body=(
        heading("Qui fait quoi"),
        table(
            "Le rôle de chacun",
            ("Qui", "Ce qu'il fait"),
            ("Le guichet", "Il enregistre, modifie et renouvelle votre demande."),
            (
                "Le réservataire : l'État, une commune, Action Logement, un employeur",
                "Il propose des personnes pour les logements qui lui sont réservés.",
            ),
            ("Le bailleur social", "Il demande vos documents, réunit la commission, loue."),
            (
                "La commission d'attribution",
                "Elle étudie les dossiers et attribue le logement. Elle seule le peut.",
            ),
            (
                "La commission de médiation",
                "Elle étudie les recours au titre du droit au logement opposable.",
            ),
        ),
        heading("Comment la commission choisit"),
        text(
            "Pour un logement, elle étudie en général au moins trois demandes. "
            "La loi prévoit quelques exceptions, par exemple quand il n'y a pas assez de demandes.",
            "Elle regarde votre foyer, vos revenus, votre logement actuel et votre situation. "
            "Elle regarde aussi les situations prioritaires.",
        ),
        heading("Les situations prioritaires"),
        listing(
            "vous n'avez pas de logement, ou vous êtes hébergé ;",
            "vous êtes menacé d'expulsion ;",
            "votre logement est indigne, ou non décent avec un enfant mineur ;",
            "vous avez un handicap, ou une personne du foyer en a un ;",
            "vous subissez des violences dans votre couple ou votre famille ;",
            "vous êtes menacé d'un mariage forcé ;",
            "vous reprenez un travail après un long chômage ;",
            "vous êtes jeune et vous quittez l'aide sociale à l'enfance.",
            before="La loi donne une priorité, par exemple, quand :",
        ),
        text(
            "Les personnes reconnues prioritaires par la commission de médiation passent en "
            "premier. "
            f"{page('dalo', 'Le droit au logement opposable')}",
            "Être prioritaire ne donne pas un logement tout de suite. "
            "Votre situation est vérifiée avec vos documents quand un logement se présente.",
        ),
        heading("Internet ou papier : pas de différence"),
        text(
            "Une demande faite sur papier vaut autant qu'une demande faite en ligne. "
            "La façon de la déposer ne change ni sa place ni son délai.",
        ),
        cards("commission", "points", "attendre"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1 (priorités), L.441-2 "
        "(commission) et R.441-3 (décisions et nombre de demandes étudiées)."
    ),
)

POINTS = Content(
    key="points",
    slug="les-points-de-ma-demande",
    parent="comprendre",
    title="Les points de ma demande",
    lead="Dans certains territoires, chaque demande reçoit des points. C'est la cotation.",
    description="À quoi sert la cotation, qui fixe les points, ce qu'elle ne décide pas.",
    essential=(
        "Les points aident à comparer les demandes.",
        "L'intercommunalité choisit les critères.",
        "Les points ne donnent pas un logement à eux seuls.",
        "Vous avez le droit de connaître vos points.",
    ),
    body=(
        heading("Où y a-t-il une cotation ?"),
        text(
            "La loi la demande à une partie des intercommunalités et à Paris. "
            "Ailleurs, elle n'existe pas toujours.",
            "Si vous demandez des communes de plusieurs intercommunalités, vous avez une note "
            "dans chacune.",
        ),
        heading("D'où viennent les points"),
        text(
            "Chaque intercommunalité publie ses critères et leur poids. "
            "Les situations prioritaires de la loi en font toujours partie.",
            "Les points sont d'abord calculés avec vos réponses. "
            "Ils sont vérifiés ensuite, avec vos documents.",
        ),
        heading("Ce que vous pouvez demander"),
        listing(
            "les critères et leur poids ;",
            "votre propre note ;",
            "où se situe votre note parmi les demandes qui ressemblent à la vôtre ;",
            "l'attente observée pour le type de logement et le lieu que vous voulez ;",
            "dans quels cas refuser un logement adapté change votre note.",
        ),
        callout(
            "Tenez votre demande à jour : un enfant, un emploi, un logement perdu peuvent changer "
            f"vos points. {page('modifier', 'Changer une réponse')}",
        ),
        text(f"Pour les règles du calcul : {page('algorithme', 'la cotation et la loi')}."),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-8 et R.441-2-17. "
        "Décret n° 2019-1378 du 17 décembre 2019."
    ),
)

LAW = Content(
    key="droits",
    slug="vos-droits",
    parent="comprendre",
    title="Vos droits",
    lead="La loi protège les personnes qui demandent un logement social.",
    description="Être enregistré, être informé, être reçu, faire appel d'une décision.",
    essential=(
        "Votre demande doit être enregistrée.",
        "Vous avez le droit de savoir où elle en est.",
        "Vous avez le droit d'être reçu.",
        "Un refus est écrit, avec sa raison.",
    ),
    body=(
        heading("Être enregistré"),
        text(
            "Un guichet enregistre votre demande avec le formulaire et votre pièce d'identité, ou "
            "votre titre de séjour. Il ne peut pas exiger un autre document pour cela.",
        ),
        text(
            "Vous recevez une attestation un mois au plus après le dépôt de la demande. "
            "Sans attestation après un mois, écrivez au préfet de votre département.",
        ),
        heading("Être informé"),
        listing(
            "ce que contient votre demande ;",
            "où elle en est ;",
            "les décisions de la commission et leurs raisons ;",
            "l'attente moyenne, par secteur et par type de logement.",
            before="À tout moment, vous pouvez demander :",
        ),
        heading("Être reçu"),
        text(
            "Après l'enregistrement, vous pouvez demander à rencontrer quelqu'un. "
            "L'intercommunalité fixe le délai : un mois au plus en général. "
            "Il peut être de deux mois là où les demandes sont très nombreuses.",
        ),
        heading("Contester"),
        cards("recours", "dalo", "donnees-personnelles"),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-1 (attestation), L.441-2-2 "
        "(refus motivé), L.441-2-6 et R.441-2-17 (information), L.441-2-8 (accueil)."
    ),
)

PAGES = (UNDERSTAND, WHO, CEILINGS, DECIDES, POINTS, LAW)
