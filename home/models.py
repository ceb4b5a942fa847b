"""The editorial site: the home page, the guidance pages, the site map, the site's settings."""

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.blocks import ContentBlock
from home.doors import Door, door_url
from home.enums import Conformity
from home.navigation import branches, surroundings
from home.search import plain_words


class BasePage(Page):
    """What every page has: a lead, the day its content was checked, who answers for it."""

    lead = models.TextField(
        "chapeau", blank=True, help_text="Une ou deux phrases, affichées sous le titre."
    )
    checked_on = models.DateField(
        "vérifié le",
        null=True,
        blank=True,
        help_text="Le jour où une personne a relu toute la page.",
    )
    owner_note = models.CharField(
        "responsable du contenu",
        max_length=200,
        blank=True,
        help_text="Qui relit cette page. Cette note n'est pas publiée.",
    )
    # Set by install_content alone: which text of home/content this page came from, and a
    # digest of it, so that what an editor wrote is never written over.
    installed_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    installed_digest = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading="Moteurs de recherche et cartes",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Menu"),
    ]
    settings_panels = [
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("owner_note")], heading="Relecture du contenu"
        ),
        *Page.settings_panels,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("plain_title", boost=4),
        index.SearchField("plain_content"),
    ]
    exclude_fields_in_copy = ["installed_key", "installed_digest"]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["around"] = surroundings(self)
        return context

    def get_view_restrictions(self):
        """Who may see the page; asked by several guards, read once for each page object."""
        if not hasattr(self, "_restrictions"):
            self._restrictions = super().get_view_restrictions()
        return self._restrictions

    def texts(self) -> list[str]:
        """All that a visitor reads beside the title; rich text as stored."""
        return [self.lead]

    def plain_title(self) -> str:
        return plain_words(self.title)

    def plain_content(self) -> str:
        return plain_words(" ".join(get_text_for_indexing(text) for text in self.texts()))


class HomePage(BasePage):
    """The three doors (file, follow, renew), then what the editors add."""

    alert_title = models.CharField(
        "titre du bandeau",
        max_length=120,
        blank=True,
        help_text="Laissez vide pour ne pas afficher de bandeau.",
    )
    alert_text = models.CharField("texte du bandeau", max_length=300, blank=True)
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
    body = StreamField(ContentBlock(), blank=True, verbose_name="contenu")

    template = "home/home_page.html"
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("alert_title"), FieldPanel("alert_text")], heading="Bandeau d'information"
        ),
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
    subpage_types = ["home.GuidePage", "home.SiteMapPage"]

    class Meta:
        verbose_name = "page d'accueil"
        verbose_name_plural = "pages d'accueil"

    def texts(self):
        return [*super().texts(), *searchable(self.body)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["doors"] = self.doors(request)
        return context

    def doors(self, request) -> list[dict]:
        """The three doors; one whose room is not there leads to its guide, or is left out."""
        keys = (self.start_guide_id, self.follow_guide_id, self.renewal_guide_id)
        guides = Page.objects.live().in_bulk([key for key in keys if key])
        start, follow, renew = (
            guides[key].get_url(request) if key in guides else "" for key in keys
        )
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


class GuidePage(BasePage):
    """A page that explains: what matters first, then the detail, then the pages under it."""

    essential = models.TextField(
        "l'essentiel",
        blank=True,
        help_text="Une phrase courte par ligne : une idée, douze mots au plus.",
    )
    body = StreamField(ContentBlock(), blank=True, verbose_name="contenu")
    legal_basis = models.TextField(
        "base légale", blank=True, help_text="Les articles qui fondent ce que dit la page."
    )
    lists_children = models.BooleanField("affiche les pages qu'elle contient", default=True)
    quick_exit = models.BooleanField(
        "bouton « Quitter vite »",
        default=False,
        help_text="Pour une page que l'on ne doit pas vous voir lire : la météo la remplace.",
    )

    template = "home/guide_page.html"
    show_in_menus_default = True
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("essential"),
        FieldPanel("body"),
        FieldPanel("legal_basis"),
        FieldPanel("lists_children"),
        FieldPanel("quick_exit"),
    ]
    parent_page_types = ["home.HomePage", "home.GuidePage"]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = "page de guide"
        verbose_name_plural = "pages de guide"

    @property
    def essential_lines(self) -> list[str]:
        return [line.strip() for line in self.essential.splitlines() if line.strip()]

    def texts(self):
        return [*super().texts(), self.essential, *searchable(self.body)]


class SiteMapPage(BasePage):
    """Every public page of the site, generated (RGAA 12: a second way to find a page)."""

    template = "home/site_map_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "plan du site"
        verbose_name_plural = "plans du site"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        ancestors = context["around"].ancestors
        context["branches"] = branches(ancestors[-1] if ancestors else self.get_parent())
        context["doors"] = [
            (door.label, url)
            for door in (
                Door.START,
                Door.FOLLOW,
                Door.GUICHETS,
                Door.COMMUNES,
                Door.COMPARE,
                Door.SIMULATOR,
                Door.CEILINGS,
                Door.SEARCH,
            )
            if (url := door_url(door))
        ]
        return context


def searchable(body) -> list[str]:
    return body.stream_block.get_searchable_content(body)


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """What the whole site says about itself; read through `current`, without a query a page."""

    CACHE_KEY = "home.site_settings"
    CACHE_SECONDS = 60

    operator = models.CharField(
        "exploitant", max_length=160, blank=True, help_text="L'organisme qui exploite ce site."
    )
    operator_address = models.TextField("adresse de l'exploitant", blank=True)
    operator_phone = models.CharField("téléphone de l'exploitant", max_length=30, blank=True)
    publication_director = models.CharField(
        "directeur ou directrice de la publication", max_length=160, blank=True
    )
    host_name = models.CharField("hébergeur", max_length=160, blank=True)
    host_address = models.TextField("adresse de l'hébergeur", blank=True)
    host_phone = models.CharField("téléphone de l'hébergeur", max_length=30, blank=True)
    data_protection_contact = models.TextField(
        "délégué à la protection des données",
        blank=True,
        help_text="Comment lui écrire : une adresse postale ou électronique.",
    )
    helpline_number = models.CharField(
        "téléphone d'aide",
        max_length=30,
        blank=True,
        help_text="Affiché tel quel, par exemple « 01 23 45 67 89 ». Vide : rien n'est affiché.",
    )
    helpline_hours = models.CharField("horaires du téléphone", max_length=120, blank=True)
    contact_email = models.EmailField("adresse électronique de contact", blank=True)
    conformity = models.CharField(
        "accessibilité",
        max_length=10,
        choices=Conformity.choices,
        default=Conformity.NONE,
        help_text="Ce que dit le dernier audit. Sans audit : « non conforme ».",
    )

    class Meta:
        verbose_name = "réglages du site"

    @property
    def names_its_publisher(self) -> bool:
        """Whether the legal notice is complete (loi n° 2004-575, article 1-1)."""
        return all(
            (
                self.operator,
                self.operator_address,
                self.operator_phone,
                self.publication_director,
                self.host_name,
                self.host_address,
                self.host_phone,
            )
        )

    @classmethod
    def current(cls) -> "SiteSettings":
        """The settings as they are, at most `CACHE_SECONDS` late in another process."""
        settings = cache.get(cls.CACHE_KEY)
        if settings is None:
            settings = cls.objects.first() or cls()
            cache.set(cls.CACHE_KEY, settings, cls.CACHE_SECONDS)
        return settings

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(self.CACHE_KEY)
