"""What a printed letter says beside its address, from the words of the e-mail."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from forms_wizard.letters.message import Message
from forms_wizard.letters.parts import in_letters


def facts(reference: str, today: date) -> list[str]:
    """What stands above the subject."""
    return [
        _("Le %(day)s") % {"day": in_letters(today)},
        _("Référence de votre demande : %(reference)s") % {"reference": reference},
    ]


def paragraphs(message: Message, *, code: str = "") -> list[str]:
    """The words of the e-mail, the address of the link written out; a code is on paper alone."""
    lines = [_fact(_("Code"), code)] if code else []
    if message.link:
        lines.append(_fact(*message.link))
    return [
        _("Bonjour,"),
        *message.paragraphs,
        *lines,
        _("Pour toute question, allez à un guichet."),
    ]


def _fact(label: str, value: str) -> str:
    return _("%(label)s : %(value)s") % {"label": label, "value": value}
