"""What is asked of the directory, and the guichets that answer it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Value, When
from django.http import QueryDict
from django.utils import timezone

from directory.guichets.enums import Appointment, GuichetService, SpokenLanguage
from directory.guichets.models import Guichet, HelpPlace
from directory.guichets.querysets import GuichetQuerySet
from directory.territory.search import LONGEST_QUERY, find
from directory.territory.table import CommuneRow, DepartementRow, communes

NEAR_KM = 50
HELP_KM = 20
HELP_SHOWN = 3
# « Ouvert maintenant » is read from the hours of so many, the first of the list.
MOST_READ_FOR_HOURS = 600
WALK_IN = (Appointment.NONE, Appointment.POSSIBLE)
# Boxes to tick: name in the address, field.
ACCESS = {
    "sans-marche": "step_free",
    "lsf": "sign_language",
    "boucle": "hearing_loop",
    "sans-internet": "without_internet",
}
KEPT_KEYS = ("commune", "departement", "service", "langue", *ACCESS, "sans-rdv", "ouvert", "page")
FREE_KEYS = ("q", "lat", "lon")


@dataclass(frozen=True)
class Point:
    """Degrees, within a hundred metres: more would be of no use to us."""

    latitude: float
    longitude: float

    @classmethod
    def read(cls, latitude: str, longitude: str) -> Point | None:
        """None for what is not a place on earth."""
        try:
            north, east = (float(text[:20].replace(",", ".")) for text in (latitude, longitude))
        except ValueError:
            return None
        if not (math.isfinite(north) and math.isfinite(east)):
            return None
        if abs(north) > 90 or abs(east) > 180:
            return None
        return cls(round(north, 3), round(east, 3))


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
        meant = [row] if row else table.resolve(asked)
        candidates = meant or [hit.commune for hit in find(asked)]
        code = candidates[0].departement if len(candidates) == 1 else query.get("departement", "")
        service, language = query.get("service", ""), query.get("langue", "")
        return cls(
            asked=asked,
            candidates=tuple(candidates if asked or row else ()),
            departement=table.departement(code),
            point=None if asked or row else Point.read(query.get("lat", ""), query.get("lon", "")),
            wants_point=bool(query.get("lat") or query.get("lon")),
            service=service if service in GuichetService.values else "",
            language=language if language in SpokenLanguage.values else "",
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


def matching(question: Question, *, now: datetime) -> GuichetQuerySet:
    """The guichets that answer, the most useful first; among the first for « ouvert maintenant ».

    Near a commune: first those there for its people, then the nearest ring (commune, city, EPCI,
    département), those that register first in each, by distance. Near a point: by distance.
    """
    today = timezone.localdate(now)
    found = narrowed(Guichet.objects.open_on(today).for_directory(), question)
    found = _placed(found, question)
    return found.filter(pk__in=_open_among(found, now)) if question.open_now else found


# What tells whether a door is open, beside the special days.
HOURS = ("weekly_hours", "verified_on", "territory", "commune__departement")


def _open_among(found: GuichetQuerySet, now: datetime) -> list[int]:
    """The keys of those whose door is open, among the first."""
    rows = found.select_related(None).select_related("commune").only(*HOURS)
    rows = rows.with_special_days(timezone.localdate(now))[:MOST_READ_FOR_HOURS]
    return [row.pk for row in rows if (door := row.opening(now)) and door.is_open]


def narrowed(found: GuichetQuerySet, question: Question) -> GuichetQuerySet:
    """Those that render, speak and give access as asked; the place and the hour apart."""
    if question.service:
        found = found.rendering(question.service)
    if question.language:
        found = found.filter(languages__contains=[question.language])
    if question.walk_in:
        found = found.filter(appointment__in=WALK_IN)
    return found.filter(**{ACCESS[key]: True for key in question.access})


def _placed(found: GuichetQuerySet, question: Question) -> GuichetQuerySet:
    if not question.is_placed:
        return found.none()
    if question.point:
        near = found.within(question.point.latitude, question.point.longitude, NEAR_KM)
        return near.order_by("distance", "name", "pk")
    if question.departement is None or not question.departement.territory:
        return found.none()
    found = found.filter(territory=question.departement.territory)
    registers = Case(
        When(services__contains=[GuichetService.REGISTER], then=Value(0)), default=Value(1)
    )
    if question.commune is None:
        found = found.filter(commune__departement=question.departement.code)
        return found.order_by(registers, "name", "pk")
    found = found.for_people_of(question.commune).near([question.commune])
    order: list = ["elsewhere", "remoteness", registers]
    if here := question.here:
        found = found.at_distance_of(here.latitude, here.longitude)
        order.append("distance")
    return found.order_by(*order, "name", "pk")


def help_near(question: Question, *, now: datetime) -> list[HelpPlace]:
    """Where to be helped: the town hall of the commune, then places near the point."""
    found = HelpPlace.objects.open_on(timezone.localdate(now)).select_related("commune")
    places: list[HelpPlace] = []
    if question.commune:
        places += found.of_commune(question.commune)[:HELP_SHOWN]
    if here := question.here:
        near = found.within(here.latitude, here.longitude, HELP_KM)
        near = near.filter(kind="france_services") if question.commune else near
        places += near.order_by("distance", "pk")[:HELP_SHOWN]
    return places
