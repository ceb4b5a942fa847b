"""The letters of a registered demand, in easy words."""

from forms_wizard.demands.enums import LetterKind as Kind
from home.content.easy.letter_parts import (
    HELP,
    NOT_YOU,
    OPEN,
    SENIORITY,
    letter,
)
from home.content.easy.writing import drawn, in_order, word
from home.content.writing import button, buttons, heading, page
from home.easy.enums import Symbol

RENEWAL = letter(
    "renouvelez-votre-demande",
    "Renouvelez votre demande",
    "Votre demande s'arrête bientôt. Vous devez agir.",
    (
        Kind.RENEWAL_NOTICE,
        Kind.RENEWAL_NOTICE_AGAIN,
        Kind.RENEWAL_D15,
        Kind.RENEWAL_D7,
        Kind.RENEWAL_D2,
        Kind.RENEWAL_D0,
    ),
    drawn(Symbol.DATE, "La date de fin est écrite dans le courrier."),
    heading("Vous cherchez toujours un logement ?"),
    drawn(
        Symbol.YES,
        "Renouvelez votre demande avant cette date.",
        "C'est gratuit.",
        "Vous gardez votre numéro et votre ancienneté.",
    ),
    SENIORITY,
    heading("Comment renouveler"),
    in_order(
        "Ouvrez votre dossier, ou allez dans un guichet.",
        "Relisez vos réponses.",
        "Changez ce qui est différent.",
        "Confirmez.",
    ),
    OPEN,
    drawn(
        Symbol.WARNING,
        "Sans renouvellement, votre demande s'arrête.",
        "Vous perdez alors votre ancienneté.",
    ),
    HELP,
)

EXPIRED = letter(
    "il-est-encore-temps",
    "Il est encore temps de renouveler votre demande",
    "La date de votre demande est passée. Agissez vite.",
    (Kind.EXPIRED,),
    drawn(
        Symbol.YES,
        "Vous pouvez encore renouveler.",
        "La dernière date est écrite dans le courrier.",
        "Vous gardez votre numéro et votre ancienneté.",
    ),
    SENIORITY,
    drawn(Symbol.WARNING, "Après cette date, votre demande s'arrête."),
    OPEN,
    HELP,
)

WARNING = letter(
    "votre-reponse-est-attendue",
    "Votre réponse est attendue",
    "Ce courrier est important. Vous devez répondre.",
    (Kind.WARNING,),
    heading("Pourquoi ce courrier ?"),
    drawn(
        Symbol.LETTER,
        "Un guichet vous a écrit et attend votre réponse.",
        "Ou une commission dit qu'une condition de la loi manque.",
        "Le courrier dit lequel des deux.",
    ),
    word(
        "La commission",
        "Ce sont des personnes qui choisissent.",
        "Elles disent à qui donner un logement.",
    ),
    heading("Ce que vous devez faire"),
    drawn(
        Symbol.PLACE,
        "Répondez vite au guichet qui vous a écrit.",
        "Sans réponse, votre demande s'arrête.",
    ),
    OPEN,
    HELP,
)

REMOVED = letter(
    "demande-arretee",
    "Votre demande est arrêtée",
    "Votre demande de logement est finie.",
    (Kind.REMOVED,),
    drawn(Symbol.LETTER, "La raison et la date sont écrites."),
    heading("Vous cherchez toujours un logement ?"),
    drawn(
        Symbol.PLACE,
        "Le courrier donne une date limite ?",
        "Allez au guichet avant cette date.",
        "Votre demande peut reprendre, avec votre ancienneté.",
    ),
    SENIORITY,
    heading("Vous pensez que c'est une erreur ?"),
    drawn(
        Symbol.LAW,
        "Écrivez au service qui a arrêté votre demande.",
        "Vous avez 2 mois pour aller au tribunal.",
        page("recours", "Contester une décision"),
    ),
    buttons(button("Comprendre les raisons", key="arret")),
    HELP,
)

RENOUNCED = letter(
    "vous-avez-renonce",
    "Vous avez renoncé à votre demande",
    "Vous avez demandé d'arrêter votre demande.",
    (Kind.RENOUNCED,),
    word("Renoncer", "C'est dire : « Je ne veux plus cette demande. »"),
    drawn(Symbol.NO, "Votre demande est arrêtée."),
    heading("Vous avez changé d'avis ?"),
    drawn(
        Symbol.DATE,
        "Vous pouvez reprendre votre demande.",
        "Faites-le avant la date et l'heure écrites.",
        "Vous gardez votre ancienneté.",
    ),
    SENIORITY,
    drawn(Symbol.FORM, "Après, vous pouvez faire une nouvelle demande."),
    NOT_YOU,
    OPEN,
)

