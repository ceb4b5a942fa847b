"""The letters from the filing to the registration, in easy words."""

from forms_wizard.demands.enums import LetterKind as Kind
from home.content.easy.letter_parts import (
    AGAIN,
    HELP,
    NOT_YOU,
    OPEN,
    letter,
)
from home.content.easy.writing import drawn, in_order, word
from home.content.writing import button, buttons, heading, page
from home.easy.enums import Symbol

SENT = letter(
    "demande-envoyee",
    "Votre demande est envoyée",
    "Votre demande de logement est bien arrivée.",
    (Kind.RECEIPT,),
    drawn(
        Symbol.YES,
        "Ce courrier est une preuve.",
        "Gardez-le.",
        "La date de votre demande est écrite dessus.",
    ),
    heading("Ce qui se passe maintenant"),
    drawn(
        Symbol.IDENTITY,
        "Un guichet vérifie votre pièce d'identité.",
        "On vous demande de la montrer ?",
        "Alors allez au guichet avant la date écrite.",
    ),
    drawn(
        Symbol.NUMBER,
        "Le courrier porte une référence provisoire.",
        "Votre numéro unique arrive plus tard.",
    ),
    word("La référence provisoire", "C'est un numéro pour quelques jours."),
    word("Le numéro unique", "C'est le vrai numéro de votre demande."),
    OPEN,
    HELP,
)

IDENTITY_REFUSED = letter(
    "piece-d-identite-a-refaire",
    "Votre pièce d'identité est à refaire",
    "Votre pièce d'identité est refusée. Donnez-en une autre.",
    (Kind.IDENTITY_REFUSED,),
    drawn(Symbol.LETTER, "La raison est écrite dans le courrier."),
    heading("Ce que vous devez faire"),
    in_order(
        "Lisez la raison.",
        "Prenez une nouvelle photo, ou choisissez un autre document.",
        "Envoyez-la dans votre dossier, ou allez au guichet.",
    ),
    drawn(
        Symbol.DATE,
        "Faites-le avant la date écrite.",
        "La date de votre demande reste la même.",
    ),
    buttons(
        button("Réussir ma photo", key="preparer"),
        button("Ouvrir mon dossier", door="follow", emphasis="secondary"),
    ),
    HELP,
)

IDENTITY_RECEIVED = letter(
    "nouvelle-piece-d-identite-recue",
    "Votre nouvelle pièce d'identité est reçue",
    "Votre nouvelle pièce d'identité est bien arrivée.",
    (Kind.IDENTITY_RECEIVED,),
    drawn(
        Symbol.WAIT,
        "Un guichet la vérifie.",
        "Cela prend 5 jours ouvrés au plus.",
        "Vous pouvez attendre tranquillement.",
    ),
    word("Les jours ouvrés", "Ce sont les jours où l'on travaille."),
    drawn(Symbol.DATE, "La date de votre demande reste la même."),
    OPEN,
)

IDENTITY_AWAITED = letter(
    "piece-d-identite-attendue",
    "Votre pièce d'identité est attendue",
    "Il manque votre pièce d'identité.",
    (Kind.IDENTITY_REMINDER, Kind.IDENTITY_REMINDER_AGAIN),
    heading("Ce que vous devez faire"),
    drawn(
        Symbol.IDENTITY,
        "Envoyez une photo de votre pièce d'identité.",
        "Ou montrez-la dans un guichet.",
    ),
    drawn(
        Symbol.DATE,
        "Faites-le avant la date écrite.",
        "Sinon, votre demande est abandonnée.",
        "Vous pourrez faire une nouvelle demande.",
    ),
    buttons(
        button("Préparer mon document", key="preparer"),
        button("Trouver un guichet", key="guichet", emphasis="secondary"),
    ),
    HELP,
)

ABANDONED = letter(
    "demande-abandonnee",
    "Votre demande est abandonnée",
    "Votre pièce d'identité n'est pas arrivée.",
    (Kind.ABANDONED,),
    drawn(
        Symbol.NO,
        "Votre demande est finie.",
        "Elle n'était pas encore enregistrée.",
    ),
    heading("Ce que vous pouvez faire"),
    drawn(
        Symbol.FORM,
        "Vous pouvez faire une nouvelle demande.",
        "Préparez d'abord votre pièce d'identité.",
    ),
    AGAIN,
    HELP,
)

WITHDRAWN = letter(
    "demande-retiree",
    "Votre demande est retirée",
    "Vous avez retiré votre demande.",
    (Kind.WITHDRAWN,),
    drawn(
        Symbol.NO,
        "Votre demande est finie.",
        "Vous pouvez en faire une autre quand vous voulez.",
    ),
    NOT_YOU,
    AGAIN,
)

CERTIFICATE = letter(
    "attestation",
    "Votre attestation d'enregistrement",
    "Votre demande est enregistrée. C'est une bonne nouvelle.",
    (Kind.CERTIFICATE,),
    word("L'attestation", "C'est un document.", "Il prouve que votre demande existe."),
    drawn(
        Symbol.NUMBER,
        "Votre numéro unique est écrit.",
        "Gardez-le : on vous le demandera.",
    ),
    drawn(
        Symbol.HOME,
        "Les bailleurs de votre territoire voient votre demande.",
    ),
    word("Un bailleur", "C'est un organisme qui loue des logements sociaux."),
    word("Le territoire", "C'est un département, ou toute l'Île-de-France."),
    heading("Ce que vous devez faire"),
    drawn(
        Symbol.DATE,
        "Notez la date de fin de votre demande.",
        "Renouvelez votre demande avant cette date.",
        page("renouveler", "Comment renouveler ?"),
    ),
    OPEN,
)

PAGES = (
    SENT,
    IDENTITY_REFUSED,
    IDENTITY_RECEIVED,
    IDENTITY_AWAITED,
    ABANDONED,
    WITHDRAWN,
    CERTIFICATE,
)
