"""The body of a page: every block that an editor may use."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.links import ButtonsBlock, LinkCardsBlock
from home.blocks.media import PictureBlock
from home.blocks.operator import OperatorBlock
from home.blocks.tables import TableBlock
from home.blocks.texts import (
    AccordionBlock,
    CalloutBlock,
    DefinitionsBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    StepsBlock,
)


class ContentBlock(blocks.StreamBlock):
    """A body whose headings are in order, and whose section titles are all different."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    steps = StepsBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    definitions = DefinitionsBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    link_cards = LinkCardsBlock()
    buttons = ButtonsBlock()
    operator = OperatorBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        anchors = [slugify(part.value["text"]) for part in cleaned if part.block_type == "heading"]
        if len(anchors) != len(set(anchors)):
            raise ValidationError(_("Deux titres disent la même chose. Changez l'un des deux."))
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["parts"] = list(self.with_levels(value))
        return context

    @staticmethod
    def with_levels(value):
        """(block, level) pairs; the level is the one for a title inside that block."""
        level = 2
        for part in value:
            if part.block_type == "heading":
                level = int(part.value["level"]) + 1
            yield part, level

    class Meta:
        template = "home/blocks/content.html"
