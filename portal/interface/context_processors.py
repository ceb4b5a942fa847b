"""What every page's frame needs, without a query and the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.interface import languages


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False
    says_conformity: bool = False


SITE_NAME = _("Demande de logement social")
NAVIGATION = (
    (_("Faire ma demande"), "filing:start"),
    (_("Suivre mon dossier"), "dossier:home"),
    (_("Renouveler"), "dossier:home"),
    (_("Trouver un guichet"), "guichets:list"),
    (_("Communes et chiffres"), "places:search"),
)
# The page whose link also says how far the site conforms (the footer asks the editorial site).
ACCESSIBILITY = "accessibilite"
# The rooms of the agents, by the name of their addresses.
AGENTS_ROOMS = {"desk", "tickets"}
# Pages that the installation creates, and that an editor may rewrite (domain.md 11).
FOOTER = (
    (_("Plan du site"), "plan-du-site"),
    (_("Accessibilité"), ACCESSIBILITY),
    (_("Mentions légales"), "mentions-legales"),
    (_("Données personnelles"), "donnees-personnelles"),
    (_("Gestion des cookies"), "cookies"),
)


@cache
def address(name: str, language: str, *args) -> str:
    """The address of a named page in the language; empty when no room gives it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


class Frame:
    """The frame of a page: names, menu, footer, address of the search. Nothing personal."""

    name = SITE_NAME

    def __init__(self, request):
        self.request = request
        self.path, self.language = request.path, get_language() or settings.LANGUAGE_CODE
        # What answers a POST has no address that a link could lead to.
        self.is_read = request.method in ("GET", "HEAD")
        # Set by the pages of the editors, which are written language by language.
        self.reading = getattr(request, "reading", None)
        self.match, self.address = request.resolver_match, request.get_full_path()
        self.languages = languages.all_of(
            self.address if self.is_read else "",
            getattr(self.match, "route", ""),
            self.reading.addresses if self.reading else None,
        )
        self.direction, self.translated = languages.direction(self.language), False
        self.demonstration = getattr(settings, "DEMONSTRATION", False)
        self.state_branding = getattr(settings, "STATE_BRANDING", False)

    @property
    def look(self) -> str:
        """What makes two frames differ, but for the page they stand around."""
        return f"{self.language} {self.demonstration:d} {self.state_branding:d}"

    @property
    def section(self) -> str:
        """The address in the menu under which the page stands; empty for none."""
        if self.path == self.home:
            return self.home
        doors = (address(name, self.language) for _label, name in NAVIGATION)
        return next((door for door in doors if door and self.path.startswith(door)), "")

    @property
    def below(self) -> str:
        """The address in the footer that is the page itself; empty for none."""
        below = (f"{self.home}{slug}/" for _label, slug in FOOTER)
        return self.path if self.path in below else ""

    @property
    def is_for_agents(self) -> bool:
        """Whether the page is one of the agents' rooms, under « /guichet/ »."""
        return not AGENTS_ROOMS.isdisjoint(getattr(self.match, "namespaces", ()))

    @property
    def language_name(self) -> str:
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @cached_property
    def words(self) -> str:
        """The language of what the page says, between the header and the footer.

        Asked after the block `translated`, which may say that the page is in every catalogue.
        """
        if self.reading:
            return self.reading.words
        whole = self.translated or self.language in settings.WHOLE_LANGUAGES
        return self.language if whole else settings.LANGUAGE_CODE

    @property
    def is_partly_french(self) -> bool:
        """A screen whose catalogue is not there: it says so, in the language of the address."""
        return not self.reading and self.words != self.language

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(language, whole address) of a public page in every language it is written in."""
        if self.reading:
            return self.reading.alternates
        if not self.languages or not hasattr(getattr(self.match, "func", None), "public_page"):
            return []
        root = f"{self.request.scheme}://{self.request.get_host()}"
        return [
            (language.code, f"{root}{language.url or self.address}")
            for language in self.languages
            if language.code in settings.WHOLE_LANGUAGES
        ]

    @property
    def language_links(self) -> SafeString:
        """A link to this page in each other language."""
        return format_html_join(
            "\n",
            '<li><a href="{}" lang="{}" hreflang="{}" dir="{}"'
            ' class="fr-btn fr-btn--tertiary-no-outline fr-btn--sm">{}</a></li>',
            (
                (other.url, other.code, other.code, other.direction, other.name)
                for other in self.languages
                if not other.current
            ),
        )

    @property
    def words_direction(self) -> str:
        return languages.direction(self.words)

    @property
    def home(self) -> str:
        return address("wagtail_serve", self.language, "")

    @property
    def account(self) -> str:
        return address("account_home", self.language)

    @property
    def search(self) -> str:
        return address("search", self.language)

    @cached_property
    def navigation(self) -> list[Link]:
        links = [Link(_("Accueil"), self.home, self.section == self.home)]
        for label, name in NAVIGATION:
            if url := address(name, self.language):
                # Two doors may lead to one page: the first is the current one.
                seen = any(link.url == url for link in links)
                links.append(Link(label, url, url == self.section and not seen))
        return links

    @property
    def footer(self) -> list[Link]:
        links = [(label, f"{self.home}{slug}/", slug) for label, slug in FOOTER]
        return [
            Link(label, url, url == self.below, says_conformity=slug == ACCESSIBILITY)
            for label, url, slug in links
        ]


def site(request) -> dict:
    return {"frame": Frame(request)}
