"""What every page's frame needs, without a query and the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.interface import languages
from portal.interface.holes import cut, fill
from portal.interface.markup import lines


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
NOT_FOR_ROBOTS = SafeString('\n<meta name="robots" content="noindex">')
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


class Surroundings:
    """What the frames of a language share; asked for by `of_language`."""

    def __init__(self, language: str):
        self.language, self.name = language, str(SITE_NAME)
        self.direction = languages.direction(language)
        self.language_name = dict(settings.LANGUAGES).get(language, language)
        self.languages = languages.offered()
        self.codes = [offered.code for offered in self.languages]
        whole = settings.WHOLE_LANGUAGES
        # Those that the pages of the application are written in.
        self.whole = [code for code in self.codes if code in whole]
        self.words = language if language in whole else settings.LANGUAGE_CODE
        self.demonstration = getattr(settings, "DEMONSTRATION", False)
        self.state_branding = getattr(settings, "STATE_BRANDING", False)
        self.home = address("wagtail_serve", language, "")
        doors = (address(name, language) for _label, name in NAVIGATION)
        self.doors = [door for door in doors if door]
        self.below = {f"{self.home}{slug}/" for _label, slug in FOOTER}

    @cached_property
    def menu(self) -> str:
        """The choice of a language, with holes for where the page is in each."""
        return cut(render_to_string("components/languages.html", {"frame": self}))


@cache
def of_language(language: str) -> Surroundings:
    """Of the language spoken now, made once a process."""
    return Surroundings(language)


@receiver(setting_changed)
def forget(**kwargs) -> None:
    of_language.cache_clear()


class Frame:
    """The frame of a page: names, menu, footer, address of the search. Nothing personal.

    Attributes for what every page asks, properties for what `{% kept %}` asks once.
    """

    def __init__(self, request):
        self.request, self.path, self.match = request, request.path, request.resolver_match
        self.language = get_language() or settings.LANGUAGE_CODE
        self.around = around = of_language(self.language)
        self.name, self.languages = around.name, around.languages
        # Set by the pages of the editors, which are written language by language.
        self.reading = getattr(request, "reading", None)
        # The language of what the page says, between the header and the footer.
        self.words = self.reading.words if self.reading else around.words
        assisted = getattr(request, "assisted", None)
        self.large_text = bool(assisted and assisted.large_text)
        # The address in the menu under which the page stands; empty for none.
        self.section = self._section()
        # The address in the footer that is the page itself; empty for none.
        self.below = self.path if self.path in around.below else ""
        self.look = self._look()

    def _section(self) -> str:
        if self.path == self.around.home:
            return self.path
        return next((door for door in self.around.doors if self.path.startswith(door)), "")

    def _look(self) -> tuple:
        """All that makes two frames differ but for an address: what `{% kept %}` goes by."""
        return (
            self.language,
            self.words,
            self.is_partly_french,
            self.large_text,
            self.section,
            self.below,
            self.around.demonstration,
            self.around.state_branding,
        )

    def speaks_every_language(self) -> None:
        """The page is in every catalogue, those of the frame alone too."""
        if not self.reading:
            self.words = self.language
            self.look = self._look()

    @property
    def is_for_agents(self) -> bool:
        """Whether the page is one of the agents' rooms, under « /guichet/ »."""
        return not AGENTS_ROOMS.isdisjoint(getattr(self.match, "namespaces", ()))

    @property
    def is_partly_french(self) -> bool:
        """A screen whose catalogue is not there: it says so, in the language of the address."""
        return not self.reading and self.words != self.language

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """{code: where this page is in that language}."""
        path = self.request.get_full_path()
        if self.reading:
            _path, mark, query = path.partition("?")
            known = self.reading.addresses
            return {code: f"{known[code]}{mark}{query}" for code in self.around.codes}
        return languages.addresses(path, getattr(self.match, "route", ""), self.around.codes)

    @property
    def language_menu(self) -> SafeString:
        """A link to this page in each other language.

        What answers a POST has no address that a link could lead to.
        """
        if not self.languages or self.request.method not in ("GET", "HEAD"):
            return SafeString()
        return fill(self.around.menu, **self._addresses)

    @property
    def for_robots(self) -> SafeString:
        """Where a public page is in every language it is written in; not to keep a page twice."""
        if self.reading:
            found = self.reading.alternates
        elif self.languages and hasattr(getattr(self.match, "func", None), "public_page"):
            root = f"{self.request.scheme}://{self.request.get_host()}"
            found = ((code, f"{root}{self._addresses[code]}") for code in self.around.whole)
        else:
            found = ()
        links = lines('<link rel="alternate" hreflang="{}" href="{}">', found)
        return links if self.words == self.language else links + NOT_FOR_ROBOTS

    @property
    def home(self) -> str:
        return self.around.home

    @property
    def direction(self) -> str:
        return self.around.direction

    @property
    def language_name(self) -> str:
        return self.around.language_name

    @property
    def demonstration(self) -> bool:
        return self.around.demonstration

    @property
    def state_branding(self) -> bool:
        return self.around.state_branding

    @property
    def words_direction(self) -> str:
        return languages.direction(self.words)

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
