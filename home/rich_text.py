"""Links written by editors in rich text."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from home.translations.links import followed


class LivePageLinkHandler(PageLinkHandler):
    """A link to a page that is not published gives plain text; none asks the database.

    Wagtail's own reads the specific pages and asks for the active locale once a link. Under the
    address of another language, a link leads to the page in that language.
    """

    @classmethod
    def get_many(cls, attrs_list):
        numbers = [
            int(attrs["id"]) if attrs.get("id", "").isdecimal() else None for attrs in attrs_list
        ]
        pages = followed(numbers)
        return [pages.get(number) for number in numbers]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [
            f'<a href="{escape(page.url)}">' if page else "<a>" for page in cls.get_many(attrs_list)
        ]
