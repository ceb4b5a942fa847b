"""Putting the pages of home/content into the site, without ever writing over an editor's work."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from uuid import UUID, uuid5

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.content import EASY, HOME, PAGES, SITE_MAP
from home.content.easy.letter_parts import LIST as EASY_LETTERS
from home.content.glossary import GLOSSARY
from home.content.news import NEWS
from home.content.writing import Content, linked_keys, stored_body, typeset
from home.easy.models import EasyLetterPage, EasyLettersPage, EasyPage, EasyText
from home.glossary.models import GlossaryPage
from home.models import GuidePage, HomePage, SiteMapPage
from home.navigation import EASY_SLUG
from home.news.models import NewsIndexPage, NewsPage

MODELS = {
    HOME.key: HomePage,
    SITE_MAP.key: SiteMapPage,
    GLOSSARY.key: GlossaryPage,
    NEWS.key: NewsIndexPage,
    EASY_LETTERS.key: EasyLettersPage,
}
EASY_MODELS = (EasyPage, EasyLetterPage)
# By door of the home page, the key of the guide that explains it.
GUIDES = {"start_guide_id": "faire", "follow_guide_id": "suivre", "renewal_guide_id": "renouveler"}
INSTALLED = (HOME, *PAGES, SITE_MAP, *EASY)
IDENTITIES = UUID("5b0a3f0e-3c3f-4b0f-9a52-0c7f2f1f6f1d")
WRITTEN_FIELDS = (
    "title",
    "lead",
    "search_description",
    "essential",
    "body",
    "legal_basis",
    "quick_exit",
    "published_on",
    "kinds",
)


def model_of(content: Content) -> type[Page]:
    if content.published_on:
        return NewsPage
    if content.key in MODELS:
        return MODELS[content.key]
    if content.slug == EASY_SLUG:
        return EasyPage
    return EasyLetterPage if content.kinds else GuidePage


def digest(page) -> str:
    """A fingerprint of what the page says, the same whatever the ids Wagtail gives to blocks."""
    values = [_value(page, name) for name in WRITTEN_FIELDS if hasattr(page, name)]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _value(page, name: str):
    value = getattr(page, name)
    if name == "body":
        return _without_ids(value.get_prep_value())
    return str(value) if name == "published_on" else value


def _doors(page) -> list[int | None]:
    return [getattr(page, door, None) for door in GUIDES]


def _without_ids(value):
    # A page keeps its number under "id" nowhere but in block identities.
    if isinstance(value, dict):
        return {name: _without_ids(inner) for name, inner in value.items() if name != "id"}
    if isinstance(value, list):
        return [_without_ids(inner) for inner in value]
    return value


def identified(body, key: str) -> str:
    """The body as it is stored (JSON), every part with an identity that a second run gives again.

    Translations are kept by these identities (wagtail-localize).
    """
    for part in body:
        _ = part.value  # read, so that its lists are stored with identities
    stored = _with_ids(body.get_prep_value(), uuid5(IDENTITIES, key))
    return json.dumps(stored, cls=DjangoJSONEncoder)


def _with_ids(value, place: UUID):
    if isinstance(value, dict):
        found = {name: _with_ids(inner, uuid5(place, name)) for name, inner in value.items()}
        return found | {"id": str(place)} if "id" in value and "type" in value else found
    if isinstance(value, list):
        return [_with_ids(inner, uuid5(place, str(n))) for n, inner in enumerate(value)]
    return value


class Installer:
    """Installs the pages of one locale: `contents`, parents first, the home page among them.

    A page is found again by its `installed_key`, so an editor may move it or change its slug.
    It is rewritten only when all of it is published and still says word for word what was
    installed: with `refresh`, or when a page it leads to was made again or has been replaced.
    A page of an editor at the address of a missing one replaces it (`replaced`, by key): nothing
    is created there, and what leads to the missing page leads to theirs.
    """

    def __init__(
        self,
        *,
        refresh: bool,
        progress: Callable[[str], None],
        contents: tuple[Content, ...] = INSTALLED,
    ):
        self.refresh, self.progress, self.contents = refresh, progress, contents
        self.report: Counter = Counter(created=0, updated=0, unchanged=0, kept=0, replaced=0)
        self.pages: dict[str, Page] = {}
        self.replaced: dict[str, Page] = {}
        self.created: set[str] = set()

    @transaction.atomic
    def install(self, *, hostname: str, port: int) -> Counter:
        self.locale, _ = Locale.objects.get_or_create(language_code="fr")
        self.pages = self._already_there()
        self._leave_former_kinds()
        # Twice through the list: links need the numbers of all pages.
        for content in self.contents:
            if content.key not in self.pages:
                self._create(content)
        # A link to a page made again, or replaced, has another number.
        moved = self.created | self.replaced.keys()
        for content in self.contents:
            if content.key in self.pages:
                is_new = content.key in self.created
                leads_to = linked_keys(content.body)
                if content.key == HOME.key:
                    leads_to |= set(GUIDES.values())
                stale = is_new or not moved.isdisjoint(leads_to)
                self._write(content, is_new=is_new, stale=stale)
            self.progress(content.key)
        self.report["replaced"] = len(self.replaced)
        self._point_site_at_home(hostname, port)
        return self.report

    def _already_there(self) -> dict[str, Page]:
        return {
            page.installed_key: page
            for model in (GuidePage, NewsPage, *MODELS.values(), *EASY_MODELS)
            for page in model.objects.filter(locale=self.locale).exclude(installed_key="")
        }

    def _leave_former_kinds(self) -> None:
        """A page that is of another kind by now is made again, unless an editor changed it."""
        # Those below first: a page that holds one of an editor's stays with it.
        for content in reversed(self.contents):
            page = self.pages.get(content.key)
            if page is None or isinstance(page, model_of(content)):
                continue
            page.refresh_from_db()
            if not page.is_leaf():
                continue
            if digest(page.get_latest_revision_as_object()) == page.installed_digest:
                page.delete()
                del self.pages[content.key]

    def _create(self, content: Content) -> None:
        model = model_of(content)
        # The tree moves under us: read the parent's place again before adding to it.
        above = self.number(content.parent) if content.parent else Page.get_first_root_node().pk
        parent, slug = Page.objects.get(pk=above), content.slug
        other = self._in_its_place(content, parent)
        if other and (content.parent or isinstance(other.specific, HomePage)):
            self.replaced[content.key] = other
            return
        if other:
            # No address shows the slug of the first page: Wagtail makes one of its title.
            slug = ""
        explains = {"kinds": list(content.kinds)} if content.kinds else {}
        page = model(
            title=content.title,
            slug=slug,
            installed_key=content.key,
            locale=self.locale,
            show_in_menus=content.in_menus,
            live=False,
            **({"published_on": content.published_on} if content.published_on else {}),
            **explains,
        )
        self.pages[content.key] = parent.add_child(instance=page)
        self.created.add(content.key)

    def _in_its_place(self, content: Content, parent: Page) -> Page | None:
        """The page of an editor that a new one would meet: at its address, or of its letters.

        `parent` itself when, being an editor's, it cannot hold such a page.
        """
        if parent.specific_class not in model_of(content).allowed_parent_page_models():
            return parent
        same_letters = EasyLetterPage.objects.filter(
            locale=self.locale, kinds__overlap=list(content.kinds)
        )
        return same_letters.first() or parent.get_children().filter(slug=content.slug).first()

    def _write(self, content: Content, *, is_new: bool, stale: bool) -> None:
        # Read again: this page got children since, and their count is one of its columns.
        page = type(self.pages[content.key]).objects.get(pk=self.number(content.key))
        latest = page if is_new else page.get_latest_revision_as_object()
        # Of a draft, even what the digest does not read (its address, its menu) is not ours.
        ours = page.live and not page.has_unpublished_changes
        if not is_new and not (ours and digest(latest) == page.installed_digest):
            self.report["kept"] += 1
            return
        doors = _doors(latest)
        self._fill(latest, content)
        written = digest(latest)
        if written == page.installed_digest and doors == _doors(latest):
            self.report["unchanged"] += 1
        elif stale or self.refresh:
            latest.installed_digest = written
            latest.save_revision(clean=is_new).publish()
            self.report["created" if is_new else "updated"] += 1
        else:
            self.report["kept"] += 1

    def _fill(self, page, content: Content) -> None:
        page.title, page.lead = typeset(content.title), typeset(content.lead)
        page.search_description = typeset(content.description)
        if not hasattr(page, "body"):
            return
        page.body = stored_body(content.body, self.number)
        page.body = identified(page.body, content.key)
        if isinstance(page, EasyText):
            # Who read it again read other words.
            page.reviewed = False
        if isinstance(page, HomePage):
            for door, key in GUIDES.items():
                # A guide made again left its door empty; any other is an editor's choice.
                if HOME.key in self.created or (
                    key in self.created and getattr(page, door) is None
                ):
                    setattr(page, door, self.number(key))
        elif isinstance(page, NewsPage):
            page.published_on = content.published_on
        elif isinstance(page, EasyLetterPage):
            page.kinds = list(content.kinds)
        elif isinstance(page, GuidePage):
            page.essential = typeset("\n".join(content.essential))
            page.legal_basis = content.legal_basis
            page.quick_exit = content.quick_exit

    def number(self, key: str) -> int:
        """The number of an installed page, or of the one that replaces it."""
        return (self.pages.get(key) or self.replaced[key]).pk

    def _point_site_at_home(self, hostname: str, port: int) -> None:
        """The default site shows our home page; a site that an operator set up is left as it is."""
        home = Page.objects.get(pk=self.number(HOME.key))
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            Site.objects.create(hostname=hostname, port=port, root_page=home, is_default_site=True)
            return
        welcome = site.root_page
        if welcome.specific_class is not Page:
            return
        site.root_page, site.hostname, site.port = home, hostname, port
        site.save()
        # The page that Wagtail's own migration leaves, when nobody built anything under it.
        if welcome.depth > 1 and not welcome.get_children().exists():
            welcome.delete()
