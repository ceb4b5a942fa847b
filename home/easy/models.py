"""Easy-to-read twins (FALC): of a page, under it; of letters, under « Mes courriers expliqués »."""

from __future__ import annotations

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from forms_wizard.demands.enums import LetterKind
from home.easy.blocks import EasyBodyField
from home.models import BasePage, ReviewedPage
from home.models.base_page import searchable
from home.navigation import EASY_SLUG

TEMPLATE = "home/easy/page.html"


class EasyText(ReviewedPage):
    """What both kinds of twins share: a body of short sentences, and the rules to write it."""

    is_easy = True
    # Whether it says the page above it.
    is_twin = False
    body = EasyBodyField(blank=True, verbose_name="contenu")
    reviewed = models.BooleanField(
        "relue par des personnes concernées",
        default=False,
        help_text=(
            "Les règles du FALC le demandent : des personnes en situation de handicap "
            "intellectuel ont relu ce texte et l'ont trouvé facile. Sinon, la page dit que ce "
            "n'est pas fait."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        HelpPanel(template="home/easy/rules.html", heading="Les règles du facile à lire"),
        FieldPanel("body"),
        FieldPanel("reviewed"),
    ]

    class Meta(ReviewedPage.Meta):
        abstract = True

    def texts(self):
        return [*super().texts(), *searchable(self.body)]


class EasyPage(EasyText):
    """The easy version of the page it stands under, at `…/facile-a-lire/`."""

    is_twin = True
    # The search gives the page above it, which leads here.
    search_kind = None
    template = TEMPLATE
    parent_page_types = ["home.HomePage", "home.GuidePage", "glossary.GlossaryPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = False

    class Meta(ReviewedPage.Meta):
        verbose_name = "version facile à lire"
        verbose_name_plural = "versions faciles à lire"

    def full_clean(self, *args, **kwargs):
        # Its address never varies: it is how pages, menus and links know a twin.
        self.slug = EASY_SLUG
        super().full_clean(*args, **kwargs)

    def get_admin_display_title(self):
        return f"{super().get_admin_display_title()} (facile à lire)"


class EasyLettersPage(BasePage):
    """« Mes courriers expliqués »: the list of the letters that have an easy version."""

    template = "home/easy/letters.html"
    lists_children = True
    parent_page_types = ["home.HomePage", "home.GuidePage"]
    subpage_types = ["easy.EasyLetterPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "liste des courriers expliqués"
        verbose_name_plural = "listes des courriers expliqués"


class EasyLetterPage(EasyText):
    """What one or several kinds of letters say, in easy words."""

    kinds = ArrayField(
        models.CharField(max_length=24),
        verbose_name="courriers expliqués",
        help_text="Ces courriers mènent à cette page. Un courrier n'a qu'une explication.",
    )

    template = TEMPLATE
    parent_page_types = ["easy.EasyLettersPage"]
    subpage_types: list[str] = []
    show_in_menus_default = False
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kinds", widget=forms.CheckboxSelectMultiple(choices=LetterKind.choices)),
        *EasyText.content_panels[len(BasePage.content_panels) :],
    ]

    class Meta(ReviewedPage.Meta):
        verbose_name = "courrier expliqué"
        verbose_name_plural = "courriers expliqués"

    def clean(self):
        super().clean()
        unknown = set(self.kinds or ()) - set(LetterKind.values)
        if unknown:
            raise ValidationError({"kinds": _("Choisissez des courriers de la liste.")})
        if not self.kinds:
            return  # the form says so
        others = EasyLetterPage.objects.filter(locale_id=self.locale_id, kinds__overlap=self.kinds)
        for other in others.exclude(pk=self.pk):
            both = ", ".join(
                str(LetterKind(kind).label) for kind in other.kinds if kind in self.kinds
            )
            raise ValidationError(
                {
                    "kinds": _("« %(page)s » explique déjà : %(letters)s. Décochez-le ici ou là.")
                    % {"page": other.title, "letters": both}
                }
            )
