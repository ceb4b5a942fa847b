"""The first page of the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page

from home.blocks import BodyField
from home.doors import Door, door_url
from home.models.base_page import searchable
from home.models.reviewed_page import ReviewedPage
from home.translations.links import followed


class HomePage(ReviewedPage):
    """The three doors (file, follow, renew), then what the editors add."""

    start_guide = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="guide de la porte « Faire »",
    )
    follow_guide = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="guide de la porte « Suivre »",
    )
    renewal_guide = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="guide de la porte « Renouveler »",
    )
    body = BodyField(blank=True, verbose_name="contenu")

    template = "home/home_page.html"
    search_kind = None
    content_panels = [
        *ReviewedPage.content_panels,
        MultiFieldPanel(
            [
                HelpPanel(
                    "<p>Chaque porte ouvre le service. Le guide explique avant d'entrer.</p>"
                ),
                FieldPanel("start_guide"),
                FieldPanel("follow_guide"),
                FieldPanel("renewal_guide"),
            ],
            heading="Les trois portes",
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.GuidePage",
        "glossary.GlossaryPage",
        "news.NewsIndexPage",
        "easy.EasyLettersPage",
        "easy.EasyPage",
        "home.SiteMapPage",
    ]

    class Meta(ReviewedPage.Meta):
        verbose_name = "page d'accueil"
        verbose_name_plural = "pages d'accueil"

    def texts(self):
        return [*super().texts(), *searchable(self.body)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["doors"] = self.doors()
        return context

    def doors(self) -> list[dict]:
        """The three doors; one whose room is not there leads to its guide, or is left out."""
        keys = (self.start_guide_id, self.follow_guide_id, self.renewal_guide_id)
        guides = followed(keys)
        start, follow, renew = (guides[key].url if key in guides else "" for key in keys)
        doors = [
            {
                "title": _("Faire une demande"),
                "text": _("Remplissez votre demande. Vous pouvez vous arrêter et reprendre après."),
                "icon": "fr-icon-draft-line",
                "action": _("Commencer ma demande"),
                "url": door_url(Door.START) or start,
                "guide": start,
                "guide_label": _("Avant de commencer"),
            },
            {
                "title": _("Suivre ma demande"),
                "text": _("Voyez où en est votre demande, et ce que vous pouvez faire."),
                "icon": "fr-icon-search-line",
                "action": _("Ouvrir mon dossier"),
                "url": door_url(Door.FOLLOW) or follow,
                "guide": follow,
                "guide_label": _("Comprendre mon dossier"),
            },
            {
                "title": _("Renouveler ma demande"),
                "text": _("Une demande dure un an. Renouvelez-la pour garder votre ancienneté."),
                "icon": "fr-icon-calendar-line",
                "action": _("Savoir comment renouveler"),
                "url": renew or door_url(Door.FOLLOW),
                "guide": "",
                "guide_label": "",
            },
        ]
        return [door for door in doors if door["url"]]
