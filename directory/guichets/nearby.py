"""The guichets to name on a page that says « allez à un guichet »."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from directory.guichets.enums import GuichetService
from directory.guichets.models import Guichet
from directory.territory.table import CommuneRow, communes

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


def guichets_for(row: CommuneRow, *, today: date, limit: int = SHOWN) -> list[Guichet]:
    """Open guichets for the people of a commune: those that are there for them, the nearest first.

    Only what a list says of each is read: name, address, telephone; one query.
    """
    found = Guichet.objects.open_on(today).with_a_page().filter(territory=row.territory)
    found = found.for_people_of(row).near([row]).order_by("elsewhere", "remoteness", "name", "pk")
    said = ("code", "name", "address", "postcode", "phone", "commune__name", "demonstration")
    return list(found.select_related("commune").only(*said)[:limit])


def guichets_of_territory(
    territory: str, *, today: date, service: str = GuichetService.REGISTER, limit: int = SHOWN
) -> list[Guichet]:
    """Open guichets of a territory by name; by default those that register; one query."""
    found = Guichet.objects.open_on(today).for_directory().filter(territory=territory)
    if service:
        found = found.rendering(service)
    return list(found.order_by("name", "pk")[:limit])
