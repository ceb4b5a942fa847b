"""The body of a page: every block that an editor may use."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.anchors import section_anchor
from home.blocks.law import LawQuoteBlock
from home.blocks.links import ButtonsBlock, LinkCardsBlock, StartBlock
from home.blocks.media import DocumentsBlock, PictureBlock, VideoBlock
from home.blocks.operator import OperatorBlock
from home.blocks.places import CommuneFiguresBlock, GuichetFinderBlock
from home.blocks.practical import ContactBlock, KeyDateBlock
from home.blocks.tables import TableBlock
from home.blocks.texts import (
    AccordionBlock,
    CalloutBlock,
    DefinitionsBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    StepsBlock,
    SummaryBlock,
)
from home.enums import HeadingLevel
from home.media.renditions import read_together

# How the blocks are put together in the editors' list.
TEXT, MEDIA, ACTION, FACTS = _("Texte"), _("Images et fichiers"), _("Actions"), _("Repères")


class ContentBlock(blocks.StreamBlock):
    """A body whose headings are in order, and whose section titles are all different."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    summary = SummaryBlock(group=TEXT)
    steps = StepsBlock(group=TEXT)
    callout = CalloutBlock(group=TEXT)
    accordion = AccordionBlock(group=TEXT)
    table = TableBlock(group=TEXT)
    definitions = DefinitionsBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    law_quote = LawQuoteBlock(group=TEXT)
    picture = PictureBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    documents = DocumentsBlock(group=MEDIA)
    start = StartBlock(group=ACTION)
    buttons = ButtonsBlock(group=ACTION)
    link_cards = LinkCardsBlock(group=ACTION)
    guichet_finder = GuichetFinderBlock(group=ACTION)
    key_date = KeyDateBlock(group=FACTS)
    contact = ContactBlock(group=FACTS)
    commune_figures = CommuneFiguresBlock(group=FACTS)
    operator = OperatorBlock(group=FACTS)

    def clean(self, value):
        cleaned = super().clean(value)
        titles = [part.value["text"] for part in cleaned if part.block_type == "heading"]
        anchors = [section_anchor(title) for title in titles]
        if len(anchors) != len(set(anchors)):
            raise ValidationError(_("Deux titres disent la même chose. Changez l'un des deux."))
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["parts"] = list(self.with_levels(value))
        context["sections"] = [
            part.value["text"]
            for part in value
            if part.block_type == "heading" and part.value["level"] == HeadingLevel.SECTION
        ]
        context["figures_of_communes"] = CommuneFiguresBlock.figures_of(
            part.value for part in value if part.block_type == "commune_figures"
        )
        read_together(part.value["image"] for part in value if part.block_type == "picture")
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
