"""Links of a text lead to pages in the language that is read."""

from collections.abc import Iterable

from django.conf import settings

from home.published import PublishedPage, published
from portal.interface.languages import of_addresses


def followed(numbers: Iterable[int | None]) -> dict[int, PublishedPage]:
    """By number, each published page as it is in the language of the address: itself in French.

    A text that is not translated yet holds links to French pages.
    """
    pages, language = published(), of_addresses()
    live = {number: pages.by_id[number] for number in numbers if number in pages.by_id}
    if language == settings.LANGUAGE_CODE:
        return live
    return {
        number: pages.versions(page.translation_key).get(language, page)
        for number, page in live.items()
    }
