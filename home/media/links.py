"""Links to documents in the texts of editors: what will be downloaded is said before."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from home.media.models import SiteDocument

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="document")[^>]*\bid="(\d+)"[^>]*>(.*?)</a>', re.DOTALL)


def announce_documents(html: str) -> str:
    """The stored HTML with each link to a document written out; one query, none without a link.

    A document that was deleted leaves its words without link.
    """
    asked = {int(match[1]) for match in LINK.finditer(html)}
    if not asked:
        return html
    found = SiteDocument.objects.in_bulk(asked)

    def link(match: re.Match) -> str:
        words = mark_safe(match[2])  # noqa: S308  the rich text, cleaned when it was stored
        document = found.get(int(match[1]))
        if document is None:
            return words
        return format_html(
            '<a href="{}" hreflang="{}">{} ({})</a>',
            document.url,
            document.language,
            words,
            document.announced,
        )

    return LINK.sub(link, html)
