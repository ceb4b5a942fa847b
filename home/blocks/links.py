"""What leads elsewhere: cards to pages, buttons, the door of a demand."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from home.blocks.choices import ChoiceBlock
from home.doors import Door, door_url
from home.enums import Emphasis
from home.published import PublishedPage
from home.translations.links import followed


class LinkCardsBlock(blocks.ListBlock):
    """Cards to pages; Wagtail fetches the pages of all lists of a body in one query."""

    def __init__(self, **kwargs):
        super().__init__(blocks.PageChooserBlock(), **kwargs)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        # A page that was deleted is None; one that is not published has no public address.
        shown = followed(page.pk for page in value if page)
        context["pages"] = [shown[page.pk] for page in value if page and page.pk in shown]
        return context

    def get_preview_value(self):
        """The first public pages of the site."""
        shown = Page.objects.live().public().filter(depth__gt=1).order_by("path")
        return self.normalize(list(shown[:2]))

    class Meta:
        label = _("Cartes vers des pages")
        icon = "doc-empty-inverse"
        template = "home/blocks/link_cards.html"
        description = "Des cartes vers d'autres pages du site."


class ButtonBlock(blocks.StructBlock):
    """A link that looks like an action: to a room of the application, a page, or another site."""

    label = blocks.CharBlock(label=_("Texte du bouton"), max_length=80)
    door = ChoiceBlock(label=_("Service"), choices=Door.choices, required=False)
    page = blocks.PageChooserBlock(label=_("ou page"), required=False)
    url = blocks.URLBlock(label=_("ou adresse d'un autre site"), required=False)
    emphasis = ChoiceBlock(
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
        pages = followed(button["page"].pk for button in value if button["page"])
        shown = [(button, self.target(button, pages)) for button in value]
        context["buttons"] = [(button, url) for button, url in shown if url]
        return context

    def target(self, button, pages: dict[int, PublishedPage]) -> str:
        if button["door"]:
            return door_url(button["door"])
        if button["page"]:
            page = pages.get(button["page"].pk)
            return page.url if page else ""
        return button["url"]

    class Meta:
        label = _("Boutons d'action")
        icon = "link"
        template = "home/blocks/buttons.html"
        preview_value = [
            {
                "label": "Commencer ma demande",
                "door": Door.START,
                "page": None,
                "url": "",
                "emphasis": Emphasis.PRIMARY,
            }
        ]
        description = "Un ou plusieurs liens qui ont l'air d'une action."


class StartBlock(blocks.StructBlock):
    """The door of a new demand; without its room on this site, the button is left out."""

    label = blocks.CharBlock(
        label=_("Texte du bouton"), max_length=80, default="Commencer ma demande"
    )
    duration = blocks.CharBlock(label=_("Durée"), max_length=80, required=False)
    needs = blocks.ListBlock(blocks.CharBlock(max_length=160), label=_("Ce qu'il vous faut"))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["url"] = door_url(Door.START)
        return context

    class Meta:
        label = _("Bouton « Faire une demande »")
        icon = "arrow-right"
        template = "home/blocks/start.html"
        preview_value = {
            "label": "Commencer ma demande",
            "duration": "environ 30 minutes",
            "needs": ["votre pièce d'identité", "votre avis d'imposition"],
        }
        description = "L'entrée du service : la durée, ce qu'il faut avoir, le bouton."
