"""The places that help someone who looks for a guichet, in light queries written by hand.

There are tens of thousands of them and each page shows a few: a process does not keep them.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from django.db import connection

from directory.guichets.doors import HelpDoor
from directory.guichets.enums import HelpPlaceKind
from directory.territory.distances import Box, Point, Spot, box_around, chord_of, kilometres
from directory.territory.table import CommuneRow, communes
from portal.interface.kept import Kept

HELP_KM = 20
HELP_SHOWN = 3
NOWHERE = Point(0.0, 0.0)
TOWN_HALL = HelpPlaceKind.TOWN_HALL.value


class _HelpFields(NamedTuple):
    pk: int
    kind: str
    name: str
    address: str
    postcode: str
    phone: str
    email: str
    website: str
    weekly_hours: str
    hours_note: str
    verified_on: date | None
    source: str
    # See `distances`; None when nothing says from where.
    chord: float | None
    commune: CommuneRow | None


class HelpRow(HelpDoor, _HelpFields):
    """A town hall or a France services, as it was read."""

    __slots__ = ()

    @property
    def departement_code(self) -> str:
        return self.commune.departement if self.commune else ""

    @property
    def distance(self) -> float | None:
        """Kilometres."""
        return None if self.chord is None else kilometres(self.chord)


_TOWN_HALL_OF = """
    SELECT place.id, kind, place.name, address, place.postcode, phone, email, website,
        weekly_hours, hours_note, verified_on, source, commune_id
    FROM guichets_helpplace AS place
    WHERE kind = %s AND commune_id = ANY(%s) AND (closed_on IS NULL OR closed_on > %s)
    ORDER BY name, id
    LIMIT 1
"""
# `chord`: see `distances`; null for a place without position.
_HELP = """
    SELECT place.id, kind, place.name, address, place.postcode, phone, email, website,
        weekly_hours, hours_note, verified_on, source,
        4 * (sin(radians(latitude - %(latitude)s) / 2) ^ 2
        + cos(radians(latitude)) * cos(radians(%(latitude)s))
        * sin(radians(longitude - %(longitude)s) / 2) ^ 2) AS chord, commune_id,
        (kind = %(town_hall)s AND commune_id = ANY(%(communes)s)) IS TRUE AS of_commune
    FROM guichets_helpplace AS place
    WHERE (closed_on IS NULL OR closed_on > %(today)s) AND (
        kind = %(town_hall)s AND commune_id = ANY(%(communes)s)
        OR kind = ANY(%(kinds)s) AND (
            latitude BETWEEN %(south)s AND %(north)s AND longitude BETWEEN %(west)s AND %(east)s
            OR id = ANY(%(lost)s)))
    ORDER BY of_commune DESC,
        CASE WHEN kind = %(town_hall)s AND commune_id = ANY(%(communes)s) THEN name END,
        chord NULLS FIRST, id
    LIMIT %(limit)s
"""
_LOST = """
    SELECT place.id, commune.latitude, commune.longitude
    FROM guichets_helpplace AS place
    JOIN territory_commune AS commune ON commune.insee = place.commune_id
    WHERE place.latitude IS NULL AND commune.latitude IS NOT NULL
    ORDER BY commune.latitude, place.id
"""


def town_hall_of(row: CommuneRow, *, today: date) -> HelpRow | None:
    """The town hall of a commune, or of its city when it is an arrondissement; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_TOWN_HALL_OF, [TOWN_HALL, _town_hall_codes(row), today])
        for *said, insee in cursor.fetchall():
            return HelpRow(*said, None, communes().get(insee))
    return None


def _town_hall_codes(row: CommuneRow) -> list[str]:
    return [code for code in (row.insee, row.parent) if code]


def help_near(row: CommuneRow | None, here: Point | None, *, today: date) -> list[HelpRow]:
    """Where to be helped: the town hall of the commune, then the nearest places within 20 km.

    Without commune, town halls are among the nearest. One query; none when nothing says where.
    """
    if row is None and here is None:
        return []
    kinds = [HelpPlaceKind.FRANCE_SERVICES] if row else HelpPlaceKind.values
    return _read(row, kinds=kinds if here else [], today=today, here=here or NOWHERE)


def _read(
    row: CommuneRow | None, *, kinds: list[str], today: date, here: Point = NOWHERE
) -> list[HelpRow]:
    box, farthest = box_around(*here, HELP_KM), chord_of(HELP_KM)
    lost = _lost_around(Spot.at(*here), box, farthest) if kinds else {}
    asked = (
        box._asdict()
        | here._asdict()
        | {
            "communes": _town_hall_codes(row) if row else [],
            "town_hall": TOWN_HALL,
            "kinds": list(kinds),
            "today": today,
            "lost": list(lost),
            "limit": 2 * HELP_SHOWN + len(lost),
        }
    )
    table, town_halls, near = communes(), [], []
    with connection.cursor() as cursor:
        cursor.execute(_HELP, asked)
        for pk, *said, chord, insee, of_commune in cursor.fetchall():
            commune = table.get(insee or "")
            if of_commune:
                town_halls.append(HelpRow(pk, *said, None, commune))
            else:
                near.append(HelpRow(pk, *said, lost.get(pk) if chord is None else chord, commune))
    near.sort(key=lambda place: (place.chord, place.pk))
    near = [place for place in near if place.chord <= farthest]
    return town_halls[:HELP_SHOWN] + near[:HELP_SHOWN]


def _lost_around(here: Spot, box: Box, farthest: float) -> dict[int, float]:
    """{key: chord} of the places without position whose commune is there."""
    lost = _without_position(None)
    first, last = bisect_left(lost, (box.south,)), bisect_left(lost, (box.north,))
    chords = {pk: here.chord(spot) for _latitude, pk, spot in lost[first:last]}
    return {pk: chord for pk, chord in chords.items() if chord <= farthest}


def _read_without_position(_key: None) -> list[tuple[float, int, Spot]]:
    """(latitude, key, middle of its commune) of those without position, from south to north."""
    with connection.cursor() as cursor:
        cursor.execute(_LOST)
        return [
            (latitude, pk, Spot.at(latitude, longitude))
            for pk, latitude, longitude in cursor.fetchall()
        ]


_without_position = Kept(_read_without_position, most=1)
