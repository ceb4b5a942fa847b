"""The banners of this instant, read once for all pages and mails of a process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language

from home.incidents.enums import IncidentKind, Where
from home.incidents.models import Incident

CACHE_KEY = "home.incidents"
# What an incident said in one process is said by the others at most so late, when no public page
# was asked meanwhile: a change also moves the stamp of the pages, which forgets this.
CACHE_SECONDS = 60
# What comes first when several show at once.
SERIOUS_FIRST = list(reversed(IncidentKind.values))
IN_MAILS = (Where.SITE, Where.APPLICATION)


@dataclass(frozen=True)
class Words:
    """`url`: where the link leads, empty without; `whole_url`: the same, for a mail."""

    kind: str
    title: str
    text: str
    link_text: str
    url: str
    whole_url: str


@dataclass(frozen=True)
class Told:
    """One banner. `words`: by code of language, that of the reference always there."""

    where: str
    shows_from: datetime
    shows_until: datetime | None
    words: dict[str, Words]

    def shows(self, now: datetime) -> bool:
        return self.shows_from <= now and (self.shows_until is None or now < self.shows_until)

    def in_language(self, code: str) -> Words:
        return self.words.get(code) or self.words[settings.LANGUAGE_CODE]


def known(*, now: datetime) -> list[Told]:
    """Those that show now or later, the most serious first; at most one query a minute."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = _read(now)
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def showing(*places: str, now: datetime) -> list[Words]:
    """What these places say now, in the language spoken."""
    code = get_language() or settings.LANGUAGE_CODE
    return [
        told.in_language(code)
        for told in known(now=now)
        if told.where in places and told.shows(now)
    ]


def forget() -> None:
    """The next reader asks the database."""
    cache.delete(CACHE_KEY)


def _read(now: datetime) -> list[Told]:
    # The French row alone says when: its translations follow it.
    french = Incident.objects.not_over(now).filter(locale__language_code=settings.LANGUAGE_CODE)
    same = Incident.objects.filter(translation_key__in=french.values("translation_key"))
    rows = same.select_related("locale", "link_page")
    by_key: dict = {}
    for row in rows:
        by_key.setdefault(row.translation_key, {})[row.locale.language_code] = row
    told = [
        Told(
            where=source.where,
            shows_from=source.shows_from,
            shows_until=source.shows_until,
            words={code: _words(row, source) for code, row in same.items()},
        )
        for same in by_key.values()
        if (source := same.get(settings.LANGUAGE_CODE))
    ]
    return sorted(told, key=_rank)


def _rank(told: Told) -> tuple:
    kind = told.words[settings.LANGUAGE_CODE].kind
    return SERIOUS_FIRST.index(kind), -told.shows_from.timestamp()


def _words(row: Incident, source: Incident) -> Words:
    page = row.link_page if row.link_page and row.link_page.live else None
    return Words(
        kind=source.kind,
        title=row.title,
        text=row.text,
        link_text=row.link_text,
        url=(page.url or "") if page else row.link_url,
        whole_url=(page.full_url or "") if page else row.link_url,
    )
