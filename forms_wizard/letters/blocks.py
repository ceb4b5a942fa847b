"""What the body of a letter is made of, for the editors: paragraphs, some for one situation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_wizard.letters.enums import Situation
from forms_wizard.letters.wording import Paragraph

# More paragraphs than any letter needs: a limit for what is pasted.
MOST_PARAGRAPHS = 20
# Those that were removed on the page are counted too.
MOST_READ, COUNT = 200, re.compile(r"[0-9]{1,6}")
ALWAYS, SITUATION = "always", "situation"


class PlainTextBlock(blocks.TextBlock):
    """A paragraph is one line of text; empty ones are for `wording_checks` to refuse."""

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "rows": 3, **kwargs})

    def clean(self, value):
        return one_line(super().clean(value))


def situations() -> list[tuple[str, str]]:
    """Read when the page is made: another situation asks for no migration."""
    return Situation.choices


class SituationBlock(blocks.StructBlock):
    when = blocks.ChoiceBlock(label=_("Quand"), choices=situations)
    text = PlainTextBlock(label=_("Texte"))

    class Meta:
        label = _("Paragraphe dans une situation")
        icon = "help"


class BodyBlock(blocks.StreamBlock):
    always = PlainTextBlock(label=_("Paragraphe"), icon="pilcrow")
    situation = SituationBlock()

    class Meta:
        max_num = MOST_PARAGRAPHS

    def value_from_datadict(self, data, files, prefix):
        """What a page sent; the count that it gives is never trusted, nor even there."""
        key = f"{prefix}-count"
        count = data.get(key, "")
        bounded = min(int(count), MOST_READ) if COUNT.fullmatch(count) else 0
        data = data.copy()
        data[key] = str(bounded)
        return super().value_from_datadict(data, files, prefix)


def one_line(text: str) -> str:
    """What was typed with its line ends made spaces; a hard space stays one."""
    return " ".join(text.replace("\t", " ").split("\n")).replace("\r", "").strip(" ")


def paragraphs(body) -> Iterator[Paragraph]:
    """The stored blocks as paragraphs; a situation that the code forgot is for checks to refuse."""
    for child in body:
        if child.block_type == SITUATION:
            yield Paragraph(child.value["text"] or "", child.value["when"])
        else:
            yield Paragraph(child.value or "")


def body_of(written: tuple[Paragraph, ...]) -> list[tuple[str, object]]:
    """Paragraphs as the field of an editor takes them."""
    return [
        (SITUATION, {"when": str(one.when), "text": str(one.text)})
        if one.when
        else (ALWAYS, str(one.text))
        for one in written
    ]
