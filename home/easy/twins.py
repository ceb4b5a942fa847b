"""From one easy page to the next: links lead to the easy version of a page when there is one."""

from __future__ import annotations

import re

from wagtail.models import Page

from home.navigation import EASY_SLUG

HREF = re.compile(r'(?<=\bhref=")([^"#?]+/)(?=")')


def to_twins(html: str, page: Page) -> str:
    """The HTML of a body, its links to pages that have a published twin led to it; one query.

    `page`: the page that holds it: its own address tells where the tree starts.
    """
    links = set(HREF.findall(html))
    if not links:
        return html
    root_url, root_path = roots(page)
    paths = {
        href: f"{root_path}{href[len(root_url) :]}{EASY_SLUG}/"
        for href in links
        if href.startswith(f"{root_url}/")
    }
    twins = Page.objects.live().public().filter(url_path__in=paths.values())
    known = set(twins.values_list("url_path", flat=True))
    return HREF.sub(
        lambda link: f"{link[1]}{EASY_SLUG}/" if paths.get(link[1]) in known else link[1], html
    )


def roots(page: Page) -> tuple[str, str]:
    """The address, and the path in the tree, of the first page: « /en », « /home-en »."""
    url, path = page.url or "", page.url_path
    shared = 0
    while shared < min(len(url), len(path)) and url[-1 - shared] == path[-1 - shared]:
        shared += 1
    # From a slash on: two names that end alike are two names.
    tail = path[len(path) - shared :]
    tail = tail[tail.index("/") :]
    return url[: len(url) - len(tail)], path[: len(path) - len(tail)]
