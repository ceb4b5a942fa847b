"""After the demand is sent: following it, waiting, the commission, the offer, the renewal."""

from home.content.easy.writing import drawn, in_order, twin, word
from home.content.writing import button, buttons, heading, page
from home.easy.enums import Symbol

NUMBER = word(
    "Le numéro unique",
    "C'est le numéro de votre demande.",
    "Il a 18 caractères.",
    "On vous le demandera souvent.",
)
SENIORITY = word(
    "L'ancienneté",
    "C'est le temps depuis le début de votre demande.",
    "Elle compte pour avoir un logement.",
)
LANDLORD = word("Le bailleur", "C'est l'organisme qui loue le logement.")

FOLLOW = twin(
    "suivre",
    "Suivre ma demande",
    "Vous pouvez savoir où en est votre demande.",
    "Lire son dossier et ce qu'il dit, en phrases courtes.",
    drawn(
        Symbol.COMPUTER,
        "Sur ce site, vous avez un dossier.",
        "Votre dossier dit où en est votre demande.",
        "Il dit aussi ce que vous devez faire.",
    ),
    buttons(button("Ouvrir mon dossier", door="follow")),
    heading("Les mots de votre dossier"),
    word(
        "Demande envoyée",
        "Votre demande est arrivée.",
        "Un guichet vérifie votre pièce d'identité.",
    ),
    word(
        "Pièce à refaire",
        "Votre pièce d'identité est refusée.",
        "Envoyez une autre photo, ou allez au guichet.",
    ),
    word("Demande enregistrée", "C'est bon.", "Vous avez votre numéro unique."),
    word(
        "À renouveler",
        "Votre demande s'arrête bientôt.",
        f"Vous devez la renouveler. {page('renouveler', 'Comment renouveler ?')}",
    ),
    word(
        "Demande arrêtée",
        "Votre demande est finie.",
        f"La raison est écrite. {page('arret', 'Que faire ?')}",
    ),
    heading("Vos courriers"),
    drawn(
        Symbol.LETTER,
        "Vous recevez des courriers sur votre demande.",
        page("courriers-expliques", "Lire mes courriers expliqués"),
    ),
    heading("Vous êtes sans internet"),
    drawn(
        Symbol.PLACE,
        "Allez dans un guichet avec votre pièce d'identité.",
        "Une personne vous dit où en est votre demande.",
        page("guichet", "Trouver un guichet"),
    ),
)

SENT = twin(
    "apres-envoi",
    "Ma demande est envoyée : et après ?",
    "Voici ce qui se passe après l'envoi.",
    "La preuve, la vérification, le numéro et l'attestation, en phrases courtes.",
    heading("Dans l'ordre"),
    in_order(
        "Tout de suite, vous recevez une preuve.",
        "Un guichet vérifie votre pièce d'identité : 5 jours ouvrés au plus.",
        "Vous recevez votre numéro unique.",
        "Vous recevez votre attestation : 1 mois au plus après l'envoi.",
    ),
    word("Les jours ouvrés", "Ce sont les jours où l'on travaille."),
    NUMBER,
    word(
        "L'attestation",
        "C'est un document.",
        "Il prouve que votre demande existe.",
        "Gardez-le.",
    ),
    heading("Si vous attendez depuis plus d'un mois"),
    drawn(
        Symbol.WARNING,
        "Regardez dans votre dossier.",
        "Demandez ensuite à un guichet.",
        page("guichet", "Trouver un guichet"),
    ),
    buttons(button("Ouvrir mon dossier", door="follow")),
)

