"""Links of a text lead to pages in the language that is read."""

from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Page

from portal.interface.languages import of_addresses


def followed(pages: Iterable[Page | None]) -> dict[int, Page]:
    """By number, each published page as it is in the language of the address: itself in French.

    One query, and none in French: a text that is not translated yet holds links to French pages.
    """
    live = {page.pk: page for page in pages if page is not None and page.live}
    language = of_addresses()
    if language == settings.LANGUAGE_CODE or not live:
        return live
    keys = [page.translation_key for page in live.values()]
    own = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    by_key = {page.translation_key: page for page in own.select_related("locale")}
    return {number: by_key.get(page.translation_key, page) for number, page in live.items()}
