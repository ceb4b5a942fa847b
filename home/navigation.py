"""Where a page stands in the tree, read in one query."""

from dataclasses import dataclass, field

from django.db.models import Q
from wagtail.models import Page

# The address of an easy-to-read version, under its page: no other page takes it.
EASY_SLUG = "facile-a-lire"


@dataclass
class Surroundings:
    """Around one page: `ancestors` from the home page down, `siblings` that menus show.

    `twin`: its easy-to-read version, which is none of the `children`.
    """

    ancestors: list[Page] = field(default_factory=list)
    siblings: list[Page] = field(default_factory=list)
    children: list[Page] = field(default_factory=list)
    twin: Page | None = None


def surroundings(page: Page) -> Surroundings:
    """The published, public pages around this one that it shows, in the order of the tree."""
    step, parent_path = page.steplen, page.path[: -page.steplen]
    # The first level is Wagtail's root, which nobody visits.
    above = [page.path[:end] for end in range(2 * step, len(page.path), step)]
    wanted = Q(path__in=above) | Q(
        path__startswith=parent_path, depth=page.depth, show_in_menus=True
    )
    under = Q(path__startswith=page.path, depth=page.depth + 1)
    wanted |= under if page.lists_children else under & Q(slug=EASY_SLUG)
    around = Page.objects.live().public().filter(wanted).order_by("path")
    found = Surroundings()
    for other in around:
        if other.depth < page.depth:
            found.ancestors.append(other)
        elif other.depth > page.depth and other.slug == EASY_SLUG:
            found.twin = other
        elif other.depth > page.depth:
            found.children.append(other)
        else:
            found.siblings.append(other)
    return found


def branches(root: Page) -> tuple[list[tuple[Page, list]], list[Page]]:
    """Every published, public page under `root`, in one query: (pages, easy-to-read versions).

    Pages are nested (page, branches) pairs; a page under an unpublished one is left out: its
    address would lead through nothing. Easy-to-read versions, which say the same, are apart.
    """
    under: dict[str, list] = {root.path: []}
    twins = []
    for page in root.get_descendants().live().public().order_by("path"):
        siblings = under.get(page.path[: -page.steplen])
        if siblings is None:
            continue
        if page.slug == EASY_SLUG:
            twins.append(page)
        else:
            siblings.append((page, under.setdefault(page.path, [])))
    return under[root.path], twins
