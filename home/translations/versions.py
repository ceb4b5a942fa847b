"""The same page in each language: found by its address, and how true its translation is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.encoding import iri_to_uri
from wagtail.models import Site

from home.published import PublishedPage, published
from home.translations import states
from portal.interface.languages import home_of

SOURCE = settings.LANGUAGE_CODE


def find(site: Site, path: str, language: str) -> PublishedPage | None:
    """The published page of this address in the language, else the French one of that path."""
    roots, pages = _roots(site), published()
    for code in dict.fromkeys((language, SOURCE)):
        if code in roots and (page := pages.at(f"{roots[code]}{path}")):
            return page
    return None


def _roots(site: Site) -> dict[str, str]:
    """The stored path of the first page of each language; the French one is the site's own."""
    others = {
        root.language_code: root.root_path
        for root in Site.get_site_root_paths()
        if root.site_id == site.pk
    }
    return others | {SOURCE: site.root_page.url_path}


@dataclass(frozen=True)
class Reading:
    """A page read at an address of `language`; `page` was given by `find`."""

    site: Site
    page: PublishedPage
    language: str

    @cached_property
    def words(self) -> str:
        """The language that the page is written in."""
        return self.language if self._own and not self._own.alias_of_id else SOURCE

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where the page is in every language, whether it is written in it or not."""
        french = self._address(SOURCE) or ""
        path = french.removeprefix(home_of(SOURCE))
        return {
            code: self._address(code) or f"{home_of(code)}{path}"
            for code, _name in settings.LANGUAGES
        }

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """(language, whole address) of those written in each, for search engines."""
        if len(settings.LANGUAGES) < 2 or self.is_untranslated:
            return []
        return [
            (code, f"{self.site.root_url}{self._address(code)}")
            for code, _name in settings.LANGUAGES
            if code in self._by_language and not self._by_language[code].alias_of_id
        ]

    @property
    def french(self) -> str:
        return self.addresses[SOURCE]

    @property
    def is_elsewhere(self) -> bool:
        """Whether the page has an address of its own in the language, which is not this one."""
        return self._own is not None and self._own.pk != self.page.pk

    @property
    def is_untranslated(self) -> bool:
        return self.words != self.language

    @property
    def is_translated(self) -> bool:
        return self.words == self.language != SOURCE

    @cached_property
    def is_outdated(self) -> bool:
        """Whether the French page says something else since; one query, for a translation only."""
        return self.is_translated and states.is_outdated(self.page.pk)

    @cached_property
    def _by_language(self) -> dict[str, PublishedPage]:
        return published().versions(self.page.translation_key)

    @property
    def _own(self) -> PublishedPage | None:
        return self._by_language.get(self.language)

    def _address(self, code: str) -> str | None:
        version, root = self._by_language.get(code), _roots(self.site).get(code)
        if version is None or root is None or not version.url_path.startswith(root):
            return None
        return f"{home_of(code)}{iri_to_uri(version.url_path.removeprefix(root))}"
