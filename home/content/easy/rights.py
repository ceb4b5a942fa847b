"""A demand is stopped, a decision is wrong, the wait is too long."""

from home.content.easy.writing import drawn, in_order, twin, word
from home.content.writing import button, buttons, heading, page
from home.easy.enums import Symbol

STOPPED = twin(
    "arret",
    "Ma demande est arrêtée",
    "La loi dit quand une demande peut s'arrêter.",
    "Les 6 raisons et ce que vous pouvez faire, en phrases courtes.",
    word("La radiation", "C'est l'arrêt de votre demande."),
    heading("Les 6 raisons"),
    in_order(
        "Vous avez signé un bail pour un logement social.",
        "Vous avez dit que vous arrêtez votre demande.",
        "Vous n'avez pas répondu à un courrier.",
        "Une commission a jugé la demande non recevable.",
        "Vous n'avez pas renouvelé à temps.",
        "Deux de vos demandes sont réunies en une seule.",
    ),
    word("Le bail", "C'est un contrat pour louer un logement."),
    word("Non recevable", "Une condition de la loi manque."),
    drawn(Symbol.FORM, "La raison est écrite dans votre dossier."),
    heading("Ce que vous pouvez faire"),
    drawn(
        Symbol.DATE,
        "Vous avez oublié de renouveler ?",
        "Allez vite dans un guichet.",
        page("retard", "Renouveler en retard"),
    ),
    drawn(
        Symbol.LETTER,
        "Vous avez oublié de répondre à un courrier ?",
        "Allez vite dans un guichet.",
        "Souvent, la demande peut reprendre pendant 5 mois.",
    ),
    drawn(
        Symbol.COMPUTER,
        "Vous avez arrêté votre demande sur internet ?",
        "Vous avez 48 heures pour changer d'avis.",
    ),
    drawn(
        Symbol.LAW,
        "C'est une erreur ?",
        "Vous pouvez le dire.",
        page("recours", "Contester une décision"),
    ),
    heading("Votre demande continue quand"),
    drawn(
        Symbol.YES,
        "vous refusez un logement ;",
        "vous déménagez ;",
        "il manque un document.",
    ),
    buttons(
        button("Trouver un guichet", key="guichet"),
        button("Ouvrir mon dossier", door="follow", emphasis="secondary"),
    ),
)

APPEAL = twin(
    "recours",
    "Contester une décision",
    "Une décision vous semble fausse ? Vous pouvez le dire.",
    "À qui le dire et qui peut aider, en phrases courtes.",
    word("Contester", "C'est dire : « Je ne suis pas d'accord. »"),
    drawn(Symbol.MONEY, "C'est gratuit."),
    heading("Dans l'ordre"),
    in_order(
        "Écrivez au service qui a décidé. Dites ce qui est faux.",
        "Demandez de l'aide au Défenseur des droits.",
        "En dernier, allez au tribunal administratif.",
    ),
    word(
        "Le Défenseur des droits",
        "C'est une personne qui aide face aux services publics.",
        "Son aide est gratuite.",
        "Il a des équipes près de chez vous.",
    ),
    word(
        "Le tribunal administratif",
        "C'est un juge.",
        "Il décide quand on conteste un service public.",
        "En général, vous avez 2 mois pour lui écrire.",
    ),
    drawn(Symbol.LETTER, "Gardez tous vos courriers."),
    drawn(
        Symbol.PEOPLE,
        "Une association peut vous aider à écrire.",
        page("aide", "Qui peut m'aider ?"),
    ),
)

DALO = twin(
    "dalo",
    "Le droit au logement opposable (DALO)",
    "Votre situation est grave ? Une commission peut vous aider.",
    "Qui peut demander le DALO et comment, en phrases courtes.",
    word(
        "DALO",
        "Cela veut dire : droit au logement opposable.",
        "C'est un droit donné par la loi.",
        "Avec ce droit, l'État doit vous proposer un logement.",
    ),
    word(
        "La commission de médiation",
        "Ce sont des personnes qui étudient votre situation.",
        "Il y en a une dans chaque département.",
    ),
    heading("Qui peut demander le DALO ?"),
    drawn(Symbol.WAIT, "Votre attente est plus longue que le délai du préfet."),
    word(
        "Le préfet",
        "Il représente l'État dans le département.",
        "Il fixe un délai d'attente.",
        "Le guichet peut vous dire ce délai.",
    ),
    drawn(
        Symbol.WARNING,
        "Ou votre situation est grave :",
        "vous êtes sans logement ;",
        "vous allez être expulsé ;",
        "vous êtes hébergé pour un temps ;",
        "votre logement est dangereux ;",
        "votre logement est trop petit, avec un enfant.",
    ),
    word("Être expulsé", "C'est devoir quitter son logement par décision de justice."),
    heading("Comment faire"),
    in_order(
        "Prenez le formulaire. Son numéro est Cerfa 15036.",
        "Expliquez votre situation. Ajoutez des documents.",
        "Envoyez-le à la commission de médiation.",
        "Gardez une copie.",
        "Attendez la réponse : 3 mois, parfois plus outre-mer.",
    ),
    drawn(
        Symbol.PEOPLE,
        "C'est difficile ? Un travailleur social peut vous aider.",
        page("aide", "Qui peut m'aider ?"),
    ),
    heading("La commission dit oui"),
    drawn(
        Symbol.YES,
        "Vous êtes prioritaire.",
        "Le préfet doit vous proposer un logement.",
        f"Continuez à renouveler. {page('renouveler', 'Renouveler ma demande')}",
    ),
    drawn(
        Symbol.WARNING,
        "Vous refusez un logement adapté ?",
        "Vous pouvez perdre ce droit.",
        "Demandez conseil avant de répondre.",
    ),
    heading("La commission dit non"),
    drawn(
        Symbol.LAW,
        "La raison est écrite.",
        "Vous pouvez contester.",
        page("recours", "Contester une décision"),
    ),
)

PAGES = (STOPPED, APPEAL, DALO)
