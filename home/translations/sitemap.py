"""What search engines read: every page written in its language, with its other languages."""

from collections import defaultdict

from django.conf import settings
from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site


class PagesSitemap(Sitemap):
    """The public pages of all languages; one that only repeats the French page is left out."""

    def items(self):
        pages = self._written().select_related("locale").order_by("path")
        return pages.defer_streamfields().specific()

    def _written(self):
        site = self.get_wagtail_site()
        codes = dict(settings.LANGUAGES)
        under = Q()
        for root in Site.get_site_root_paths():
            if root.site_id == site.pk and root.language_code in codes:
                under |= Q(url_path__startswith=root.root_path)
        return Page.objects.filter(under, alias_of__isnull=True).live().public()

    def _urls(self, page, protocol, domain):
        items = list(self.paginator.page(page).object_list)
        alternates = self._alternates(items)
        urls = []
        for item in items:
            several = alternates[item.translation_key]
            for url in item.get_sitemap_urls(self.request):
                urls.append(url | {"alternates": several if len(several) > 1 else []})
        days = [url.get("lastmod") for url in urls]
        if days and None not in days:
            self.latest_lastmod = max(days)
        return urls

    def _alternates(self, items) -> dict:
        """The addresses of each page in every language it is written in, by translation key."""
        found = defaultdict(list)
        keys = [item.translation_key for item in items]
        versions = self._written().filter(translation_key__in=keys).select_related("locale")
        for page in versions.order_by("locale_id"):
            location = page.get_full_url(self.request)
            found[page.translation_key].append(
                {"lang_code": page.locale.language_code, "location": location}
            )
        return found
