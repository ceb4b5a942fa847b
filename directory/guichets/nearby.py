"""The guichets to name on a page that says « allez à un guichet »."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from directory.guichets.enums import GuichetService
from directory.guichets.models import Guichet
from directory.territory.table import CommuneRow, communes
from portal.interface.kept import Kept

SHOWN = 5


def guichets_near(
    insee_codes: Iterable[str], *, today: date, service: str = "", limit: int = SHOWN
) -> list[Guichet]:
    """Open guichets of the territories of these communes, the nearest first; one query."""
    table = communes()
    rows = [row for code in insee_codes if (row := table.current(code))]
    found = Guichet.objects.open_on(today).for_directory()
    found = found.filter(territory__in={row.territory for row in rows if row.territory})
    if service:
        found = found.rendering(service)
    return list(found.near(rows)[:limit]) if rows else []


class GuichetLine(NamedTuple):
    """What a list says of a guichet, and what tells whether it is near and for whom."""

    code: str
    name: str
    address: str
    postcode: str
    phone: str
    closed_on: date | None
    catchment: frozenset[str]
    commune: CommuneRow | None

    def get_absolute_url(self) -> str:
        return reverse("guichets:card", args=[self.code])

    def is_elsewhere_than(self, row: CommuneRow) -> bool:
        """Whether it is not there for the people of that commune."""
        mine = {row.insee, row.parent, row.epci, row.departement} - {""}
        return bool(self.catchment) and self.catchment.isdisjoint(mine)

    def remoteness(self, row: CommuneRow) -> int:
        """As `GuichetQuerySet.near`: in the commune, its city, its EPCI, its département."""
        here = self.commune
        if here is None:
            return 4
        if here.insee == row.insee:
            return 0
        if row.parent and here.parent == row.parent:
            return 1
        if row.epci and here.epci == row.epci:
            return 2
        return 3 if here.departement == row.departement else 4


def guichets_for(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[GuichetLine]:
    """Open guichets for the people of a commune: those that are there for them, the nearest first.

    For a public page: those of a territory are read once until something public changes.
    """
    found = [
        line
        for line in _of_territory(row.territory)
        if line.closed_on is None or line.closed_on > today
    ]
    # By name as they are read; the order of equals is kept.
    found.sort(key=lambda line: (line.is_elsewhere_than(row), line.remoteness(row)))
    return found[:limit]


def _read(territory: str) -> list[GuichetLine]:
    table = communes()
    rows = Guichet.objects.with_a_page().filter(territory=territory).order_by("name", "pk")
    said = ("code", "name", "address", "postcode", "phone", "closed_on", "catchment", "commune_id")
    return [
        GuichetLine(*line, frozenset(catchment), table.get(commune or ""))
        for *line, catchment, commune in rows.values_list(*said)
    ]


# As many as there are territories.
_of_territory = Kept(_read, most=120)


def guichets_of_territory(
    territory: str, *, today: date, service: str = GuichetService.REGISTER, limit: int = SHOWN
) -> list[Guichet]:
    """Open guichets of a territory by name; by default those that register; one query."""
    found = Guichet.objects.open_on(today).for_directory().filter(territory=territory)
    if service:
        found = found.rendering(service)
    return list(found.order_by("name", "pk")[:limit])
