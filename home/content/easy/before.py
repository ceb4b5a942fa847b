"""Before the demand is sent: what it is, how to make it, who helps."""

from home.content.easy.writing import drawn, in_order, twin, word
from home.content.writing import button, buttons, heading, page
from home.easy.enums import Symbol

HOME = twin(
    "accueil",
    "Votre demande de logement social",
    "Ce site vous aide à demander un logement social.",
    "Demander un logement social, en phrases courtes.",
    word(
        "Un logement social",
        "C'est un logement avec un loyer modéré.",
        "Vous le louez à un bailleur social.",
    ),
    word("Un bailleur social", "C'est un organisme qui loue des logements sociaux."),
    drawn(
        Symbol.MONEY,
        "La demande est <b>gratuite</b>.",
        "Personne ne doit vous demander de l'argent.",
    ),
    heading("Comment ça se passe"),
    in_order(
        "Vous remplissez votre demande.",
        "Un guichet vérifie votre pièce d'identité.",
        "Vous recevez un numéro : le numéro unique.",
        "Vous attendez une proposition de logement.",
        "Chaque année, vous renouvelez votre demande.",
    ),
    word(
        "Renouveler",
        "C'est dire : « Je cherche toujours un logement. »",
        "Sinon, votre demande s'arrête.",
    ),
    heading("Que voulez-vous faire ?"),
    drawn(Symbol.FORM, page("faire", "Je veux faire une demande")),
    drawn(Symbol.WAIT, page("suivre", "Je veux savoir où en est ma demande")),
    drawn(Symbol.DATE, page("renouveler", "Je veux renouveler ma demande")),
    drawn(Symbol.NO, page("arret", "Ma demande est arrêtée")),
    heading("Vous pouvez être aidé"),
    drawn(
        Symbol.PEOPLE,
        "Une personne peut remplir la demande avec vous.",
        page("aide", "Qui peut m'aider ?"),
    ),
    drawn(
        Symbol.PLACE,
        "Vous pouvez aussi aller dans un guichet.",
        page("guichet", "Trouver un guichet"),
    ),
)

START = twin(
    "faire",
    "Faire ma demande",
    "Voici comment demander un logement social.",
    "Qui peut demander, quoi préparer, comment envoyer, en phrases courtes.",
    heading("Qui peut faire une demande ?"),
    drawn(
        Symbol.PEOPLE,
        "Vous avez 18 ans ou plus.",
        "Vous êtes français, ou vous avez le droit de vivre en France.",
        "Vous pouvez demander quels que soient vos revenus.",
    ),
    word(
        "Les revenus", "C'est l'argent que vous recevez.", "Par exemple : le salaire, la retraite."
    ),
    heading("Ce qu'il faut préparer"),
    drawn(
        Symbol.IDENTITY,
        "Un seul document est demandé.",
        "C'est votre pièce d'identité ou votre titre de séjour.",
        page("preparer", "Préparer mon document"),
    ),
    drawn(
        Symbol.MONEY,
        "Gardez près de vous votre avis d'imposition.",
        "Vous ne l'avez pas ? Répondez : « je ne sais pas ».",
    ),
    word(
        "L'avis d'imposition",
        "C'est un document envoyé par les impôts.",
        "Il dit combien vous avez gagné.",
    ),
    heading("Remplir la demande"),
    in_order(
        "Ouvrez la demande avec le bouton bleu.",
        "Répondez aux questions.",
        "Relisez vos réponses.",
        "Envoyez la demande.",
    ),
    drawn(
        Symbol.YES,
        "Vous pouvez vous arrêter et reprendre plus tard.",
        "Vos réponses sont gardées.",
    ),
    buttons(
        button("Commencer ma demande", door="start"),
        button("Trouver un guichet", key="guichet", emphasis="secondary"),
    ),
    heading("Après l'envoi"),
    drawn(
        Symbol.LETTER,
        "Vous recevez une preuve.",
        "Gardez-la.",
        page("apres-envoi", "Que se passe-t-il après l'envoi ?"),
    ),
)