WAITING = twin(
    "attendre",
    "Comprendre l'attente",
    "Attendre veut dire : votre demande continue.",
    "Pourquoi l'attente est longue et quoi faire, en phrases courtes.",
    heading("Pourquoi faut-il attendre ?"),
    drawn(
        Symbol.WAIT,
        "Beaucoup de personnes demandent un logement.",
        "Souvent, il y a peu de logements libres.",
        "Personne ne peut vous promettre une date.",
    ),
    heading("Pendant l'attente"),
    drawn(
        Symbol.YES,
        "Dites quand votre vie change : adresse, famille, travail.",
        "Répondez vite aux courriers.",
        f"Chaque année, renouvelez. {page('renouveler', 'Comment renouveler ?')}",
    ),
    heading("Votre situation est grave ?"),
    drawn(
        Symbol.LAW,
        "Vous êtes sans logement, ou en danger chez vous ?",
        "La loi vous donne un droit.",
        page("dalo", "Le droit au logement opposable"),
    ),
)

COMMISSION = twin(
    "commission",
    "La commission d'attribution",
    "Une commission choisit qui aura le logement.",
    "Comment une commission choisit, en phrases courtes.",
    word(
        "La commission d'attribution",
        "Ce sont des personnes qui se réunissent.",
        "Elles choisissent à qui donner un logement.",
        "Chaque bailleur a sa commission.",
    ),
    LANDLORD,
    heading("Avant la commission"),
    in_order(
        "Votre dossier est proposé avec d'autres dossiers.",
        "On vous demande des documents.",
        "Donnez-les avant la date écrite.",
    ),
    drawn(Symbol.YES, "Vous pouvez rester chez vous ce jour-là."),
    heading("La commission peut dire"),
    drawn(
        Symbol.YES,
        "Oui : le logement est pour vous.",
        page("proposition", "Répondre à une proposition"),
    ),
    drawn(
        Symbol.WAIT,
        "Oui, après une autre personne.",
        "Le logement est pour vous si cette personne dit non.",
    ),
    drawn(
        Symbol.FORM,
        "Oui, mais il manque un document.",
        "Donnez-le à temps.",
    ),
    drawn(
        Symbol.NO,
        "Non : un autre dossier est choisi.",
        "Votre demande continue.",
        page("pas-choisi", "Mon dossier n'est pas choisi"),
    ),
    drawn(
        Symbol.LETTER,
        "Votre demande est non recevable.",
        "Cela veut dire : une condition de la loi manque.",
        "Vous recevez un courrier et vous pouvez répondre.",
    ),
)

OFFER = twin(
    "proposition",
    "Répondre à une proposition de logement",
    "Un logement est pour vous. Vous devez répondre.",
    "Accepter ou refuser un logement, en phrases courtes.",
    drawn(
        Symbol.DATE,
        "Vous avez 10 jours ou plus pour répondre.",
        "La date est écrite dans le courrier.",
        "Sans réponse, cela compte comme un refus.",
    ),
    heading("Avant de répondre"),
    drawn(
        Symbol.HOME,
        "Regardez le loyer et le nombre de pièces.",
        "Regardez les trajets : travail, école, médecin.",
        "Demandez au bailleur si vous pouvez visiter.",
    ),
    LANDLORD,
    heading("J'accepte le logement"),
    in_order(
        "Répondez par écrit, comme le courrier le demande.",
        "Le bailleur vous appelle.",
        "Vous signez le bail.",
    ),
    word("Le bail", "C'est un contrat.", "Il vous permet de louer le logement."),
    drawn(Symbol.YES, "Votre demande finit quand le bail est signé."),
    heading("Je refuse le logement"),
    drawn(
        Symbol.NO,
        "Vous avez le droit de refuser.",
        "Dites pourquoi : loyer, taille, lieu.",
        "Votre demande continue, avec la même ancienneté.",
    ),
    SENIORITY,
    drawn(
        Symbol.WARNING,
        "Un refus peut baisser votre note, dans certaines villes.",
        "Vous êtes prioritaire DALO ? Demandez conseil avant de refuser.",
        page("dalo", "Le DALO expliqué"),
    ),
    heading("Ne payez rien avant"),
    drawn(Symbol.MONEY, "Donnez de l'argent seulement après avoir signé le bail."),
)

