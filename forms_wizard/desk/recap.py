"""What is read again before a button that changes the life of a demand."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from forms_wizard.demands.enums import LetterKind


@dataclass(frozen=True)
class Recap:
    """`lines`: what happens; `cut`: what stops; `letters`: what leaves, and to whom.

    `warning`: a title and a text, when something is out of the ordinary.
    """

    lines: list[str]
    letters: list[str]
    cut: list[str] = field(default_factory=list)
    warning: tuple[str, str] | None = None


def letter(kind: LetterKind, address: str, says: str = "") -> str:
    """« Demande arrêtée », to this address; `says`: one sentence of what it tells.

    Without e-mail address, the post brings it (`letters.outbox.for_the_post`).
    """
    if not address:
        line = _(
            "« %(letter)s » : par la poste, si une adresse est donnée ; sinon, à lire dans "
            "l'espace de la demande."
        )
        return line % {"letter": kind.label}
    line = _("« %(letter)s », à %(address)s.") % {"letter": kind.label, "address": address}
    return f"{line} {says}".strip()
