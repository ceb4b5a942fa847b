"""What is new: an index, and under it one page for each news."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left, Length
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction
from wagtail.search import index

from home.blocks import BodyField
from home.enums import EntryKind
from home.models.base_page import BasePage, searchable

PER_PAGE = 10


class NewsQuerySet(PageQuerySet):
    def newest(self) -> "NewsQuerySet":
        """Those that anybody may read, the latest day first; privacy is read in the same query."""
        above = PageViewRestriction.objects.annotate(
            head=Left(OuterRef("path"), Length("page__path"))
        ).filter(page__path=F("head"))
        return self.live().exclude(Exists(above)).order_by("-published_on", "-pk")


class NewsIndexPage(BasePage):
    """All the news, the newest first, ten a page."""

    template = "news/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "page des actualités"
        verbose_name_plural = "pages des actualités"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).newest()
        context["page_obj"] = Paginator(news, PER_PAGE).get_page(request.GET.get("page"))
        return context


class NewsPage(BasePage):
    """One news, with its day."""

    published_on = models.DateField(
        "publié le", help_text="Le jour affiché ; les actualités sont rangées par ce jour."
    )
    body = BodyField(blank=True, verbose_name="contenu")

    objects = PageManager.from_queryset(NewsQuerySet)()

    search_kind = EntryKind.NEWS

    template = "news/page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("published_on"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.FilterField("published_on")]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "actualité"
        verbose_name_plural = "actualités"

    @property
    def list_url(self) -> str:
        """The address of the list, one level above; no query."""
        # Not by the slug: in an address its letters may be written otherwise (« новини »).
        return f"{self.url.rstrip('/').rpartition('/')[0]}/"

    def texts(self):
        return [*super().texts(), *searchable(self.body)]
