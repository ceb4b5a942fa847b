"""What is read: paragraphs, titles, steps, notes, quotes, explained words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.enums import CalloutMeaning, HeadingLevel

RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ul", "link"]


class ParagraphBlock(blocks.RichTextBlock):
    """The template gives the stored HTML; page links are resolved once for the whole body."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        label = _("Paragraphe")
        icon = "pilcrow"
        template = "home/blocks/paragraph.html"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Titre"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Niveau"), choices=HeadingLevel.choices, default=HeadingLevel.SECTION
    )

    class Meta:
        label = _("Titre")
        icon = "title"
        template = "home/blocks/heading.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Étape"), max_length=120)
    text = blocks.RichTextBlock(
        label=_("Explication"), features=SHORT_TEXT_FEATURES, required=False
    )

    class Meta:
        label = _("Étape")
        icon = "list-ol"


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        label = _("Étapes numérotées")
        icon = "list-ol"
        template = "home/blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    meaning = blocks.ChoiceBlock(
        label=_("Sens"), choices=CalloutMeaning.choices, default=CalloutMeaning.INFORMATION
    )
    title = blocks.CharBlock(label=_("Titre"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Texte"), features=SHORT_TEXT_FEATURES)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["meaning"] = CalloutMeaning(value["meaning"])
        return context

    class Meta:
        label = _("Mise en avant")
        icon = "info-circle"
        template = "home/blocks/callout.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Réponse"), features=RICH_TEXT_FEATURES)

    class Meta:
        label = _("Question et réponse")
        icon = "help"


class AccordionBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(QuestionBlock(), **kwargs)

    class Meta:
        label = _("Questions à déplier")
        icon = "collapse-down"
        template = "home/blocks/accordion.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citation"))
    author = blocks.CharBlock(label=_("Auteur"), max_length=120, required=False)

    class Meta:
        label = _("Citation")
        icon = "openquote"
        template = "home/blocks/quote.html"


class DefinitionBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("Mot"), max_length=80)
    meaning = blocks.RichTextBlock(label=_("Explication"), features=SHORT_TEXT_FEATURES)

    class Meta:
        label = _("Mot expliqué")
        icon = "doc-full"


class DefinitionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(DefinitionBlock(), **kwargs)

    class Meta:
        label = _("Mots expliqués")
        icon = "list-ul"
        template = "home/blocks/definitions.html"
