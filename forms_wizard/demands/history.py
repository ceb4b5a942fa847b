"""What happened to a demand, as it may be told: the kind of service, never an agent's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from forms_wizard.demands.enums import EventKind, IdentityRefusal
from forms_wizard.demands.models import Demand, Event


@dataclass(frozen=True)
class Line:
    """`service`: « Bailleur social », empty when the person acted. `note`: may be empty."""

    at: datetime
    label: str
    service: str = ""
    note: str = ""


def history(demand: Demand) -> list[Line]:
    """The latest first. Reads `demand.events` with `guichet__organisme`, prefetched or not."""
    return [_line(event) for event in reversed(demand.events.all())]


def _line(event: Event) -> Line:
    service = event.guichet.organisme.get_kind_display() if event.guichet else ""
    label = event.get_kind_display()
    if event.kind == EventKind.FILE and event.guichet:
        label = _("Demande déposée avec un formulaire papier")
    # The other details stay inside: they were not written for the person.
    reason = event.details.get("reason") if event.kind == EventKind.REFUSE_IDENTITY else None
    note = str(IdentityRefusal(reason).label) if reason else ""
    return Line(at=event.at, label=str(label), service=str(service), note=note)
