"""The news for feed readers (Atom, RFC 4287)."""

import re
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from home.news.models import NewsIndexPage, NewsPage

MOST = 20
# What XML cannot hold; a text pasted from a word processor brings it.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]+")


class NewsFeed(Feed):
    """The newest news of the index in the language of the address; a fixed number of queries."""

    feed_type = Atom1Feed

    def get_object(self, request):
        indexes = NewsIndexPage.objects.live().public().order_by("path")
        found = indexes.filter(locale__language_code=get_language()).first()
        if found is None:
            raise Http404
        return found

    def title(self, page):
        return _written(page.title)

    def subtitle(self, page):
        return _written(page.lead)

    def link(self, page):
        return page.url

    def items(self, page):
        return NewsPage.objects.child_of(page).newest()[:MOST]

    def item_title(self, news):
        return _written(news.title)

    def item_description(self, news):
        return _written(news.lead)

    def item_link(self, news):
        return news.url

    def item_pubdate(self, news):
        return timezone.make_aware(datetime.combine(news.published_on, time.min))

    def item_updateddate(self, news):
        return news.last_published_at


def _written(text: str) -> str:
    return UNWRITABLE.sub(" ", text)
