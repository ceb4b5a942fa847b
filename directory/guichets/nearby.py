"""The guichets to name on a page that says « allez à un guichet »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from directory.guichets.kept_rows import GuichetRow, guichets_of
from directory.territory.table import CommuneRow
from portal.interface.kept import Kept

SHOWN = 5
RINGS = 5
ANYWHERE = "anywhere"


def guichets_for(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets for the people of a commune: those that are there for them, the nearest first.

    For a public page: those of a territory are read once until something public changes.
    """
    ring, places = ring_around(row), _by_place(row.territory)
    found: list[GuichetRow] = []
    for number, place in enumerate((row.insee, _city(row), row.epci, row.departement, ANYWHERE)):
        for guichet in places.get(place, ()):
            if ring(guichet) == number and not guichet.is_closed(today):
                found.append(guichet)
                if len(found) == limit:
                    return found
    # So few that those who are there for others are named too. By name as they are read.
    return sorted(_open(row.territory, today), key=ring)[:limit]


def guichets_near(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets of the territory of a commune, the nearest first, whoever they are for."""
    ring = ring_around(row)
    return sorted(_open(row.territory, today), key=lambda guichet: ring(guichet) % RINGS)[:limit]


def guichets_of_territory(territory: str, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets of a territory that register, by name."""
    return [guichet for guichet in _open(territory, today) if guichet.registers][:limit]


def ring_around(row: CommuneRow) -> Callable[[GuichetRow], int]:
    """Tells how far from the people of a commune a guichet is.

    In the commune 0, its city 1, its EPCI 2, its département 3, elsewhere 4; and `RINGS` more when
    it is not there for them.
    """
    insee, parent, epci, departement = row.insee, row.parent, row.epci, row.departement
    mine = frozenset({insee, parent, epci, departement} - {""})

    def ring(guichet: GuichetRow) -> int:
        here, catchment = guichet.commune, guichet.catchment
        away = RINGS if catchment and catchment.isdisjoint(mine) else 0
        if here is None:
            return away + 4
        if here.insee == insee:
            return away
        if parent and here.parent == parent:
            return away + 1
        if epci and here.epci == epci:
            return away + 2
        return away + (3 if here.departement == departement else 4)

    return ring


def _city(row: CommuneRow) -> str:
    return f"arrondissements of {row.parent}" if row.parent else ""


def _read_by_place(territory: str) -> dict[str, list[GuichetRow]]:
    """Those of a territory by commune, city, EPCI and département; all of them `ANYWHERE`."""
    found: dict[str, list[GuichetRow]] = defaultdict(list)
    for guichet in guichets_of(territory):
        found[ANYWHERE].append(guichet)
        if here := guichet.commune:
            for place in {here.insee, _city(here), here.epci, here.departement} - {""}:
                found[place].append(guichet)
    return dict(found)


# As many as there are territories.
_by_place = Kept(_read_by_place, most=120)


def _open(territory: str, today: date) -> list[GuichetRow]:
    return [guichet for guichet in guichets_of(territory) if not guichet.is_closed(today)]
