"""From one easy page to the next: links lead to the easy version of a page when there is one."""

from __future__ import annotations

import re

from home.navigation import twin_of
from home.published import published

HREF = re.compile(r'(?<=\bhref=")([^"#?]+/)(?=")')


def to_twins(html: str) -> str:
    """The HTML of a body, its links to pages that have a published twin led to it."""
    return HREF.sub(lambda link: _twin(link[1]) or link[1], html)


def _twin(address: str) -> str:
    page = published().by_url.get(address)
    twin = page and twin_of(page)
    return twin.url if twin else ""
