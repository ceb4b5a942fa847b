"""The guichets as the process keeps them: those of a territory are read once, in one query.

All that a list, a card or the API says of each is there. Nothing of the hour is: what the door
says is computed from them (`doors`). Read by hand: the ORM takes longer to write such a query
than the database to answer it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.urls import reverse
from django.utils.translation import get_language

from directory.guichets.doors import Counter, departement_of, label_of
from directory.guichets.enums import Appointment, GuichetKind, OrganismeKind, PublicServed
from directory.guichets.opening import SpecialDays
from directory.territory.distances import Point, Spot
from directory.territory.grids import SQUARES_PER_DEGREE, Grid, Square, grid_of, nearest, square
from directory.territory.table import CommuneRow, CommuneTable, communes, fresh_communes
from portal.interface.kept import Kept, KeptRows
from portal.interface.languages import of_addresses

# More than there are.
TERRITORIES = 120


class _GuichetFields(NamedTuple):
    pk: int
    code: str
    name: str
    kind: str
    organisme: str
    address: str
    postcode: str
    phone: str
    email: str
    website: str
    weekly_hours: str
    hours_note: str
    verified_on: date | None
    appointment: str
    appointment_url: str
    public_served: str
    step_free: bool | None
    hearing_loop: bool
    sign_language: bool
    without_internet: bool
    closed_on: date | None
    demonstration: bool
    territory: str
    latitude: float | None
    longitude: float | None
    services: tuple[str, ...]
    languages: tuple[str, ...]
    catchment: frozenset[str]
    special_days_known: tuple[SpecialDays, ...]
    commune: CommuneRow | None
    departement_code: str


class GuichetRow(Counter, _GuichetFields):
    """A guichet with a page, as it was read; nobody changes it."""

    __slots__ = ()

    def get_absolute_url(self) -> str:
        return card_address(self.code)

    @property
    def commune_code(self) -> str | None:
        return self.commune.insee if self.commune else None

    @property
    def position(self) -> Point | None:
        """Its own, else the middle of its commune."""
        place = self if self.latitude is not None or self.commune is None else self.commune
        return None if place.latitude is None else Point(place.latitude, place.longitude)

    @property
    def spot(self) -> Spot | None:
        return Spot.at(*self.position) if self.position else None

    @property
    def kind_label(self) -> str:
        return label_of(GuichetKind, self.kind, get_language())

    @property
    def appointment_label(self) -> str:
        return label_of(Appointment, self.appointment, get_language())

    @property
    def public_label(self) -> str:
        return label_of(PublicServed, self.public_served, get_language())


def card_address(code: str) -> str:
    """Where the page of a guichet is; codes are letters and digits."""
    return _card_address(of_addresses()).replace("00000", code)


@lru_cache(maxsize=64)
def _card_address(_language: str) -> str:
    return reverse("guichets:card", args=["00000"])


# One of the two lists is empty.
_READ = """
    SELECT guichet.id, code, guichet.name, guichet.kind, organisme.name, address, postcode, phone,
        email, website, weekly_hours, hours_note, verified_on, appointment, appointment_url,
        public_served, step_free, hearing_loop, sign_language, without_internet, closed_on,
        guichet.demonstration, territory_id, latitude, longitude,
        -- Read as text: an array takes as long as ten columns.
        array_to_string(services, ' '), array_to_string(languages, ' '),
        array_to_string(catchment, ' '), guichet.commune_id,
        -- Those of yesterday may be those of today overseas.
        (SELECT array_agg(ARRAY[first::text, last::text, hours, reason] ORDER BY first, days.id)
         FROM guichets_specialday AS days
         WHERE days.guichet_id = guichet.id AND last >= CURRENT_DATE - 1)
    FROM guichets_guichet AS guichet
    -- LIMIT: that all the bodies of the country are not read for those of a territory.
    CROSS JOIN LATERAL (
        SELECT name FROM guichets_organisme
        WHERE id = guichet.organisme_id AND kind <> %(helper)s LIMIT 1
    ) AS organisme
    WHERE territory_id = ANY(%(territories)s) OR code = ANY(%(codes)s)
    ORDER BY guichet.name, guichet.id
