"""The end that the person decides, and the way back from it (domain.md 4.4, rows 19 and 23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import DemandState, EventKind, RemovalMotive
from forms_wizard.demands.models import Demand


@dataclass(frozen=True)
class WayBack:
    """`until`: the last moment to take the renunciation back. `open`: whether it is still time."""

    until: datetime
    open: bool


def way_back(demand: Demand, *, now: datetime) -> WayBack | None:
    """None for a demand that nobody renounced. Reads `demand.events`, prefetched or not."""
    until = last_moment(demand)
    return WayBack(until, now <= until) if until else None


def last_moment(demand: Demand) -> datetime | None:
    """Until when the person may take it back, from the event of the renunciation."""
    if (demand.state, demand.removal_motive) != (DemandState.REMOVED, RemovalMotive.RENUNCIATION):
        return None
    moments = [event.at for event in demand.events.all() if event.kind == EventKind.RENOUNCE]
    return deadlines.last_moment_to_undo(moments[-1]) if moments else None
