"""Links written by editors in rich text."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from home.translations.links import followed


class LivePageLinkHandler(PageLinkHandler):
    """All page links of a text in one query; a page that is not published gives plain text.

    Wagtail's own reads the specific pages and asks for the active locale once a link. Under the
    address of another language, a link leads to the page in that language.
    """

    @classmethod
    def get_many(cls, attrs_list):
        found = Page.objects.live().in_bulk([attrs.get("id") for attrs in attrs_list])
        by_text = {str(key): page for key, page in followed(found.values()).items()}
        return [by_text.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [
            f'<a href="{escape(page.url)}">' if page else "<a>" for page in cls.get_many(attrs_list)
        ]
