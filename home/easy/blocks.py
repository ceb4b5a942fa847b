"""What an easy-to-read page is made of: short sentences, drawings, steps, words, buttons.

The rules are those of « L'information pour tous » (Unapei, Inclusion Europe, 2009).
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import BodyField, ButtonsBlock
from home.blocks.choices import ChoiceBlock
from home.blocks.content import ContentBlock
from home.blocks.media import PictureBlock
from home.blocks.texts import HeadingBlock
from home.easy.enums import Symbol

SENTENCE_FEATURES = ["bold", "link"]


class SentencesBlock(blocks.RichTextBlock):
    """One idea a sentence, one sentence a paragraph."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": SENTENCE_FEATURES, **kwargs})

    class Meta:
        label = _("Phrases courtes")
        icon = "pilcrow"
        template = "home/easy/blocks/sentences.html"
        preview_value = "<p>La demande est gratuite.</p><p>Elle dure un an.</p>"
        description = "Une idée par phrase, une phrase par paragraphe."


class SymbolBlock(blocks.StructBlock):
    symbol = ChoiceBlock(label=_("Dessin"), choices=Symbol.choices)
    sentences = SentencesBlock()

    class Meta:
        label = _("Dessin et phrases")
        icon = "tag"
        template = "home/easy/blocks/symbol.html"
        preview_value = {"symbol": Symbol.DATE, "sentences": "<p>Notez la date.</p>"}
        description = "Un dessin simple à côté de quelques phrases."


class PictureSentencesBlock(blocks.StructBlock):
    picture = PictureBlock()
    sentences = SentencesBlock()

    class Meta:
        label = _("Image et phrases")
        icon = "image"
        template = "home/easy/blocks/picture.html"
        preview_template = "home/easy/blocks/picture_preview.html"
        description = "Une photo ou un pictogramme, avec ce qu'il montre en phrases courtes."


class EasyStepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(SentencesBlock(), **kwargs)

    class Meta:
        label = _("Étapes")
        icon = "list-ol"
        template = "home/easy/blocks/steps.html"
        preview_value = ["<p>Remplissez la demande.</p>", "<p>Montrez votre pièce d'identité.</p>"]
        description = "Ce qu'il faut faire, dans l'ordre : une action par étape."


class WordBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("Mot"), max_length=80)
    sentences = SentencesBlock()

    class Meta:
        label = _("Mot expliqué")
        icon = "openquote"
        template = "home/easy/blocks/word.html"
        preview_value = {"term": "Le bail", "sentences": "<p>C'est un contrat.</p>"}
        description = "Un mot difficile, expliqué là où on le lit."


class EasyContentBlock(blocks.StreamBlock):
    """A body whose headings are in order, with nothing that is hard to read."""

    heading = HeadingBlock()
    sentences = SentencesBlock()
    symbol = SymbolBlock()
    picture = PictureSentencesBlock()
    steps = EasyStepsBlock()
    word = WordBlock()
    buttons = ButtonsBlock()

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["parts"] = list(ContentBlock.with_levels(value))
        return context

    class Meta:
        template = "home/blocks/content.html"


class EasyBodyField(BodyField):
    kind = EasyContentBlock
