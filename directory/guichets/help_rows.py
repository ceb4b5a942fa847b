"""The places that help someone who looks for a guichet, in light queries written by hand.

There are tens of thousands of them and each page shows a few: a process does not keep them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import connection

from directory.guichets.doors import HelpDoor
from directory.guichets.enums import HelpPlaceKind
from directory.territory.distances import Box, Spot, box_around, chord_of, kilometres
from directory.territory.table import CommuneRow, communes
from portal.interface.kept import Kept

HELP_KM = 20
HELP_SHOWN = 3
NOWHERE: Mapping[int, float] = {}
KINDS = dict(HelpPlaceKind.choices)


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

    @property
    def kind_label(self) -> str:
        return str(KINDS.get(self.kind, self.kind))


_SAID = """
    place.id, kind, place.name, address, place.postcode, phone, email, website, weekly_hours,
    hours_note, verified_on, source
"""
_OPEN = "(place.closed_on IS NULL OR place.closed_on > %(today)s)"
_TOWN_HALLS = f"""
    SELECT {_SAID}, NULL, commune_id
    FROM guichets_helpplace AS place
    WHERE kind = '{HelpPlaceKind.TOWN_HALL.value}' AND commune_id = ANY(%(communes)s) AND {_OPEN}
    ORDER BY name, id
    LIMIT %(limit)s
"""  # noqa: S608  our own text
# `chord`: see `distances`; null for a place without position.
_NEAR = f"""
    SELECT {_SAID}, 4 * (sin(radians(latitude - %(latitude)s) / 2) ^ 2
        + cos(radians(latitude)) * cos(radians(%(latitude)s))
        * sin(radians(longitude - %(longitude)s) / 2) ^ 2) AS chord, commune_id
    FROM guichets_helpplace AS place
    WHERE kind = ANY(%(kinds)s) AND {_OPEN} AND (
        latitude BETWEEN %(south)s AND %(north)s AND longitude BETWEEN %(west)s AND %(east)s
        OR id = ANY(%(lost)s))
    ORDER BY chord NULLS FIRST, id
    LIMIT %(limit)s
"""  # noqa: S608  our own text
_LOST = """
    SELECT place.id, commune.latitude, commune.longitude
    FROM guichets_helpplace AS place
    JOIN territory_commune AS commune ON commune.insee = place.commune_id
    WHERE place.latitude IS NULL AND commune.latitude IS NOT NULL
    ORDER BY commune.latitude, place.id
"""


def town_halls(row: CommuneRow, *, today: date) -> list[HelpRow]:
    """The town hall of a commune, or of its city when it is an arrondissement; one query."""
    codes = [code for code in (row.insee, row.parent) if code]
    return _read(_TOWN_HALLS, {"communes": codes, "today": today, "limit": HELP_SHOWN})


def help_around(
    latitude: float, longitude: float, *, today: date, kinds: list[str] = HelpPlaceKind.values
) -> list[HelpRow]:
    """The nearest places of these kinds within 20 km; one query."""
    box, farthest = box_around(latitude, longitude, HELP_KM), chord_of(HELP_KM)
    chords = _lost_around(Spot.at(latitude, longitude), box, farthest)
    asked = box._asdict() | {
        "latitude": latitude,
        "longitude": longitude,
        "kinds": list(kinds),
        "today": today,
        "lost": list(chords),
        "limit": HELP_SHOWN + len(chords),
    }
    found = _read(_NEAR, asked, chords)
    found.sort(key=lambda place: (place.chord, place.pk))
    return [place for place in found if place.chord <= farthest][:HELP_SHOWN]


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


def _read(query: str, values: dict, chords: Mapping[int, float] = NOWHERE) -> list[HelpRow]:
    """`chords`: of places whose own is null."""
    table = communes()
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [
            HelpRow(pk, *said, chords.get(pk) if chord is None else chord, table.get(insee or ""))
            for pk, *said, chord, insee in cursor.fetchall()
        ]
