"""What decides the numéro unique of a demand: where, when, and what became of it.

Drawn alone it costs so little that each process draws it for all, and knows its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from forms_wizard.demands.enums import REGISTERED_STATES, RemovalMotive
from forms_wizard.demands.enums import DemandState as State
from portal.operations.scale import shares
from portal.operations.scale.places import Departement
from portal.operations.scale.shares import Shares

STATES, REMOVALS = Shares(shares.STATES), Shares(shares.REMOVALS)
SENIORITIES, WAITS = Shares(shares.SENIORITIES), Shares(shares.WAITS)
RENEWALS_BEFORE_SILENCE = Shares(shares.RENEWALS_BEFORE_SILENCE)
YEAR, TOLERANCE, WINDOW = 365, 31, 60


class Beginning(NamedTuple):
    """Days are counted back from today, from 1 on. `since`: the filing or the last renewal."""

    departement: Departement
    state: State
    filed: int
    since: int
    renewals: int
    motive: RemovalMotive | None = None
    removed: int = 0

    @property
    def registered(self) -> bool:
        return self.state in REGISTERED_STATES


def draw(seed: int, chunk: int, size: int, departements: Shares[Departement]) -> list[Beginning]:
    """Those of one chunk, always the same for a seed."""
    chance = Random(f"{seed}/{chunk}/beginnings")  # noqa: S311  made-up people, not secrets
    return [_one(chance, departements.draw(chance)) for _each in range(size)]


def _one(chance: Random, departement: Departement) -> Beginning:
    state = STATES.draw(chance)
    if state == State.ACTIVE:
        return Beginning(departement, state, *_active(chance))
    if state == State.REMOVED:
        motive = REMOVALS.draw(chance)
        return Beginning(departement, state, *_removed(chance, motive))
    first, last = {State.FILED: (1, 14), State.TO_CORRECT: (4, 45)}.get(state, (50, 400))
    filed = _between(chance, first, last)
    return Beginning(departement, state, filed, filed, 0)


def _active(chance: Random) -> tuple[int, int, int]:
    filed = _between(chance, *SENIORITIES.draw(chance))
    if filed < YEAR or (filed < YEAR + TOLERANCE - 1 and chance.random() < 0.25):
        return filed, filed, 0
    # One of thirteen is late: past the end of validity, within the tolerance.
    since = min(_between(chance, 1, YEAR + TOLERANCE - 1), filed - YEAR + WINDOW)
    return filed, since, max(1, round((filed - since) / (YEAR - 10)))


def _removed(chance: Random, motive: RemovalMotive) -> tuple[int, int, int, RemovalMotive, int]:
    removed = _between(chance, 1, YEAR)
    if motive == RemovalMotive.NOT_RENEWED:
        since = removed + YEAR + TOLERANCE + _between(chance, 1, 4)
        renewals = RENEWALS_BEFORE_SILENCE.draw(chance)
        return since + renewals * (YEAR - 8), since, renewals, motive, removed
    filed = removed + _between(chance, *WAITS.draw(chance))
    if filed - removed < YEAR:
        return filed, filed, 0, motive, removed
    since = removed + min(_between(chance, 0, YEAR), filed - removed - YEAR + WINDOW)
    return filed, since, max(1, round((filed - since) / (YEAR - 10))), motive, removed


def _between(chance: Random, first: int, last: int) -> int:
    """A whole number from `first` to `last` excluded; quicker than `randrange`."""
    return first + int(chance.random() * (last - first))


def days_back(today: date, days: int) -> date:
    return date.fromordinal(today.toordinal() - days)


def month_of(filed_on: date) -> str:
    """« 0926 », as it stands in the number."""
    return f"{filed_on.month:02}{filed_on.year % 100:02}"


def counters(beginnings: list[Beginning], today: date) -> Iterator[tuple[str, str]]:
    """(territory, month) of each number that is taken."""
    for one in beginnings:
        if one.registered:
            yield one.departement.territory, month_of(days_back(today, one.filed))
