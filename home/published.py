"""The published pages, as menus, links and addresses see them, kept by each process."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, PageViewRestriction, Site

from portal.interface.kept import Kept
from portal.interface.languages import home_of

# Names of hosts kept at once; a site has one or two, whoever calls may invent others.
MOST_HOSTS = 32
FIELDS = (
    "pk",
    "path",
    "depth",
    "slug",
    "title",
    "search_description",
    "show_in_menus",
    "url_path",
    "translation_key",
    "alias_of_id",
    "content_type_id",
    "locale__language_code",
)
PATH, URL_PATH = FIELDS.index("path"), FIELDS.index("url_path")


class PublishedPage(NamedTuple):
    """The fields of `Page` that others show of it.

    `url`: its address in its own language, empty outside every site. `is_open`: nobody is asked
    for a password or a group, here or above.
    """

    pk: int
    path: str
    depth: int
    slug: str
    title: str
    search_description: str
    show_in_menus: bool
    url_path: str
    translation_key: UUID
    alias_of_id: int | None
    content_type_id: int
    language: str
    url: str
    is_open: bool

    def specific(self) -> Page | None:
        """The whole page with its locale, in one query; None when it went meanwhile."""
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        pages = model._default_manager.live().select_related("locale")
        page = pages.filter(pk=self.pk).first()
        if page is not None:
            page.is_open = self.is_open
        return page


class PublishedPages:
    """Every published page; only `site_of` asks the database, once for each host."""

    def __init__(self, pages: Iterable[PublishedPage] = ()):
        """`pages`: in the order of the tree."""
        self.by_id: dict[int, PublishedPage] = {}
        self.by_path: dict[str, PublishedPage] = {}
        self.by_url: dict[str, PublishedPage] = {}
        self._by_address: dict[str, PublishedPage] = {}
        self._under: dict[str, list[PublishedPage]] = {}
        self._versions: dict[UUID, dict[str, PublishedPage]] = {}
        for page in pages:
            self.by_id[page.pk] = self.by_path[page.path] = page
            self.by_url[page.url] = self._by_address[page.url_path] = page
            self._under.setdefault(page.path[: -Page.steplen], []).append(page)
            self._versions.setdefault(page.translation_key, {})[page.language] = page
        self._sites: dict[str, Site | None] = {}

    def at(self, url_path: str) -> PublishedPage | None:
        """The page kept at that place of the tree, « /accueil/renouveler/ »."""
        return self._by_address.get(url_path)

    def under(self, path: str) -> list[PublishedPage]:
        """The children of the page of that `path`, in order."""
        return self._under.get(path, [])

    def above(self, path: str) -> list[PublishedPage]:
        """The pages over that `path`, from Wagtail's root down."""
        step = Page.steplen
        paths = (path[:end] for end in range(step, len(path), step))
        return [self.by_path[above] for above in paths if above in self.by_path]

    def versions(self, key: UUID) -> dict[str, PublishedPage]:
        """The same page by code of language."""
        return self._versions.get(key, {})

    def site_of(self, request: HttpRequest) -> Site | None:
        """The site of this host, which Wagtail then finds on the request too."""
        host = request.get_host()
        if host not in self._sites:
            if len(self._sites) >= MOST_HOSTS:
                self._sites.clear()
            self._sites[host] = Site.find_for_request(request)
        request._wagtail_site = self._sites[host]
        return self._sites[host]


def _read(_all: None) -> PublishedPages:
    rows = Page.objects.live().order_by("path").values_list(*FIELDS)
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    address = _Addresses()
    return PublishedPages(
        PublishedPage(*row, url=address.of(row[URL_PATH]), is_open=not row[PATH].startswith(closed))
        for row in rows
    )


class _Addresses:
    """Where Wagtail puts the pages: `Page.url`, without a question for each page."""

    def __init__(self):
        # The deepest first.
        self.roots = Site.get_site_root_paths()
        self.several = len({root.site_id for root in self.roots}) > 1

    def of(self, url_path: str) -> str:
        for root in self.roots:
            if url_path.startswith(root.root_path):
                host = root.root_url if self.several else ""
                path = iri_to_uri(url_path.removeprefix(root.root_path))
                return f"{host}{home_of(root.language_code)}{path}"
        return ""


kept = Kept(_read, most=1)


def published() -> PublishedPages:
    """The pages of now; two queries after each change of something public."""
    return kept(None)
