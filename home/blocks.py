"""What a page is made of. Editors choose meanings; templates map them to the look."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from home.doors import Door, door_url
from home.enums import CalloutMeaning, Emphasis, HeadingLevel, OperatorFacts

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


class TableBlock(blocks.StructBlock):
    """A plain table: one line of headings, then rows of as many cells."""

    caption = blocks.CharBlock(label=_("Titre du tableau"), max_length=160)
    headings = blocks.ListBlock(blocks.CharBlock(max_length=80), label=_("Colonnes"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(max_length=400, required=False)),
        label=_("Lignes"),
        min_num=1,
    )

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["headings"])
        if any(len(row) != width for row in cleaned["rows"]):
            message = _("Donnez à chaque ligne autant de cases que de colonnes.")
            raise StructBlockValidationError({"rows": ValidationError(message)})
        return cleaned

    class Meta:
        label = _("Tableau")
        icon = "table"
        template = "home/blocks/table.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citation"))
    author = blocks.CharBlock(label=_("Auteur"), max_length=120, required=False)

    class Meta:
        label = _("Citation")
        icon = "openquote"
        template = "home/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Légende"), max_length=200, required=False)

    class Meta:
        label = _("Image")
        icon = "image"
        template = "home/blocks/picture.html"


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


class LinkCardsBlock(blocks.ListBlock):
    """Cards to pages; Wagtail fetches the pages of all lists of a body in one query."""

    def __init__(self, **kwargs):
        super().__init__(blocks.PageChooserBlock(), **kwargs)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        # A page that was deleted is None; one that is not published has no public address.
        context["pages"] = [page for page in value if page is not None and page.live]
        return context

    class Meta:
        label = _("Cartes vers des pages")
        icon = "doc-empty-inverse"
        template = "home/blocks/link_cards.html"


class ButtonBlock(blocks.StructBlock):
    """A link that looks like an action: to a room of the application, a page, or another site."""

    label = blocks.CharBlock(label=_("Texte du bouton"), max_length=80)
    door = blocks.ChoiceBlock(label=_("Service"), choices=Door.choices, required=False)
    page = blocks.PageChooserBlock(label=_("ou page"), required=False)
    url = blocks.URLBlock(label=_("ou adresse d'un autre site"), required=False)
    emphasis = blocks.ChoiceBlock(
        label=_("Importance"), choices=Emphasis.choices, default=Emphasis.PRIMARY
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if sum(bool(cleaned[name]) for name in ("door", "page", "url")) != 1:
            message = _("Choisissez un service, ou une page, ou une adresse : un seul des trois.")
            raise StructBlockValidationError({"door": ValidationError(message)})
        return cleaned

    class Meta:
        label = _("Bouton")
        icon = "link"


class ButtonsBlock(blocks.ListBlock):
    """A button whose target is not there (room not mounted, page withdrawn) is not shown."""

    def __init__(self, **kwargs):
        super().__init__(ButtonBlock(), **kwargs)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        shown = [(button, self.target(button)) for button in value]
        context["buttons"] = [(button, url) for button, url in shown if url]
        return context

    def target(self, button) -> str:
        if button["door"]:
            return door_url(button["door"])
        if button["page"]:
            return button["page"].url if button["page"].live else ""
        return button["url"]

    class Meta:
        label = _("Boutons d'action")
        icon = "link"
        template = "home/blocks/buttons.html"


class OperatorBlock(blocks.StructBlock):
    """Facts of the site's settings; what is not filled in says so."""

    subject = blocks.ChoiceBlock(label=_("Informations"), choices=OperatorFacts.choices)

    class Meta:
        label = _("Informations de l'exploitant")
        icon = "cog"
        template = "home/blocks/operator.html"


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
