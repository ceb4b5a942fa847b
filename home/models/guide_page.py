"""The pages that explain."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from home.blocks import BodyField
from home.models.base_page import searchable
from home.models.reviewed_page import ReviewedPage


class GuidePage(ReviewedPage):
    """A page that explains: what matters first, then the detail, then the pages under it."""

    essential = models.TextField(
        "l'essentiel",
        blank=True,
        help_text="Une phrase courte par ligne : une idée, douze mots au plus.",
    )
    body = BodyField(blank=True, verbose_name="contenu")
    legal_basis = models.TextField(
        "base légale", blank=True, help_text="Les articles qui fondent ce que dit la page."
    )
    lists_children = models.BooleanField("affiche les pages qu'elle contient", default=True)
    quick_exit = models.BooleanField(
        "bouton « Quitter vite »",
        default=False,
        help_text="Pour une page que l'on ne doit pas vous voir lire : la météo la remplace.",
    )
    explains_words = models.BooleanField(
        "explique les mots du glossaire",
        default=True,
        help_text="La première fois qu'un mot du glossaire est écrit, sa définition s'affiche.",
    )

    template = "home/guide_page.html"
    show_in_menus_default = True
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("essential"),
        FieldPanel("body"),
        FieldPanel("legal_basis"),
        FieldPanel("lists_children"),
        FieldPanel("quick_exit"),
        FieldPanel("explains_words"),
    ]
    parent_page_types = ["home.HomePage", "home.GuidePage"]
    subpage_types = [
        "home.GuidePage",
        "glossary.GlossaryPage",
        "easy.EasyLettersPage",
        "easy.EasyPage",
    ]

    class Meta(ReviewedPage.Meta):
        verbose_name = "page de guide"
        verbose_name_plural = "pages de guide"

    @property
    def essential_lines(self) -> list[str]:
        return [line.strip() for line in self.essential.splitlines() if line.strip()]

    def texts(self):
        return [*super().texts(), self.essential, *searchable(self.body)]
