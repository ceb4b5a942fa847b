"""What is found for the words of a visitor, in a fixed number of queries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from unicodedata import normalize

from django.conf import settings
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Length
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from directory.guichets.models import Guichet
from directory.places.addresses import commune_url
from directory.territory.table import CommuneRow, communes
from home.enums import EntryKind
from home.search.enums import FEMININE, ONE_E, configuration
from home.search.excerpts import excerpt, marked, stems
from home.search.indexing import LONGEST_WORD, SHORTEST_WORD
from home.search.models import SearchEntry
from home.words import UNSEEN, plain_words
from portal.interface.languages import home_of

SOURCE = settings.LANGUAGE_CODE
LONGEST_QUERY = 100
# A page of words would ask the database for as many comparisons.
MOST_WORDS = 12
RESULTS_PER_PAGE = 10
COMMUNES_SHOWN = GUICHETS_SHOWN = 5
# Trigrams in common, of 1, from which a written word may be the one that was meant.
LIKENESS = 0.4
# Of so many likely words, one is still written: pages change, `SearchWord` only grows.
MOST_LIKELY = 10
TYPED_WORD = re.compile(r"[^\W\d_]+")
FEMININE_TYPED = re.compile(FEMININE.replace(r"\M", r"\b"))

NEAREST = """
    SELECT typed.word, best.word
    FROM unnest(%(typed)s::text[]) AS typed(word)
    CROSS JOIN LATERAL (
        SELECT likely.word FROM (
            SELECT written.word, known.language, similarity(written.word, typed.word) AS likeness,
                plainto_tsquery(
                    known.config, regexp_replace(written.word, %(feminine)s::text, %(one_e)s::text)
                ) AS query
            FROM search_searchword AS written
            JOIN unnest(%(languages)s::text[], %(configs)s::regconfig[])
                AS known(language, config) ON known.language = written.language
            WHERE written.word %% typed.word
                AND similarity(written.word, typed.word) >= %(likeness)s
            ORDER BY likeness DESC, written.word
            LIMIT %(most)s
        ) AS likely
        -- A word that every text holds (« avec ») is compared with nothing.
        WHERE numnode(likely.query) = 0 OR EXISTS (
            SELECT 1 FROM search_searchentry AS entry
            WHERE entry.language = likely.language AND entry.vector @@ likely.query
        )
        ORDER BY likely.likeness DESC, likely.word
        LIMIT 1
    ) AS best
