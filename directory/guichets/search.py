"""What is asked of the directory, and the guichets that answer it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.http import QueryDict
from django.utils import timezone

from directory.guichets.doors import REGISTER
from directory.guichets.enums import Appointment, GuichetService, SpokenLanguage
from directory.guichets.kept_rows import GuichetRow, guichets_around, guichets_of, spots_of
from directory.guichets.nearby import ring_around
from directory.guichets.querysets import GuichetQuerySet
from directory.territory.distances import Point, Spot, kilometres
from directory.territory.search import LONGEST_QUERY, find
from directory.territory.table import CommuneRow, DepartementRow, communes

NEAR_KM = 50
WALK_IN = (Appointment.NONE, Appointment.POSSIBLE)
SERVICES, LANGUAGES = frozenset(GuichetService.values), frozenset(SpokenLanguage.values)
# Boxes to tick: name in the address, field.
ACCESS = {
    "sans-marche": "step_free",
    "lsf": "sign_language",
    "boucle": "hearing_loop",
    "sans-internet": "without_internet",
}
FILTERS = ("commune", "departement", "service", "langue", *ACCESS, "sans-rdv", "ouvert", "page")
# The answers on a map, in place of the list.
MAP = "carte"
KEPT_KEYS = (*FILTERS, MAP)
FREE_KEYS = ("q", "lat", "lon")


@dataclass(frozen=True)
class Question:
    """Where and for what; a value that nothing knows counts for none.

    `candidates`: the communes that the text may mean. `commune`: the one that it means.
    """

    asked: str
    candidates: tuple[CommuneRow, ...]
    departement: DepartementRow | None
    point: Point | None
    wants_point: bool
    service: str
    language: str
    access: tuple[str, ...]
    walk_in: bool
    open_now: bool

    @classmethod
    def read(cls, query: QueryDict) -> Question:
        table, asked = communes(), query.get("q", "").replace("\x00", "")[:LONGEST_QUERY].strip()
        row = table.current(query.get("commune", ""))
        candidates = [row] if row else []
        if asked and not row:
            candidates = table.resolve(asked) or [hit.commune for hit in find(asked)]
        code = candidates[0].departement if len(candidates) == 1 else query.get("departement", "")
        service, language = query.get("service", ""), query.get("langue", "")
        return cls(
            asked=asked,
            candidates=tuple(candidates),
            departement=table.departement(code),
            point=None if asked or row else Point.read(query.get("lat", ""), query.get("lon", "")),
            wants_point=bool(query.get("lat") or query.get("lon")),
            service=service if service in SERVICES else "",
            language=language if language in LANGUAGES else "",
            access=tuple(key for key in ACCESS if query.get(key) == "oui"),
            walk_in=query.get("sans-rdv") == "oui",
            open_now=query.get("ouvert") == "oui",
        )

    @property
    def commune(self) -> CommuneRow | None:
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def is_placed(self) -> bool:
        """Whether it says where."""
        return bool(self.commune or self.point or (self.departement and not self.candidates))

    @property
    def here(self) -> Point | None:
        """Where distances are counted from: the point, or the middle of the commune."""
        row = self.commune
        if self.point or row is None or row.latitude is None:
            return self.point
        return Point(row.latitude, row.longitude)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.service or self.language or self.access or self.walk_in or self.open_now)


class Found(NamedTuple):
    """A guichet that answers. `chord`: see `distances`; infinite when it stands nobody knows where,
    or nothing says from where."""

    guichet: GuichetRow
    chord: float = math.inf

    @property
    def distance(self) -> float | None:
        """Kilometres."""
        return None if self.chord == math.inf else kilometres(self.chord)


class Answers(Sequence):
    """Guichets in their order; how far they are from `here` is told of those that are asked for."""

    def __init__(self, rows: Sequence[GuichetRow] = (), here: Spot | None = None):
        self.rows, self.here = rows, here

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return [self._found(row) for row in self.rows[at]]
        return self._found(self.rows[at])

    def _found(self, row: GuichetRow) -> Found:
        spot = self.here and row.spot
        return Found(row, self.here.chord(spot)) if spot else Found(row)


def matching(question: Question, *, now: datetime) -> Sequence[Found]:
    """The guichets that answer, the most useful first.

    Near a commune: first those there for its people, then the nearest ring (commune, city, EPCI,
    département), those that register first in each, by distance. Near a point: by distance. By
    name then. From what the process keeps: no query when the territories asked are.
    """
    if not question.is_placed:
        return Answers()
    if question.point:
        return _near_point(question.point, question, now)
    departement = question.departement
    if departement is None or not departement.territory:
        return Answers()
    rows = guichets_of(departement.territory)
    if question.commune:
        return _near_commune(_answering(rows, question, now), question)
    rows = [row for row in rows if row.commune and row.commune.departement == departement.code]
    rows = _answering(rows, question, now)
    # By name as they are read; the order of equals is kept.
    return Answers(sorted(rows, key=lambda row: REGISTER not in row.services))


def _near_point(point: Point, question: Question, now: datetime) -> Answers:
    rows = _answering(guichets_around(point, NEAR_KM), question, now)
    return Answers(rows, Spot.at(*point))


def _near_commune(rows: list[GuichetRow], question: Question) -> Answers:
    ring = ring_around(question.commune)
    here = Spot.at(*question.here) if question.here else None
    chords = [math.inf] * len(rows)
    if here and rows:
        spots = spots_of(rows[0].territory)
        # Something public may have changed between the two readings.
        chords = here.chords(spots.get(row.pk) for row in rows)
    order = [
        (ring(row), REGISTER not in row.services, chord, rank)
        for rank, (row, chord) in enumerate(zip(rows, chords, strict=True))
    ]
    # By name as they are read: the rank.
    return Answers([rows[rank] for *_key, rank in sorted(order)], here)


def _answering(rows: Iterable[GuichetRow], question: Question, now: datetime) -> list[GuichetRow]:
    """Those that are not closed for good, and that render, speak and give access as asked."""
    today = timezone.localdate(now)
    found = [row for row in rows if row.closed_on is None or not row.is_closed(today)]
    if question.service:
        found = [row for row in found if question.service in row.services]
    if question.language:
        found = [row for row in found if question.language in row.languages]
    if question.walk_in:
        found = [row for row in found if row.appointment in WALK_IN]
    for key in question.access:
        found = [row for row in found if getattr(row, ACCESS[key])]
    return _open_among(found, now) if question.open_now else found


def _open_among(rows: list[GuichetRow], now: datetime) -> list[GuichetRow]:
    """Most have one of a few weeks and no special day: what such a door says is asked once."""
    today, known = timezone.localdate(now), {}

    def is_open(row: GuichetRow) -> bool:
        if row.special_days_known or not row.hours_are_fresh(today):
            return row.is_open(now)
        key = row.weekly_hours, row.departement_code
        if key not in known:
            known[key] = row.is_open(now)
        return known[key]

    return [row for row in rows if is_open(row)]


def narrowed(found: GuichetQuerySet, question: Question) -> GuichetQuerySet:
    """Those of the whole country that answer, in SQL: nobody keeps them all."""
    if question.service:
        found = found.filter(services__contains=[question.service])
    if question.language:
        found = found.filter(languages__contains=[question.language])
    if question.walk_in:
        found = found.filter(appointment__in=WALK_IN)
    return found.filter(**{ACCESS[key]: True for key in question.access})
