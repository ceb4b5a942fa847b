"""The words of who opens a demand: another account, a co-applicant. They name nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters.message import Message, address


def _moved(letter: Letter, today: date) -> Message:
    """For the account that had the demand and for the address of the demand, in the same words."""
    return Message(
        subject=_("Information sur votre compte"),
        paragraphs=(
            _(
                "Une demande de logement social est passée dans un autre compte. Elle continue, "
                "avec le même numéro et la même date."
            ),
            _("C'est vous ? Vous n'avez rien à faire."),
            _("Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité."),
        ),
        link=(_("Trouver un guichet"), address("guichets:list")),
        sms=_(
            "Votre demande est passée dans un autre compte. Ce n'est pas vous ? Allez à un guichet."
        ),
    )


def _co_access(letter: Letter, today: date) -> Message:
    """Goes by post alone, in the co-applicant's name, where the code is added (co_letters)."""
    return Message(
        subject=_("Votre code d'accès"),
        paragraphs=(
            _(
                "Vous êtes co-demandeur d'une demande de logement social. La personne qui l'a "
                "déposée est d'accord pour que vous la lisiez sur internet."
            ),
        ),
        link=(_("Écrire le code"), address("filing:claim")),
    )


ACCESS: dict[LetterKind, Callable[[Letter, date], Message]] = {
    LetterKind.MOVED: _moved,
    LetterKind.CO_ACCESS: _co_access,
}
