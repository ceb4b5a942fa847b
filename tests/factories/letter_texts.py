"""The words that an editor gives to a notice."""

from __future__ import annotations

from forms_wizard.demands.enums import LetterKind
from forms_wizard.letters import published
from forms_wizard.letters.blocks import body_of
from forms_wizard.letters.models import LetterText
from forms_wizard.letters.wording import Paragraph

WORDS = "Bonne nouvelle : votre demande s'arrête le {fin}. Renouvelez-la, sinon elle sera radiée."


def text_of(notice: str = LetterKind.RENEWAL_NOTICE, language: str = "fr") -> LetterText:
    """The row of a notice, filled with the text of origin."""
    text, _made = LetterText.objects.get_or_create(
        notice=notice, language=language, defaults={"live": False}
    )
    return text.get_latest_revision_as_object()


def publish(text: LetterText, *words: str, user=None, **fields) -> LetterText:
    """Publish the text with these paragraphs, those it has when there are none; said at once."""
    if words:
        text.body = body_of(tuple(map(Paragraph, words)))
    for name, value in fields.items():
        setattr(text, name, value)
    text.save_revision(user=user).publish(user=user)
    published.look_again()
    return LetterText.objects.get(pk=text.pk)
