from home.content.writing import (
    Content,
    button,
    buttons,
    call,
    callout,
    contact,
    heading,
    operator,
    page,
    questions,
    table,
    text,
)
from home.enums import OperatorFacts

CONTACT = Content(
    key="contact",
    slug="aide-et-contact",
    title="Aide et contact",
    lead="Qui peut répondre à votre question, et à qui signaler un problème.",
    description="À qui s'adresser pour votre demande, pour ce site, pour vos données.",
    essential=(
        "Pour votre demande, adressez-vous à un guichet.",
        "Pour ce site, regardez les réponses de cette page.",
        "Ne donnez jamais votre mot de passe.",
    ),
    body=(
        heading("Une urgence"),
        text(f"En danger : appelez le {call('17')} ou le {call('112')}, ou un SMS au 114."),
        contact("Le 115", role="Sans abri cette nuit", phone="115", hours="jour et nuit, gratuit"),
        contact("Le 3919", role="Violences", phone="3919"),
        text(
            page("violences", "Je subis des violences"),
            page("sans-domicile", "Je n'ai pas de logement"),
        ),
        heading("À qui s'adresser"),
        table(
            "La bonne personne selon votre question",
            ("Votre question", "À qui s'adresser"),
            ("Où en est ma demande ?", "Votre dossier en ligne, ou un guichet"),
            ("Un logement m'est proposé", "Le bailleur qui a écrit"),
            ("Une décision que je conteste", "Le service qui a décidé"),
            ("Mes données personnelles", "Le service qui a enregistré la demande"),
            ("Un problème sur ce site", "L'assistance du site"),
        ),
        buttons(
            button("Chercher un guichet", door="guichets"),
            button("Se faire aider", key="aide", emphasis="secondary"),
        ),
        heading("Un problème avec ce site"),
        questions(
            (
                "Je ne reçois pas les messages",
                "Regardez dans les courriers indésirables. Vérifiez l'adresse dans votre demande.",
            ),
            (
                "J'ai perdu ma référence",
                "Connectez-vous à votre compte, ou allez dans un guichet avec votre pièce "
                "d'identité.",
            ),
            (
                "Je n'ai plus accès à mon adresse électronique",
                "Allez dans un guichet avec votre pièce d'identité. "
                "Il peut vous donner un code pour retrouver votre demande.",
            ),
            (
                "Je me suis trompé dans une réponse",
                f"Vous pouvez la changer. {page('modifier', 'Changer une réponse')}",
            ),
            (
                "Ma photo ne part pas",
                "Le fichier doit faire 20 Mo au plus et ne pas avoir de mot de passe. "
                f"{page('preparer', 'Réussir la photo')}",
            ),
            (
                "Une page n'est pas accessible pour moi",
                f"Dites-le nous. {page('accessibilite', 'Comment signaler un problème')}",
            ),
            (
                "J'ai trouvé une faille de sécurité",
                f"Merci de nous prévenir. {page('securite', 'Signaler une faille')}",
            ),
        ),
        heading("Nous écrire ou nous appeler"),
        text(
            "Dites-nous votre question : un guichet ou l'assistance du site vous répond. "
            "Vous n'avez pas besoin de compte.",
        ),
        buttons(button("Écrire un message", door="write")),
        operator(OperatorFacts.CONTACT),
        callout(
            "Ne donnez jamais votre mot de passe, même à une personne qui vous aide.",
            meaning="warning",
            title="Protégez votre compte",
        ),
    ),
)

PAGES = (CONTACT,)
