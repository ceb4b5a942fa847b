"""What a line of the queue shows of a demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from forms_wizard.demands.deadlines import IDENTITY_CHECK_WORKING_DAYS, working_days
from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.models import Demand, Person

SHOWN_PLACES = 3


@dataclass(frozen=True)
class Row:
    """`waited`: working days since the filing. `late`: more than what is announced."""

    demand: Demand
    applicant: Person | None
    places: list[str]
    more_places: int
    waited: int
    late: bool


def rows(demands: Iterable[Demand], *, today: date) -> list[Row]:
    """In the order given. Reads what `for_list` has prefetched."""
    return [_row(demand, today) for demand in demands]


def _row(demand: Demand, today: date) -> Row:
    persons, places = list(demand.persons.all()), list(demand.places.all())
    waited = working_days(demand.came_on, today)
    return Row(
        demand=demand,
        applicant=persons[0] if persons else None,
        places=[place.commune.name for place in places[:SHOWN_PLACES]],
        more_places=max(0, len(places) - SHOWN_PLACES),
        waited=waited,
        late=demand.state == DemandState.FILED and waited > IDENTITY_CHECK_WORKING_DAYS,
    )
