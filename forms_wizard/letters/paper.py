"""What a printed letter says beside its address, from the words of the e-mail."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from forms_wizard.letters.message import Message
from forms_wizard.letters.parts import in_letters
from portal.interface.languages import direction

# An address keeps its order in the middle of a line that is read from right to left.
ISOLATED = "\N{LEFT-TO-RIGHT ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


def parts(message: Message, *, reference: str, today: date, code: str = "") -> list[dict]:
    """Each part of a letter in its language, French last, for `typst/envelope.typ`.

    `code`: what is on paper alone.
    """
    said = []
    for part in message.parts:
        with translation.override(part.language):
            said.append(
                {
                    "language": part.language,
                    "facts": _facts(reference, today),
                    "subject": _("Objet : %(subject)s") % {"subject": part.subject},
                    "paragraphs": paragraphs(part, code=code),
                    "note": (
                        _("Le texte français de ce courrier est plus bas : c'est lui qui fait foi.")
                        if part.french
                        else ""
                    ),
                }
            )
    return said


def texts_of(message: Message) -> list[tuple[str, str]]:
    """The language and the words of each part, code left out."""
    said = []
    for part in message.parts:
        with translation.override(part.language):
            said.append((part.language, "\n\n".join(paragraphs(part))))
    return said


def paragraphs(message: Message, *, code: str = "") -> list[str]:
    """The words of the e-mail, addresses written out, hard words explained.

    A code is on paper alone.
    """
    lines = [_fact(_("Code"), code)] if code else []
    if message.link:
        label, url = message.link
        lines.append(_fact(label, ISOLATED.format(url) if _is_rtl(message) else url))
    return [
        _("Bonjour,"),
        *message.paragraphs,
        *lines,
        *(line for line in message.explanations.splitlines() if line.strip()),
        _("Pour toute question, allez à un guichet."),
    ]


def _facts(reference: str, today: date) -> list[str]:
    """What stands above the subject."""
    return [
        _("Le %(day)s") % {"day": in_letters(today)},
        _("Référence de votre demande : %(reference)s") % {"reference": reference},
    ]


def _is_rtl(message: Message) -> bool:
    return direction(message.language) == "rtl"


def _fact(label: str, value: str) -> str:
    return _("%(label)s : %(value)s") % {"label": label, "value": value}
