"""The cards of the guichets open today, for search engines: never those made up to be shown."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from directory.guichets.models import Guichet
from directory.guichets.querysets import GuichetQuerySet


class GuichetsSitemap(Sitemap):
    limit = 5000

    def items(self) -> GuichetQuerySet:
        """Their codes: two queries a part, whatever its size."""
        rows = Guichet.objects.open_on(timezone.localdate()).with_a_page()
        rows = rows.filter(demonstration=False)
        return rows.order_by("code").values_list("code", flat=True)

    def location(self, item: str) -> str:
        return reverse("guichets:card", args=[item])
