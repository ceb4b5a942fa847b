"""« Mes courriers expliqués »: what each letter of the portal says, in easy words."""

from forms_wizard.demands.enums import LetterKind as Kind
from home.content.easy.writing import drawn, in_order, word
from home.content.writing import Content, button, buttons, heading, page
from home.easy.enums import Symbol

LIST = Content(
    key="courriers-expliques",
    slug="mes-courriers-expliques",
    parent="suivre",
    title="Mes courriers expliqués",
    lead="Vous avez reçu un courrier sur votre demande. Choisissez-le dans la liste.",
    description="Chaque courrier de la demande, expliqué en phrases courtes.",
    in_menus=False,
)


def letter(
    slug: str, title: str, lead: str, kinds: tuple[Kind, ...], *body: tuple[str, object]
) -> Content:
    return Content(
        key=f"courrier-{slug}",
        slug=slug,
        parent=LIST.key,
        title=title,
        lead=lead,
        description=f"Le courrier « {title} », expliqué en phrases courtes.",
        in_menus=False,
        body=body,
        kinds=tuple(str(kind) for kind in kinds),
    )


OPEN = buttons(
    button("Ouvrir mon dossier", door="follow"),
    button("Trouver un guichet", key="guichet", emphasis="secondary"),
)
AGAIN = buttons(
    button("Faire une nouvelle demande", key="faire"),
    button("Trouver un guichet", key="guichet", emphasis="secondary"),
)
SENIORITY = word("L'ancienneté", "C'est le temps depuis le début de votre demande.")
HELP = drawn(
    Symbol.PEOPLE,
    "C'est difficile à comprendre ?",
    page("aide", "Une personne peut vous aider"),
)
NOT_YOU = drawn(
    Symbol.WARNING,
    "Ce changement ne vient pas de vous ?",
    "Allez vite dans un guichet avec votre pièce d'identité.",
)

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
    LIST,
    SENT,
    IDENTITY_REFUSED,
    IDENTITY_RECEIVED,
    IDENTITY_AWAITED,
    ABANDONED,
    WITHDRAWN,
    CERTIFICATE,
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
