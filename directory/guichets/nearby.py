"""The guichets to name on a page that says « allez à un guichet »."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from directory.guichets.kept_rows import GuichetRow, guichets_of
from directory.territory.table import CommuneRow

SHOWN = 5


def guichets_for(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets for the people of a commune: those that are there for them, the nearest first.

    For a public page: those of a territory are read once until something public changes.
    """
    elsewhere, remoteness = elsewhere_than(row), remoteness_from(row)
    found = _open(row.territory, today)
    # By name as they are read; the order of equals is kept.
    found.sort(key=lambda guichet: (elsewhere(guichet), remoteness(guichet)))
    return found[:limit]


def guichets_near(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets of the territory of a commune, the nearest first, whoever they are for."""
    return sorted(_open(row.territory, today), key=remoteness_from(row))[:limit]


def guichets_of_territory(territory: str, *, today: date, limit: int = SHOWN) -> list[GuichetRow]:
    """Open guichets of a territory that register, by name."""
    return [guichet for guichet in _open(territory, today) if guichet.registers][:limit]


def elsewhere_than(row: CommuneRow) -> Callable[[GuichetRow], bool]:
    """Tells whether a guichet is not there for the people of that commune."""
    mine = frozenset({row.insee, row.parent, row.epci, row.departement} - {""})
    return lambda guichet: bool(guichet.catchment) and guichet.catchment.isdisjoint(mine)


def remoteness_from(row: CommuneRow) -> Callable[[GuichetRow], int]:
    """Tells how far a guichet is: in the commune 0, its city 1, its EPCI 2, its département 3."""
    insee, parent, epci, departement = row.insee, row.parent, row.epci, row.departement

    def remoteness(guichet: GuichetRow) -> int:
        here = guichet.commune
        if here is None:
            return 4
        if here.insee == insee:
            return 0
        if parent and here.parent == parent:
            return 1
        if epci and here.epci == epci:
            return 2
        return 3 if here.departement == departement else 4

    return remoteness


def _open(territory: str, today: date) -> list[GuichetRow]:
    return [guichet for guichet in guichets_of(territory) if not guichet.is_closed(today)]
