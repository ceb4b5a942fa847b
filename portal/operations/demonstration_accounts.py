"""The accounts of the demonstration; without Django, so that they can be told before it starts."""

from dataclasses import dataclass

PASSWORD = "demonstration-2026"  # noqa: S105  printed on the screen, for invented data


@dataclass(frozen=True)
class Account:
    email: str
    who: str
    guichet: str = ""
    groups: tuple[str, ...] = ()
    superuser: bool = False


ACCOUNTS = (
    Account("demandeur@demo.example", "demandeur"),
    Account("guichet.lille@demo.example", "agent de la mairie de Lille", guichet="D5901"),
    Account("bailleur.nord@demo.example", "agent d'un bailleur du Nord", guichet="D5905"),
    Account("gestionnaire@demo.example", "gestionnaire du territoire", guichet="D5909"),
    Account(
        "editeur@demo.example",
        "rédacteur du site et des courriers, éditeur des données",
        groups=("Relecteurs", "Rédacteurs des courriers", "Éditeurs des données"),
    ),
    Account("auteur@demo.example", "auteur de pages, qu'un relecteur publie", groups=("Auteurs",)),
    Account("relecteur@demo.example", "relecteur des pages", groups=("Relecteurs",)),
    Account("traducteur@demo.example", "traducteur des pages", groups=("Traducteurs",)),
    Account(
        "editeur.guichets@demo.example",
        "éditeur des fiches de guichets",
        groups=("Éditeurs des guichets",),
    ),
    Account(
        "assistance@demo.example",
        "assistance du site, sur /guichet/messages/",
        groups=("Assistance aux usagers",),
    ),
    Account("admin@demo.example", "administrateur", superuser=True),
    Account("codemandeur@demo.example", "co-demandeur"),
    Account(
        "aidant@demo.example",
        "aidant d'une association, en session accompagnée sur /accompagnement/",
        guichet="D5920",
    ),
)
