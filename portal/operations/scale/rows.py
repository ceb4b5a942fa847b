"""The rows of a made-up demand: those that its verbs would have left, as COPY wants them.

Columns come from the models and from `projection`; a column added to a model takes its default.
The declaration is the last one made. What stands behind a lease or a warning is not made up.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from operator import itemgetter
from random import Random
from typing import NamedTuple
from uuid import UUID

from django.db import models

from forms_wizard.demands import declarations, numbering, projection
from forms_wizard.demands.deadlines import end_of_validity
from forms_wizard.demands.enums import (
    LIVE_STATES,
    Channel,
    EventKind,
    IdentityDocument,
    RemovalMotive,
)
from forms_wizard.demands.enums import DemandState as State
from forms_wizard.demands.models import Declaration, Demand, Event, Person, WantedPlace
from forms_wizard.demands.references import ALPHABET, LENGTH
from forms_wizard.demands.transitions import TRANSITIONS
from forms_wizard.form import QUESTIONNAIRE
from portal.operations.scale import declared, households, shares
from portal.operations.scale.beginnings import Beginning, days_back, month_of
from portal.operations.scale.shares import Shares

# In the order of their references.
MODELS: tuple[type[models.Model], ...] = (Demand, Person, WantedPlace, Declaration, Event)
REFUSALS, MISSED = Shares(shares.REFUSALS), Shares(shares.MISSED_CONDITIONS)
REMOVED_BY = {row.motive: kind for kind, row in TRANSITIONS.items() if row.motive}
REFERENCES = len(ALPHABET) ** LENGTH
ODD = 0x2545F4914F6CDD1D
DOCUMENTS = {
    "1": IdentityDocument.FRENCH.value,
    "2": IdentityDocument.EUROPEAN.value,
    "3": IdentityDocument.RESIDENCE_PERMIT.value,
}

end = cache(end_of_validity)
Rows = dict[type[models.Model], list[tuple]]


def columns(model: type[models.Model]) -> list[models.Field]:
    """What COPY fills: the key of a demand is given, the others have their sequence."""
    fields = model._meta.concrete_fields
    return [field for field in fields if model is Demand or not field.primary_key]


# Instances are slow to make, and there are ten of them to a demand: rows come from columns.
_in_order = {model: itemgetter(*(field.attname for field in columns(model))) for model in MODELS}
_defaults = {
    model: {field.attname: field.get_default() for field in columns(model)} for model in MODELS
}


class Made(NamedTuple):
    """`serial`: of the number, for a registered demand."""

    rank: int
    primary_key: int
    beginning: Beginning
    serial: int | None


def write(made: Made, chance: Random, rows: Rows, *, seed: int, today: date) -> None:
    """Add the rows of that demand."""
    beginning, rank = made.beginning, made.rank
    departement = beginning.departement
    declared_on = days_back(today, beginning.since)
    household = households.draw(
        chance, rank, on=declared_on, since_filed=beginning.filed - beginning.since
    )
    codes = declared.draw(chance, rank, household, departement, on=declared_on)
    demand = _demand(made, chance, codes, seed=seed, today=today)
    parts = {"demand_id": made.primary_key}
    whole = parts | {
        "territory_id": departement.territory,
        "registered": beginning.registered,
        "live": beginning.state in LIVE_STATES,
    }
    rows[Demand].append(_row(Demand, demand))
    rows[Person] += [_row(Person, whole | person) for person in projection.person_columns(codes)]
    rows[WantedPlace] += [
        _row(WantedPlace, parts | place) for place in projection.place_columns(codes)
    ]
    rows[Event] += [
        _row(Event, parts | event) for event in _events(demand, beginning, chance, today)
    ]
    declaration = {
        "version": QUESTIONNAIRE.version,
        "codes": json.dumps(codes, ensure_ascii=False),
        "digest": declarations.digest(QUESTIONNAIRE.version, codes),
        "made_at": (_moment(declared_on, chance) if beginning.renewals else demand["filed_at"]),
    }
    rows[Declaration].append(_row(Declaration, parts | declaration))


def _row(model: type[models.Model], values: dict) -> tuple:
    """As COPY takes it; a column that nothing gives has the default of the model."""
    return _in_order[model](_defaults[model] | values)


def _demand(made: Made, chance: Random, codes: dict, *, seed: int, today: date) -> dict:
    beginning, departement = made.beginning, made.beginning.departement
    filed_on, state = days_back(today, beginning.filed), beginning.state
    online = not departement.guichets or chance.random() * 100 < shares.ONLINE
    guichet, code = _guichet(departement.guichets, chance)
    demand = projection.columns(codes) | {
        "id": made.primary_key,
        "reference": _reference(made.rank, seed),
        "submission_key": UUID(int=chance.getrandbits(128), version=4),
        "territory_id": departement.territory,
        "state": state.value,
        "channel": (Channel.ONLINE if online else Channel.PAPER).value,
        "filed_on": filed_on,
        "filed_at": _moment(filed_on, chance),
        "filing_guichet_id": None if online else guichet,
        "demonstration": True,
    }
    if state == State.TO_CORRECT:
        demand["identity_refusal"] = REFUSALS.draw(chance).value
        demand["identity_checked_at"] = _moment(days_back(today, beginning.filed - 3), chance)
    if not beginning.registered:
        demand["identity_at_guichet"] = chance.random() < 0.3
        return demand
    since = days_back(today, beginning.since)
    delay = min(int(chance.random() * 8), beginning.filed - max(1, beginning.removed))
    registered_at = _moment(days_back(today, beginning.filed - delay), chance, after=16)
    demand |= {
        "number": (
            f"{departement.territory}{month_of(filed_on)}{made.serial:06}"
            f"{numbering.PORTAL_CODE if online else code}"
        ),
        "registered_at": registered_at,
        "registering_guichet_id": guichet,
        "identity_checked_at": registered_at,
        "identity_document": DOCUMENTS[codes["identite"]["nationality"]],
        "valid_until": end(since),
    }
    if beginning.renewals:
        demand["renewed_on"] = since
        demand["renewed_online"] = chance.random() * 100 < shares.RENEWED_ONLINE
    if beginning.motive:
        demand["removal_motive"] = beginning.motive.value
        demand["removed_on"] = days_back(today, beginning.removed)
    if beginning.motive == RemovalMotive.INADMISSIBLE:
        demand["inadmissibility"] = MISSED.draw(chance).value
    return demand


def _guichet(guichets: tuple[tuple[int, str], ...], chance: Random) -> tuple[int | None, str]:
    return guichets[int(chance.random() * len(guichets))] if guichets else (None, "")


def _reference(rank: int, seed: int) -> str:
    """A different one for each rank: a multiplication by an odd number loses nothing."""
    left, text = (rank * ODD + seed * 0x9E3779B9 + 0x5851F42D4C957F2D) % REFERENCES, ""
    for _letter in range(LENGTH):
        left, letter = divmod(left, len(ALPHABET))
        text += ALPHABET[letter]
    return text


def _moment(day: date, chance: Random, *, after: int = 7) -> datetime:
    """An instant of that day in Paris: from the hour `after` (UTC), within four hours."""
    second = int(chance.random() * 4 * 3600)
    return datetime(
        day.year,
        day.month,
        day.day,
        after + second // 3600,
        second // 60 % 60,
        second % 60,
        tzinfo=UTC,
    )


def _events(demand: dict, beginning: Beginning, chance: Random, today: date) -> list[dict]:
    """From the filing to the last thing that happened, in order."""
    filed, active, state = State.FILED.value, State.ACTIVE.value, demand["state"]
    guichet = demand.get("registering_guichet_id")
    events = [_event(EventKind.FILE, "", filed, demand["filed_at"])]
    if beginning.state == State.TO_CORRECT:
        at = demand["identity_checked_at"]
        events.append(_event(EventKind.REFUSE_IDENTITY, filed, state, at))
    if beginning.state == State.ABANDONED:
        at = _moment(days_back(today, beginning.filed - 40), chance)
        kind = EventKind.WITHDRAW if chance.random() < 0.4 else EventKind.ABANDON
        events.append(_event(kind, filed, state, at))
    if beginning.registered:
        at = demand["registered_at"]
        events.append(_event(EventKind.REGISTER, filed, active, at, guichet))
    years = (beginning.filed - beginning.since) / max(1, beginning.renewals)
    for renewal in range(beginning.renewals - 1, -1, -1):
        at = _moment(days_back(today, beginning.since + int(renewal * years)), chance)
        events.append(_event(EventKind.RENEW, active, active, at))
    if beginning.motive:
        at = _moment(demand["removed_on"], chance, after=18)
        events.append(_event(REMOVED_BY[beginning.motive], active, state, at))
    return events


def _event(
    kind: EventKind, before: str, after: str, at: datetime, guichet: int | None = None
) -> dict:
    return {
        "kind": kind.value,
        "at": at,
        "before": before,
        "after": after,
        "guichet_id": guichet,
        "details": "{}",
    }