REACTIVATED = letter(
    "demande-a-nouveau-en-cours",
    "Votre demande est à nouveau en cours",
    "Votre demande a repris. C'est une bonne nouvelle.",
    (Kind.REACTIVATED,),
    drawn(
        Symbol.YES,
        "Vous gardez votre numéro.",
        "Vous gardez votre ancienneté.",
    ),
    SENIORITY,
    drawn(
        Symbol.DATE,
        "Notez la date de fin, si elle est écrite.",
        "Renouvelez votre demande avant cette date.",
        page("renouveler", "Comment renouveler ?"),
    ),
    OPEN,
)

CONTACT = letter(
    "coordonnees-changees",
    "Vos coordonnées sont changées",
    "Une adresse ou un téléphone a changé dans une demande.",
    (Kind.CONTACT_CHANGED,),
    word(
        "Les coordonnées",
        "C'est ce qui sert à vous joindre.",
        "Par exemple : adresse, téléphone, courriel.",
    ),
    drawn(Symbol.YES, "Ce changement vient de vous ?", "Alors tout va bien."),
    NOT_YOU,
    drawn(
        Symbol.COMPUTER,
        "Vous avez un compte sur ce site ?",
        "Changez aussi votre mot de passe.",
    ),
    OPEN,
)

MOVED = letter(
    "changement-de-compte",
    "Information sur votre compte",
    "Une demande est passée dans un autre compte.",
    (Kind.MOVED,),
    word("Un compte", "C'est votre accès à ce site.", "Il a un mot de passe."),
    drawn(
        Symbol.YES,
        "La demande continue.",
        "Elle garde son numéro et sa date.",
        "Ce changement vient de vous ? Alors tout va bien.",
    ),
    NOT_YOU,
    buttons(button("Trouver un guichet", key="guichet")),
)

HOUSEHOLD = letter(
    "votre-demande-continue",
    "Votre demande continue",
    "Un guichet a changé le foyer de la demande.",
    (Kind.HOUSEHOLD_CHANGED,),
    word("Le foyer", "Ce sont les personnes qui vivront dans le logement."),
    drawn(
        Symbol.YES,
        "La demande continue.",
        "Elle garde son numéro et son ancienneté.",
    ),
    SENIORITY,
    drawn(
        Symbol.PLACE,
        "Vous voulez suivre la demande sur internet ?",
        "Le guichet peut vous donner un code.",
        "Ce changement est faux ? Dites-le au guichet.",
    ),
    OPEN,
)

SAME = letter(
    "information-sur-votre-demande",
    "Information sur votre demande",
    "Votre demande continue.",
    (Kind.SAME_KEY,),
    word("Le territoire", "C'est un département, ou toute l'Île-de-France."),
    drawn(
        Symbol.FORM,
        "Une personne fait une seule demande par territoire.",
        "Vous avez fait une seule demande ? Alors tout va bien.",
    ),
    drawn(
        Symbol.PLACE,
        "Vous avez fait plusieurs demandes ?",
        "Allez dans un guichet.",
        "Gardez la demande la plus ancienne.",
    ),
    drawn(
        Symbol.WARNING,
        "Quelqu'un utilise peut-être votre nom ?",
        "Allez aussi dans un guichet.",
    ),
    OPEN,
)

CO_ACCESS = letter(
    "code-d-acces",
    "Votre code d'accès",
    "Ce courrier contient un code secret.",
    (Kind.CO_ACCESS,),
    word(
        "Le co-demandeur",
        "C'est la personne qui signera le bail aussi.",
        "Ici, c'est vous.",
    ),
    word("Le bail", "C'est un contrat pour louer un logement."),
    drawn(Symbol.COMPUTER, "Avec ce code, vous lisez la demande sur internet."),
    heading("Ce que vous devez faire"),
    in_order(
        "Créez un compte à votre nom.",
        "Écrivez le code du courrier.",
        "Écrivez votre date de naissance.",
    ),
    drawn(
        Symbol.WARNING,
        "Le code sert une seule fois.",
        "Gardez-le pour vous.",
    ),
    HELP,
)

PAGES = (
    RENEWAL,
    EXPIRED,
    WARNING,
    REMOVED,
    RENOUNCED,
    REACTIVATED,
    CONTACT,
    MOVED,
    HOUSEHOLD,
    SAME,
    CO_ACCESS,
)