"""


@dataclass(frozen=True)
class Result:
    """`title` and `text` are HTML: escaped, what was typed being marked. `language`: of both."""

    kind: EntryKind
    language: str
    url: str
    title: SafeString
    text: SafeString


@dataclass
class Found:
    """All that a page of results shows. `asked`: as typed; `read_as`: as it was understood.

    `widened`: no entry holds every word, these hold some. `counts`: how many of each kind.
    """

    asked: str
    read_as: str
    widened: bool = False
    counts: dict[EntryKind, int] = field(default_factory=dict)
    page: PageOfResults | None = None
    communes: list[tuple[str, str]] = field(default_factory=list)
    guichets: list[Guichet] = field(default_factory=list)

    @property
    def corrected(self) -> bool:
        return self.read_as != self.asked

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def shown(self) -> int:
        """How many things the pages of results hold."""
        return self.total + len(self.communes) + len(self.guichets)

    @property
    def answered(self) -> bool:
        """Whether something holds all that was typed, spelled right or wrong."""
        return bool((self.total and not self.widened) or self.communes or self.guichets)


def clean_query(typed: str) -> str:
    """What was typed on one line, cut at `LONGEST_QUERY` letters, without unstorable marks."""
    seen = normalize("NFC", UNSEEN.sub("", typed))
    printable = "".join(letter if letter.isprintable() else " " for letter in seen)
    return " ".join(printable.split()[:MOST_WORDS])[:LONGEST_QUERY].strip()


def find(
    query: str, *, language: str, today: date, kind: str = "", page: str | None = None
) -> Found:
    """Everything for a cleaned query: exactly, else corrected, else what holds some of its words.

    `page`: the number of the page of results as it stands in the address.
    """
    found = Found(query, query)
    named = communes().resolve(query)[:COMMUNES_SHOWN]
    guichets = Guichet.objects.open_on(today).named(plain_words(query)).select_related("commune")
    found.guichets = list(guichets[:GUICHETS_SHOWN])
    entries = _matching(query, language)
    found.counts = _counts(entries)
    if not found.counts and not named:
        # A guichet that is named holds the words as they are.
        corrected = query if found.guichets else correct(query, language=language)
        if corrected != query:
            named = communes().resolve(corrected)[:COMMUNES_SHOWN]
            entries = _matching(corrected, language)
            found.counts = _counts(entries)
            if found.counts or named:
                found.read_as = corrected
        if not found.counts and not named:
            entries = _matching(corrected, language, some=True)
            found.counts = _counts(entries)
            found.widened = bool(found.counts)
            found.read_as = corrected if found.widened else query
    found.communes = [(row.label, commune_url(row)) for row in named]
    if kind in found.counts:
        entries = entries.filter(kind=kind)
    found.page = Paginator(entries, RESULTS_PER_PAGE).get_page(page)
    found.page.object_list = _results(found.page.object_list, found.read_as, language)
    return found


def correct(query: str, *, language: str) -> str:
    """The query, each word that nothing writes replaced by the likeliest one that is written.

    French pages are found in every language: their words count there too.
    """
    typed = {plain_words(word) for word in TYPED_WORD.findall(query)}
    typed = {word for word in typed if SHORTEST_WORD <= len(word) <= LONGEST_WORD}
    if not typed:
        return query
    languages = list(dict.fromkeys((language, SOURCE)))
    values = {
        "typed": sorted(typed),
        "languages": languages,
        "configs": [configuration(code) for code in languages],
        "feminine": FEMININE,
        "one_e": ONE_E,
        "likeness": LIKENESS,
        "most": MOST_LIKELY,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, values)
        better = dict(cursor.fetchall())

    def meant(match: re.Match) -> str:
        plain = plain_words(match[0])
        return match[0] if better.get(plain, plain) == plain else better[plain]

    return TYPED_WORD.sub(meant, query)


def near_communes(query: str) -> list[CommuneRow]:
    """Communes whose name begins as the query does, for a search that found nothing."""
    return communes().near(query, COMMUNES_SHOWN)


def suggested(text: str, *, language: str, limit: int) -> list[str]:
    """Titles with a word that begins as what is typed so far, the shortest first."""
    start = plain_words(text)
    if not start:
        return []
    titles = (
        _visible(language)
        .filter(Q(plain_title__startswith=start) | Q(plain_title__contains=f" {start}"))
        .order_by(Length("title"), "title")
        .values_list("title", flat=True)
        .distinct()
    )
    return list(titles[:limit])


def _words_of(query: str, language: str, *, some: bool) -> SearchQuery:
    """The comparison with every word of the query, or with `some` of them."""
    config, compared = configuration(language), FEMININE_TYPED.sub(ONE_E, plain_words(query))
    if not some:
        return SearchQuery(compared, config=config)
    words = compared.split() or [""]
    return reduce(or_, (SearchQuery(word, config=config) for word in words))


def _visible(language: str) -> QuerySet[SearchEntry]:
    """Of pages published, open to everybody and under the first page of a site: those of the
    language, and the French pages that are not translated into it."""
    roots = (root.root_path for root in Site.get_site_root_paths())
    under = reduce(or_, (Q(url_path__startswith=path) for path in roots), Q(pk__in=[]))
    entries = SearchEntry.objects.filter(page__in=Page.objects.live().public().filter(under))
    if language == SOURCE:
        return entries.filter(language=SOURCE)
    written = Page.objects.live().filter(locale__language_code=language, alias_of=None)
    translated = Q(page__translation_key__in=written.values("translation_key"))
    return entries.filter(Q(language=language) | Q(language=SOURCE) & ~translated)


def _matching(query: str, language: str, *, some: bool = False) -> QuerySet[SearchEntry]:
    """The best first; those of the visitor's language before the French ones."""
    own = _words_of(query, language, some=some)
    rank, match = SearchRank(F("vector"), own), Q(language=language, vector=own)
    if language != SOURCE:
        french = _words_of(query, SOURCE, some=some)
        match |= Q(language=SOURCE, vector=french)
        rank = Case(
            When(language=language, then=rank + Value(10.0)),
            default=SearchRank(F("vector"), french),
            output_field=FloatField(),
        )
    entries = _visible(language).filter(match)
    return entries.annotate(rank=rank).order_by("-rank", "title", "pk")


def _counts(entries: QuerySet[SearchEntry]) -> dict[EntryKind, int]:
    counted = entries.order_by().values_list("kind").annotate(Count("pk"))
    by_kind = dict(counted)
    return {kind: by_kind[kind] for kind in EntryKind if kind in by_kind}


def _results(entries, query: str, language: str) -> list[Result]:
    entries, query_stems = list(entries), stems(query)
    pages = Page.objects.in_bulk([entry.page_id for entry in entries])
    return [
        Result(
            kind=EntryKind(entry.kind),
            language=entry.language,
            url=_address(pages[entry.page_id], entry, language),
            title=marked(entry.title, query_stems),
            text=excerpt(entry.text, query_stems),
        )
        for entry in entries
        if entry.page_id in pages
    ]


def _address(page: Page, entry: SearchEntry, language: str) -> str:
    """A French page is read under the address of the visitor's language."""
    url = page.url
    if entry.language != language:
        url = f"{home_of(language)}{url.removeprefix(home_of(entry.language))}"
    return f"{url}#{entry.anchor}" if entry.anchor else url
