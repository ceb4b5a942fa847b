"""The last news, for the home page."""

from django import template

from home.news.models import NewsPage

register = template.Library()
SHOWN = 3


@register.simple_tag
def latest_news(page) -> list[NewsPage]:
    """The newest news in the language of this page, in one query."""
    return list(NewsPage.objects.filter(locale_id=page.locale_id).newest()[:SHOWN])
