"""Who answers a message: a guichet where somebody reads, else the help desk of the site."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from directory.guichets.enums import GuichetService, OrganismeKind
from directory.guichets.models import Agent, Guichet
from directory.guichets.querysets import GuichetQuerySet
from directory.territory.table import communes
from home.contact.enums import OF_A_GUICHET

HELPS = Q(services__contains=[GuichetService.ADVICE]) | Q(
    services__contains=[GuichetService.DIGITAL_HELP]
)
MOST_LISTED = 60


def route(subject: str, *, commune: str, departement: str, today: date) -> Guichet | None:
    """The guichet that this message is for; None for the help desk."""
    if subject not in OF_A_GUICHET:
        return None
    return guichet_for(commune=commune, departement=departement, today=today)


def guichet_for(*, commune: str = "", departement: str = "", today: date) -> Guichet | None:
    """The nearest guichet that helps and where an agent works, else the manager of the territory.

    `commune`: an INSEE code; `departement`: when the commune is not known. None when nobody of
    that territory reads messages here.
    """
    table = communes()
    row = table.current(commune) if commune else None
    place = row or table.departement(departement)
    if place is None or not place.territory:
        return None
    found = reading(place.territory, today=today)
    helping = found.filter(HELPS).exclude(organisme__kind=OrganismeKind.MANAGER)
    if row:
        helping = helping.for_people_of(row).near([row])
        helping = helping.order_by("elsewhere", "remoteness", "name", "pk")
    else:
        helping = helping.order_by("name", "pk")
    return helping.first() or found.filter(organisme__kind=OrganismeKind.MANAGER).first()


def reading(territory: str, *, today: date) -> GuichetQuerySet:
    """The open guichets of a territory where an agent works: somebody reads there."""
    agents = Agent.objects.active_on(today).filter(guichet=OuterRef("pk"))
    found = Guichet.objects.open_on(today).with_a_page().filter(territory=territory)
    return found.filter(Exists(agents)).order_by("name", "pk")