NOT_CHOSEN = twin(
    "pas-choisi",
    "Mon dossier n'est pas choisi",
    "Un autre dossier est choisi pour ce logement.",
    "Comprendre pourquoi et quoi faire, en phrases courtes.",
    drawn(
        Symbol.YES,
        "Votre demande continue.",
        "Vous gardez votre ancienneté.",
        "C'est un refus pour ce logement seulement.",
    ),
    SENIORITY,
    heading("Pourquoi ?"),
    drawn(
        Symbol.LETTER,
        "Le bailleur vous écrit la raison.",
        "Elle est difficile à comprendre ? Demandez-lui de l'expliquer.",
    ),
    LANDLORD,
    heading("Une réponse de votre demande est fausse ?"),
    drawn(
        Symbol.FORM,
        "Corrigez-la maintenant, dans votre dossier ou au guichet.",
        page("modifier", "Changer une réponse"),
    ),
    heading("Vous pensez que c'est une erreur ?"),
    drawn(Symbol.LAW, "Vous pouvez le dire.", page("recours", "Contester une décision")),
)

RENEWAL = twin(
    "renouveler",
    "Renouveler ma demande",
    "Renouvelez votre demande chaque année.",
    "Quand et comment renouveler, en phrases courtes.",
    word("Renouveler", "C'est dire : « Je cherche toujours un logement. »"),
    drawn(
        Symbol.DATE,
        "Une demande dure 1 an.",
        "Vous recevez un rappel avant la fin.",
        "Le rappel arrive au moins 1 mois avant.",
    ),
    drawn(Symbol.MONEY, "C'est gratuit."),
    drawn(
        Symbol.NUMBER,
        "Vous gardez votre numéro.",
        "Vous gardez votre ancienneté.",
    ),
    SENIORITY,
    heading("Comment renouveler"),
    in_order(
        "Ouvrez votre dossier, ou allez dans un guichet.",
        "Relisez vos réponses : adresse, famille, travail, revenus.",
        "Changez ce qui est différent.",
        "Confirmez.",
    ),
    drawn(Symbol.COMPUTER, "Sur internet, vous pouvez renouveler 60 jours avant la fin."),
    buttons(
        button("Ouvrir mon dossier", door="follow"),
        button("Trouver un guichet", key="guichet", emphasis="secondary"),
    ),
    heading("Si vous oubliez"),
    drawn(
        Symbol.WARNING,
        "Sans renouvellement, votre demande s'arrête.",
        "La date est passée ? Agissez aujourd'hui.",
        page("retard", "Renouveler en retard"),
    ),
)

LATE = twin(
    "retard",
    "Renouveler en retard",
    "La date est passée ? Agissez aujourd'hui.",
    "Ce que vous pouvez faire après la date, en phrases courtes.",
    drawn(
        Symbol.YES,
        "La date est passée depuis 1 mois ou moins.",
        "Vous pouvez encore renouveler.",
        "Vous gardez votre ancienneté.",
    ),
    drawn(
        Symbol.PLACE,
        "La date est passée depuis 1 à 6 mois.",
        "Allez dans un guichet.",
        "Il peut demander que votre demande reprenne.",
    ),
    drawn(
        Symbol.FORM,
        "La date est passée depuis plus de 6 mois.",
        "Faites une nouvelle demande.",
        "Votre ancienneté repart de zéro.",
    ),
    SENIORITY,
    drawn(
        Symbol.LETTER,
        "Le rappel n'est pas arrivé chez vous ?",
        "Dites-le au guichet.",
    ),
    buttons(
        button("Ouvrir mon dossier", door="follow"),
        button("Trouver un guichet", key="guichet", emphasis="secondary"),
    ),
)

PAGES = (FOLLOW, SENT, WAITING, COMMISSION, OFFER, NOT_CHOSEN, RENEWAL, LATE)