"""
_SQUARES = """
    SELECT DISTINCT floor(coalesce(guichet.latitude, commune.latitude) * %(per_degree)s)::int,
        floor(coalesce(guichet.longitude, commune.longitude) * %(per_degree)s)::int, territory_id
    FROM guichets_guichet AS guichet
    LEFT JOIN territory_commune AS commune ON commune.insee = guichet.commune_id
    WHERE coalesce(guichet.latitude, commune.latitude) IS NOT NULL
"""


def guichets_with_codes(codes: Iterable[str]) -> list[GuichetRow]:
    """Those of these codes that have a page, as they are now, by code; one query."""
    found = _read(communes(), codes=list(codes))
    return sorted(found, key=lambda row: row.code)


def _of_territories(territories: list[str]) -> dict[str, tuple[GuichetRow, ...]]:
    found: dict[str, list[GuichetRow]] = {territory: [] for territory in territories}
    for row in _read(fresh_communes(), territories=territories):
        found[row.territory].append(row)
    return {territory: tuple(rows) for territory, rows in found.items()}


_kept: KeptRows[str, tuple[GuichetRow, ...]] = KeptRows(_of_territories, most=TERRITORIES)


def guichets_of(territory: str) -> tuple[GuichetRow, ...]:
    """Every guichet of a territory that has a page, closed ones included, by name."""
    return _kept([territory])[territory]


def _read_spots(territory: str) -> dict[int, Spot | None]:
    return {row.pk: row.spot for row in guichets_of(territory)}


spots_of = Kept(_read_spots, most=TERRITORIES)
"""{pk: spot} of the guichets of a territory, worked out by the first search that compares them."""


def _read(
    table: CommuneTable, *, territories: Sequence[str] = (), codes: Sequence[str] = ()
) -> list[GuichetRow]:
    asked = {"territories": list(territories), "codes": list(codes)}
    with connection.cursor() as cursor:
        cursor.execute(_READ, asked | {"helper": OrganismeKind.HELPER.value})
        return [_row(row, table) for row in cursor.fetchall()]


def _row(row: tuple, table: CommuneTable) -> GuichetRow:
    *said, territory, latitude, longitude, services, languages, catchment, insee, days = row
    commune = table.get(insee or "")
    # `_make`: thirty arguments take longer to pass than the row to make.
    return GuichetRow._make(
        (
            *said,
            territory,
            latitude,
            longitude,
            _codes(services),
            _codes(languages),
            _places(catchment),
            tuple(_special_days(*one) for one in days) if days else (),
            commune,
            departement_of(commune.departement if commune else "", territory),
        )
    )


@lru_cache(maxsize=1_024)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@lru_cache(maxsize=4_096)
def _places(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _special_days(first: str, last: str, hours: str, reason: str) -> SpecialDays:
    return SpecialDays.written(date.fromisoformat(first), date.fromisoformat(last), hours, reason)


def _read_squares(_key: None) -> dict[Square, list[str]]:
    """The territories with a guichet in each square."""
    found: dict[Square, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SQUARES, {"per_degree": SQUARES_PER_DEGREE})
        for line, column, territory in cursor.fetchall():
            found.setdefault(square(line, column), []).append(territory)
    return found


_squares = Kept(_read_squares, most=1)

# In the order of equals: by name.
_Named = tuple[str, int, GuichetRow]


def _read_grids(territories: list[str]) -> dict[str, Grid[_Named]]:
    return {
        territory: grid_of(
            ((row.name, row.pk, row), *position) for row in rows if (position := row.position)
        )
        for territory, rows in _kept(territories).items()
    }


_grids: KeptRows[str, Grid[_Named]] = KeptRows(_read_grids, most=TERRITORIES)


def guichets_around(point: Point, kilometres: float) -> list[GuichetRow]:
    """All those so near, wherever they stand: by distance, then by name."""
    found = nearest(point, kilometres, groups=_squares(None), grids=_grids)
    return [row for _chord, (_name, _pk, row) in found]
