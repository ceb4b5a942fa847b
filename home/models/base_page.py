"""What every page of the editorial site has."""

from django.core.exceptions import ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.enums import EntryKind
from home.navigation import EASY_SLUG, surroundings
from home.words import plain_words

# A way to look at what is typed, beside the page itself.
READABILITY = "readability"


class BasePage(Page):
    """What every page has: a lead, and where a page of the installed content came from."""

    lead = models.TextField(
        "chapeau", blank=True, help_text="Une ou deux phrases, affichées sous le titre."
    )
    # Set by install_content alone: which text of home/content this page came from, and a
    # digest of it, so that what an editor wrote is never written over.
    installed_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    installed_digest = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [HelpPanel(template="readability/panel.html")],
            heading="Lisibilité de ce qui est enregistré",
            classname="collapsed",
        ),
        FieldPanel("lead"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading="Moteurs de recherche et cartes",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Menu"),
    ]
    # What the page is among the results of a search; None: never found there.
    search_kind: EntryKind | None = EntryKind.PAGE
    # For the search of the administration; visitors have home.search.
    search_fields = [
        *Page.search_fields,
        index.SearchField("plain_title", boost=4),
        index.SearchField("plain_content"),
    ]
    exclude_fields_in_copy = ["installed_key", "installed_digest"]
    # Written in easy-to-read words (home.easy).
    is_easy = False

    # Whether `PublishedPage.specific` found that nobody is refused it.
    is_open = False

    # A kind of page that shows those under it says so.
    lists_children = False

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["around"] = surroundings(self)
        # A page is its own view: it reads the clock, its blocks are told the day.
        context["today"] = timezone.localdate()
        return context

    def clean(self):
        super().clean()
        if self.slug == EASY_SLUG and not self.is_easy:
            message = _("Cette adresse est celle des versions faciles à lire. Changez-la.")
            raise ValidationError({"slug": message})

    @property
    def preview_modes(self):
        return [*super().preview_modes, (READABILITY, _("Lisibilité"))]

    def serve_preview(self, request, mode_name):
        if mode_name == READABILITY:
            return TemplateResponse(request, "readability/preview.html", {"page": self})
        return super().serve_preview(request, mode_name)

    def get_view_restrictions(self):
        """Who may see the page; without a query for one served to all."""
        if self.is_open:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def texts(self) -> list[str]:
        """All that a visitor reads beside the title; rich text as stored."""
        return [self.lead]

    def plain_title(self) -> str:
        return plain_words(self.title)

    def plain_content(self) -> str:
        return plain_words(" ".join(get_text_for_indexing(text) for text in self.texts()))


def searchable(body) -> list[str]:
    return body.stream_block.get_searchable_content(body)
