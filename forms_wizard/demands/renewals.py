"""The renewal: the person says what is true today, the year starts anew (CCH R.441-2-7)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, lifecycle, projection
from forms_wizard.demands.changes import ChangedMeanwhile
from forms_wizard.demands.deadlines import end_once_renewed
from forms_wizard.demands.enums import Channel, EventKind
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.transitions import By


def renew(
    demand: Demand,
    *,
    version: str,
    codes: dict,
    by: By,
    actor,
    now: datetime,
    channel: Channel = Channel.ONLINE,
    guichet: Guichet | None = None,
    since: str | None = None,
) -> Event:
    """Write what is declared today and a new end of validity; number and filing date stay.

    The caller has seen that every section was confirmed. `since`: the digest of the declaration
    that was confirmed. Income above the ceiling changes nothing here (domain.md 4.1, rule 14).
    Raises ForbiddenTransition before the renewal opens, ChangedMeanwhile.
    """
    today = timezone.localdate(now)

    def change(demand: Demand) -> None:
        stands = demand.declarations.first()
        if since is not None and stands.digest != since:
            raise ChangedMeanwhile(stands)
        demand.valid_until = end_once_renewed(demand.valid_until, today)
        demand.renewed_on = today
        demand.renewed_online = demand.renewed_online or channel == Channel.ONLINE
        declarations.declare(demand, version, codes, now=now, after=stands)
        projection.project_again(demand, codes)

    return lifecycle.fire(
        demand,
        EventKind.RENEW,
        by=by,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
        details={"channel": channel},
    )
