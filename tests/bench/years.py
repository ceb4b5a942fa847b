"""The years of `tests/forms_wizard/demands/years.py` in full: a register of 10,000 for three years.

Only when asked for, because it lasts: `BENCH_YEARS=10000 make bench`.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from datetime import date

from dateutil.relativedelta import relativedelta

from forms_wizard.demands.enums import DemandState
from forms_wizard.demands.models import Demand
from portal.operations.scale import shares
from tests.bench import nights
from tests.factories.guichets import GuichetFactory
from tests.forms_wizard.demands.years import FAULTS, Years, somebody

YEARS = 3


def how_many() -> int:
    return int(os.environ.get("BENCH_YEARS", "0"))


def measure(registered: int) -> Years:
    """As many registered demands as asked for, near enough, and what became of them."""
    in_register = registered * 100 / shares.STATES[DemandState.ACTIVE]
    nights.fill_register(round(in_register))
    chance = random.Random(3)
    active = Demand.objects.filter(state=DemandState.ACTIVE).order_by("pk")
    people = {one.pk: somebody(chance, one) for one in active.iterator()}
    years = Years(chance, people, guichet=GuichetFactory())
    end = nights.TODAY + relativedelta(years=YEARS)
    years.live(nights.TODAY, end, progress=_Bar(nights.TODAY, end))
    years.check_everybody()
    return years


def line(years: Years) -> str:
    told: Counter = years.told
    faults = " ".join(f"{fault}={years.faults[fault]}," for fault in FAULTS).rstrip(",")
    return (
        f"{YEARS} years of {len(years.people):,} demands: removed={told['not_renewed']}, {faults}; "
        f"renewed={told['renewed']}, reactivated={told['reactivated']}, "
        f"bounced={told['bounced']}, returned={told['returned']}, "
        f"nights with a wrong clock={told['clock wrong']}"
    )


class _Bar:
    """A line of progress each twentieth of the years."""

    def __init__(self, start: date, end: date):
        self.start, self.days, self.shown = start, (end - start).days, -1

    def __call__(self, day: date) -> None:
        part = 20 * (day - self.start).days // self.days
        if part != self.shown:
            self.shown = part
            print(f"  {5 * part} %  {day}", file=sys.stderr, flush=True)
