"""The places that help as the process keeps them: those of a département are read in one query.

There are tens of thousands of them and a page shows a few: each is kept as a tuple, as light as
can be, and only those that are shown become a `HelpRow`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice
from sys import intern
from typing import NamedTuple

from django.db import connection

from directory.guichets.doors import HelpDoor
from directory.guichets.enums import HelpPlaceKind
from directory.territory.distances import Point, kilometres
from directory.territory.grids import SQUARES_PER_DEGREE, Grid, Square, grid_of, nearest, square
from directory.territory.table import CommuneRow, communes, fresh_communes
from portal.interface.kept import Kept, KeptRows

HELP_KM = 20
# In most of the country there are enough of them so near.
FIRST_KM = 5
HELP_SHOWN = 3
TOWN_HALL = HelpPlaceKind.TOWN_HALL.value
FRANCE_SERVICES = HelpPlaceKind.FRANCE_SERVICES.value
# More than there are départements and collectivities; all of them weigh 24 MB.
DEPARTEMENTS = 120


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


# (pk, kind, texts, verified_on, source, closed_on, latitude, longitude, insee), of which `texts`
# are those of a `HelpRow` from its name to its note, as one: seven strings less to keep for each.
_Place = tuple
_KIND, _CLOSED_ON, _POSITION, _INSEE = 1, 5, slice(6, 8), 8
# In no text of the database.
_BETWEEN = "\0"


class _Departement(NamedTuple):
    places: list[_Place]
    # {insee: the town hall of the commune, and of its city when it is an arrondissement}, by name.
    town_halls: dict[str, tuple[_Place, ...]]


# Places without commune are those of the département "". As an array: a list of communes so long
# is looked for in the index, where a join would read all the places.
_READ = """
    SELECT id, kind, name, address, postcode, phone, email, website,
        weekly_hours, hours_note, verified_on, source, closed_on, latitude, longitude, commune_id
    FROM guichets_helpplace
    WHERE commune_id = ANY(ARRAY(
            SELECT insee FROM territory_commune WHERE departement_id = ANY(%(departements)s)))
        OR commune_id IS NULL AND '' = ANY(%(departements)s)
    ORDER BY name, id
"""
_SQUARES = """
    SELECT DISTINCT floor(coalesce(place.latitude, commune.latitude) * %(per_degree)s)::int,
        floor(coalesce(place.longitude, commune.longitude) * %(per_degree)s)::int,
        place.kind, coalesce(departement_id, '')
    FROM guichets_helpplace AS place
    LEFT JOIN territory_commune AS commune ON commune.insee = place.commune_id
    WHERE place.kind = ANY(%(kinds)s)
        AND coalesce(place.latitude, commune.latitude) IS NOT NULL
"""


def town_hall_of(row: CommuneRow, *, today: date) -> HelpRow | None:
    """The town hall of a commune, or of its city when it is an arrondissement."""
    return next(_town_halls(row, today), None)


def _town_halls(row: CommuneRow, today: date) -> Iterable[HelpRow]:
    found = _kept([row.departement])[row.departement].town_halls.get(row.insee, ())
    return (_shown(place, None) for place in found if _is_open(place, today))


def help_near(row: CommuneRow | None, here: Point | None, *, today: date) -> list[HelpRow]:
    """Where to be helped: the town hall of the commune, then the nearest places within 20 km.

    Without commune, town halls are among the nearest. Places without position stand in the middle
    of their commune. No query when those around are kept.
    """
    town_halls = islice(_town_halls(row, today), HELP_SHOWN) if row else ()
    return [*town_halls, *_nearest(row, here, today)] if here else [*town_halls]


def _nearest(row: CommuneRow | None, here: Point, today: date) -> Iterable[HelpRow]:
    found, groups = [], _squares(None)["" if row is None else FRANCE_SERVICES]
    for reach in (FIRST_KM, HELP_KM):
        found = [
            (chord, place)
            for chord, place in nearest(here, reach, groups=groups, grids=_grids)
            if _is_open(place, today)
        ]
        if len(found) >= HELP_SHOWN:
            break
    return (_shown(place, chord) for chord, place in found[:HELP_SHOWN])


def _is_open(place: _Place, today: date) -> bool:
    """Not closed for good."""
    closed_on = place[_CLOSED_ON]
    return closed_on is None or closed_on > today


def _shown(place: _Place, chord: float | None) -> HelpRow:
    pk, kind, texts, verified_on, source, *_rest, insee = place
    return HelpRow(
        *(pk, kind, *texts.split(_BETWEEN), verified_on, source, chord, communes().get(insee))
    )


def _read(departements: list[str]) -> dict[str, _Departement]:
    table = fresh_communes()
    found = {code: _Departement([], {}) for code in departements}
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"departements": departements})
        rows = cursor.fetchall()
    for pk, kind, *texts, verified_on, source, closed_on, north, east, code in rows:
        commune = table.get(code or "")
        departement = found.get(commune.departement if commune else "")
        if departement is None:
            continue
        # What many places have in common is kept once.
        kind, source, insee = intern(kind), intern(source), commune.insee if commune else ""
        joined = _BETWEEN.join(texts)
        place = (pk, kind, joined, verified_on, source, closed_on, north, east, insee)
        departement.places.append(place)
        if commune and kind == TOWN_HALL:
            halls = departement.town_halls
            for one in (commune, *table.arrondissements(insee)):
                halls[one.insee] = (*halls.get(one.insee, ()), place)
    return found


_kept: KeptRows[str, _Departement] = KeptRows(_read, most=DEPARTEMENTS)

# A kind and a département.
_Group = tuple[str, str]


def _read_squares(_key: None) -> dict[str, dict[Square, list[_Group]]]:
    """The groups with a place in each square: those of every kind under "", then by kind."""
    kinds = HelpPlaceKind.values
    found: dict[str, dict[Square, list[_Group]]] = {
        kind: defaultdict(list) for kind in ("", *kinds)
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQUARES, {"per_degree": SQUARES_PER_DEGREE, "kinds": kinds})
        for line, column, kind, departement in cursor.fetchall():
            for groups in (found[""], found[kind]):
                groups[square(line, column)].append((kind, departement))
    return found


_squares = Kept(_read_squares, most=1)


def _read_grids(groups: list[_Group]) -> dict[_Group, Grid[_Place]]:
    departements = _kept({departement for _kind, departement in groups})
    return {
        (kind, departement): grid_of(
            (place, *position)
            for place in departements[departement].places
            if place[_KIND] == kind and (position := _position(place))
        )
        for kind, departement in groups
    }


def _position(place: _Place) -> tuple[float, float] | None:
    """Its own, else the middle of its commune."""
    latitude, longitude = place[_POSITION]
    if latitude is None and (commune := fresh_communes().get(place[_INSEE])):
        latitude, longitude = commune.latitude, commune.longitude
    return None if latitude is None else (latitude, longitude)


_grids: KeptRows[_Group, Grid[_Place]] = KeptRows(
    _read_grids, most=DEPARTEMENTS * len(HelpPlaceKind)
)
