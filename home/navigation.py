"""Where a page stands in the tree, without a query."""

from dataclasses import dataclass, field

from wagtail.models import Page

from home.published import PublishedPage, PublishedPages, published

# The address of an easy-to-read version, under its page: no other page takes it.
EASY_SLUG = "facile-a-lire"


@dataclass
class Surroundings:
    """Around one page: `ancestors` from the home page down, `siblings` that menus show.

    `twin`: its easy-to-read version, which is none of the `children`.
    """

    ancestors: list[PublishedPage] = field(default_factory=list)
    siblings: list[PublishedPage] = field(default_factory=list)
    children: list[PublishedPage] = field(default_factory=list)
    twin: PublishedPage | None = None


def surroundings(page: Page) -> Surroundings:
    """The published, public pages around this one that it shows, in the order of the tree."""
    pages = published()
    beside = _open(pages.under(page.path[: -page.steplen]))
    under = _open(pages.under(page.path))
    return Surroundings(
        # The first level is Wagtail's root, which nobody visits.
        ancestors=_open(pages.above(page.path)[1:]),
        siblings=[other for other in beside if other.show_in_menus],
        children=[other for other in under if page.lists_children and other.slug != EASY_SLUG],
        twin=twin_of(page),
    )


def twin_of(page) -> PublishedPage | None:
    """The published, public easy-to-read version of a page."""
    under = _open(published().under(page.path))
    return next((other for other in under if other.slug == EASY_SLUG), None)


def branches(root) -> tuple[list[tuple[PublishedPage, list]], list[PublishedPage]]:
    """Every published, public page under `root`: (pages, easy-to-read versions).

    Pages are nested (page, branches) pairs; a page under an unpublished one is left out: its
    address would lead through nothing. Easy-to-read versions, which say the same, are apart.
    """
    twins: list[PublishedPage] = []
    return _branches(published(), root.path, twins), twins


def _branches(pages: PublishedPages, path: str, twins: list) -> list[tuple[PublishedPage, list]]:
    found = []
    for page in _open(pages.under(path)):
        if page.slug == EASY_SLUG:
            twins.append(page)
        else:
            found.append((page, _branches(pages, page.path, twins)))
    return found


def _open(pages: list[PublishedPage]) -> list[PublishedPage]:
    return [page for page in pages if page.is_open]