DOCUMENTS = twin(
    "preparer",
    "Préparer mon document",
    "Pour votre demande, il faut un seul document.",
    "Le document à donner et comment le photographier, en phrases courtes.",
    heading("Quel document donner ?"),
    drawn(
        Symbol.IDENTITY,
        "Vous êtes français : votre carte d'identité ou votre passeport.",
        "Vous venez d'un pays de l'Union européenne : la même chose.",
        "Vous venez d'un autre pays : votre titre de séjour.",
    ),
    word(
        "Le titre de séjour",
        "C'est une carte.",
        "Elle donne le droit de vivre en France.",
        "Le récépissé du titre de séjour est aussi accepté.",
    ),
    heading("Prendre la photo"),
    in_order(
        "Posez le document à plat, dans la lumière.",
        "Prenez la photo d'un côté.",
        "Pour une carte, prenez aussi l'autre côté.",
        "Regardez la photo : on doit pouvoir lire votre nom.",
    ),
    drawn(
        Symbol.PLACE,
        "La photo est difficile pour vous ?",
        "Montrez votre document dans un guichet.",
        page("guichet", "Trouver un guichet"),
    ),
    heading("Votre document est refusé"),
    drawn(
        Symbol.WARNING,
        "On vous écrit pourquoi.",
        "Envoyez une autre photo, ou allez dans un guichet.",
        "La date de votre demande reste la même.",
    ),
    heading("Les autres documents"),
    drawn(
        Symbol.WAIT,
        "On vous demandera d'autres documents plus tard.",
        "Ce sera quand un logement peut vous être proposé.",
    ),
)

GUICHET = twin(
    "guichet",
    "Trouver un guichet",
    "Au guichet, une personne vous aide pour votre demande.",
    "À quoi sert un guichet et quoi apporter, en phrases courtes.",
    word("Un guichet", "C'est un lieu pour les demandes de logement."),
    drawn(Symbol.MONEY, "Le guichet est gratuit."),
    heading("Ce que le guichet fait pour vous"),
    drawn(
        Symbol.FORM,
        "Il peut remplir la demande avec vous.",
        "Il peut vérifier votre pièce d'identité.",
        "Il peut changer une réponse de votre demande.",
        "Il peut renouveler votre demande.",
        "Il vous dit où en est votre demande.",
    ),
    heading("Ce que vous apportez"),
    drawn(
        Symbol.IDENTITY,
        "Votre pièce d'identité ou votre titre de séjour.",
        "Votre numéro unique, si vous en avez un.",
        "Votre avis d'imposition, si vous l'avez.",
    ),
    word("Le numéro unique", "C'est le numéro de votre demande.", "Il a 18 caractères."),
    buttons(button("Chercher un guichet", door="guichets")),
)

HELP = twin(
    "aide",
    "Qui peut m'aider ?",
    "Vous pouvez tout faire avec une personne.",
    "Les personnes et les lieux qui aident, en phrases courtes.",
    drawn(Symbol.MONEY, "L'aide est gratuite."),
    heading("Ces personnes peuvent vous aider"),
    drawn(
        Symbol.PEOPLE,
        "Une personne du guichet.",
        "Une personne d'un espace France services.",
        "Un travailleur social.",
        "Une association.",
        "Une personne de votre famille, ou un ami.",
    ),
    word(
        "Un travailleur social",
        "C'est une personne qui aide dans la vie quotidienne.",
        "Par exemple : une assistante sociale.",
    ),
    heading("Faites attention"),
    drawn(
        Symbol.WARNING,
        "C'est vous qui choisissez vos réponses.",
        "Gardez votre mot de passe pour vous.",
        "Une personne demande de l'argent ? Dites non.",
    ),
    buttons(button("Trouver un guichet", key="guichet")),
)

PAGES = (HOME, START, DOCUMENTS, GUICHET, HELP)
