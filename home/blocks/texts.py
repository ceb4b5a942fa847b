"""What is read: paragraphs, titles, steps, notes, quotes, explained words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.choices import ChoiceBlock
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
        preview_value = "<p>Une demande est gratuite. Elle dure un an.</p>"
        description = "Du texte : paragraphes, listes, liens."


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Titre"), max_length=120)
    level = ChoiceBlock(
        label=_("Niveau"), choices=HeadingLevel.choices, default=HeadingLevel.SECTION
    )

    class Meta:
        label = _("Titre")
        icon = "title"
        template = "home/blocks/heading.html"
        preview_value = {"text": "Avant de commencer", "level": HeadingLevel.SECTION}
        description = "Le titre d'une partie, que le sommaire reprend."


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
        preview_value = [
            {"title": "Remplissez", "text": "<p>Vous pouvez vous arrêter et reprendre.</p>"},
            {"title": "Montrez votre pièce d'identité", "text": ""},
        ]
        description = "Ce qui se fait dans l'ordre, une étape après l'autre."


class CalloutBlock(blocks.StructBlock):
    meaning = ChoiceBlock(
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
        preview_value = {
            "meaning": CalloutMeaning.INFORMATION,
            "title": "C'est gratuit",
            "text": "<p>Personne ne peut vous demander de payer.</p>",
        }
        description = "Ce qu'il ne faut pas manquer : une information, une alerte, un succès."


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
        preview_value = [
            {"question": "Faut-il payer ?", "answer": "<p>Non, une demande est gratuite.</p>"}
        ]
        description = "Des questions que l'on déplie pour lire la réponse."


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citation"))
    author = blocks.CharBlock(label=_("Auteur"), max_length=120, required=False)

    class Meta:
        label = _("Citation")
        icon = "openquote"
        template = "home/blocks/quote.html"
        preview_value = {"text": "Attendre ne veut pas dire refus.", "author": "Un agent"}
        description = "Les mots d'une personne."


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
        preview_value = [
            {"term": "Bailleur", "meaning": "<p>L'organisme qui loue le logement.</p>"}
        ]
        description = "Des mots et leur explication."


class SummaryBlock(blocks.StaticBlock):
    """The parts of this body, as links to their titles; the editor writes nothing."""

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context.setdefault("sections", [])
        return context

    def get_preview_context(self, value, parent_context=None):
        sections = ["Avant de commencer", "Remplir la demande", "Après l'envoi"]
        return super().get_preview_context(value, parent_context) | {"sections": sections}

    class Meta:
        label = _("Sommaire")
        icon = "list-ul"
        template = "home/blocks/summary.html"
        admin_text = "Les titres de partie de cette page, en liens. Il n'y a rien à écrire."
        description = "Pour une page longue : la liste de ses parties, faite toute seule."
