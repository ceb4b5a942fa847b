"""After the filing: the dossier, the registration, the wait, the changes."""

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
    steps,
    table,
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
        heading("À chaque moment, une page"),
        cards("apres-envoi", "attendre", "commission", "proposition", "pas-choisi", "modifier"),
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
                "À renouveler",
                "Votre demande s'arrête bientôt. Dites que vous cherchez toujours un logement. "
                f"{page('renouveler', 'Renouveler ma demande')}",
            ),
            (
                "Date dépassée",
                "La date est passée. Vous pouvez encore renouveler, pendant peu de temps. "
                f"{page('retard', 'Renouveler en retard')}",
            ),
            (
                "Désigné sur un logement",
                "Votre dossier est proposé pour un logement. Ce n'est pas encore un oui : "
                "d'autres personnes sont proposées aussi.",
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
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-6 et R.441-2-17 : ce que "
        "vous pouvez savoir de votre demande, à tout moment."
    ),
)

SENT = Content(
    key="apres-envoi",
    slug="apres-l-envoi",
    parent="suivre",
    title="Ma demande est envoyée : et après ?",
    lead="Un guichet vérifie votre pièce d'identité. Ensuite, vous recevez votre numéro.",
    description="L'accusé de dépôt, la vérification, le numéro unique et l'attestation.",
    essential=(
        "Vous avez tout de suite une preuve de dépôt.",
        "La vérification prend cinq jours ouvrés au plus.",
        "Vous recevez votre numéro et votre attestation.",
        "Votre date de dépôt ne change plus.",
    ),
    body=(
        steps(
            (
                "Tout de suite : la preuve de dépôt",
                "Elle porte une référence provisoire et un code. "
                "Le code permet de retrouver votre demande. Gardez-le.",
            ),
            (
                "En cinq jours ouvrés : la vérification",
                "Un guichet regarde votre pièce d'identité. "
                "Si elle ne va pas, on vous dit pourquoi et quoi faire.",
            ),
            (
                "Après la vérification : le numéro unique",
                "Votre demande est enregistrée. Les bailleurs sociaux du territoire la voient.",
            ),
            (
                "En un mois au plus : l'attestation",
                "Elle prouve que vous avez une demande. Gardez-la.",
            ),
        ),
        heading("La référence n'est pas le numéro unique"),
        text(
            "La référence provisoire vous est donnée à l'envoi. "
            "Le numéro unique a 18 caractères. Il arrive après la vérification.",
        ),
        heading("Questions fréquentes"),
        questions(
            (
                "J'ai choisi de montrer ma pièce d'identité. Que dois-je faire ?",
                "Allez dans un guichet avec elle, avant la date écrite dans votre dossier. "
                f"{page('guichet', 'Trouver un guichet')}",
            ),
            (
                "Ma pièce d'identité n'est pas acceptée",
                "Envoyez une nouvelle photo depuis votre dossier, ou allez dans un guichet. "
                "Votre date de demande ne change pas. "
                f"{page('preparer', 'Réussir la photo')}",
            ),
            (
                "Je n'ai rien reçu après un mois",
                "Regardez dans votre dossier et dans les courriers indésirables. "
                "Demandez ensuite à un guichet. "
                "Sans attestation après un mois, vous pouvez écrire au préfet.",
            ),
            (
                "Que contient l'attestation ?",
                "Votre nom, votre numéro, la date de votre demande et celle du dernier "
                "renouvellement. Elle dit aussi comment renouveler et quels sont vos recours.",
            ),
        ),
        buttons(button("Ouvrir mon dossier", door="follow")),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-2-1 (délai d'un mois), "
        "R.441-2-3 (date et numéro) et R.441-2-4 (contenu de l'attestation)."
    ),
)

WAITING = Content(
    key="attendre",
    slug="comprendre-l-attente",
    parent="suivre",
    title="Comprendre l'attente",
    lead="Attendre ne veut pas dire refus.",
    description="Pourquoi l'attente est longue, et que faire quand elle dure trop.",
    essential=(
        "L'attente dépend du lieu et du logement.",
        "Personne ne peut promettre une date.",
        "Gardez votre demande à jour.",
        "Si l'attente est trop longue, vous avez un recours.",
    ),
    body=(
        heading("Pourquoi faut-il attendre"),
        text(
            "Dans beaucoup de communes, il y a plus de demandes que de logements libres. "
            "L'attente dépend des communes, du nombre de pièces et du type de logement.",
            "Certaines situations sont prioritaires dans la loi. "
            f"{page('qui-decide', 'Les situations prioritaires')}",
        ),
        heading("Ce que vous pouvez faire"),
        listing(
            "Tenez votre demande à jour : revenus, famille, adresse, téléphone.",
            "Regardez d'autres communes où vous accepteriez de vivre.",
            "Préparez vos documents : on peut vous les demander d'un coup.",
            "Renouvelez votre demande chaque année.",
            "Répondez vite aux courriers.",
        ),
        buttons(
            button("Comparer des communes", door="compare"),
            button("Préparer mes documents", key="pieces", emphasis="secondary"),
        ),
        heading("Quand l'attente est anormalement longue"),
        text(
            "Dans chaque département, le préfet fixe un délai. Il commence à votre date de dépôt.",
            "Quand ce délai est passé sans proposition adaptée, vous pouvez saisir la commission "
            "de médiation. Demandez ce délai à votre guichet. "
            f"{page('dalo', 'Le droit au logement opposable')}",
        ),
        callout(
            "Sans logement, menacé d'expulsion ou dans un logement dangereux ? "
            f"Vous n'avez pas à attendre ce délai. {page('dalo', 'Voir les situations')}",
            meaning="warning",
            title="Votre situation est grave",
        ),
    ),
    legal_basis=(
        "Code de la construction et de l'habitation, articles L.441-1, L.441-1-4 et L.441-2-3."
    ),
)

CHANGE = Content(
    key="modifier",
    slug="modifier-ma-demande",
    parent="suivre",
    title="Changer une réponse de ma demande",
    lead="Un enfant, un emploi, un déménagement : dites-le dès que cela change.",
    description="Quoi signaler, comment le faire, ce qui ne change pas.",
    essential=(
        "Vous pouvez changer vos réponses à tout moment.",
        "Votre numéro et votre ancienneté ne changent pas.",
        "Un guichet peut le faire avec vous.",
    ),
    body=(
        buttons(
            button("Ouvrir mon dossier", door="follow"),
            button("Chercher un guichet", door="guichets", emphasis="secondary"),
        ),
        heading("Ce qu'il faut signaler"),
        table(
            "Ce qui change, et pourquoi le dire",
            ("Ce qui change", "Pourquoi"),
            ("Adresse, téléphone, adresse électronique", "Pour recevoir les courriers à temps"),
            ("Naissance, séparation, mariage", "La taille du logement et le plafond changent"),
            ("Emploi, revenus", "Le loyer possible et le plafond changent"),
            ("Logement perdu, congé, expulsion", "Votre situation peut devenir prioritaire"),
            ("Communes ou type de logement voulus", "Pour recevoir des propositions utiles"),
        ),
        heading("Ce qui se fait au guichet"),
        text(
            "Votre nom ou votre date de naissance sont faux ? "
            "Ils ont été vérifiés : un guichet les corrige, à votre demande.",
            f"Une personne quitte la demande ? {page('separation', 'La séparation')}",
        ),
        callout(
            "Une modification ne remplace pas le renouvellement. "
            f"{page('renouveler', 'Renouveler ma demande')}",
            meaning="warning",
        ),
        callout(
            "Une modification ne donne pas de nouvelle attestation. "
            "Vos réponses à jour sont dans votre dossier.",
        ),
    ),
    legal_basis=("Code de la construction et de l'habitation, articles R.441-2-2 et R.441-2-7."),
)

PAGES = (FOLLOW, SENT, WAITING, CHANGE)
