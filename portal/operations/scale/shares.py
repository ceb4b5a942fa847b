"""How demands are spread: the figures of domain.md 12.3 to 12.5, in hundredths unless told.

What is called a guess there is a guess here; nothing of it is a rule.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from forms_wizard.demands.enums import DemandState as State
from forms_wizard.demands.enums import IdentityRefusal, Inadmissibility, RemovalMotive
from forms_wizard.form.codes import Motive, Occupancy, Work

T = TypeVar("T")


class Shares(Generic[T]):
    """Values drawn in proportion of their weights."""

    def __init__(self, weights: Mapping[T, float] | Iterable[tuple[T, float]]):
        pairs = list(weights.items() if isinstance(weights, Mapping) else weights)
        self.values = [value for value, _weight in pairs]
        self._bounds = list(accumulate(weight for _value, weight in pairs))
        self._total = self._bounds.pop()

    def at(self, part: float) -> T:
        """The value at that part of the whole, from 0 to 1."""
        return self.values[bisect(self._bounds, part * self._total)]

    def draw(self, chance: Random) -> T:
        return self.values[bisect(self._bounds, chance.random() * self._total)]


# (adults, children at charge), the smallest household first. « 3+ » goes up to six children.
COMPOSITIONS: dict[tuple[int, int], float] = {
    (1, 0): 47,
    (2, 0): 8,
    (1, 1): 12,
    (1, 2): 7.5,
    (2, 1): 7,
    (3, 0): 1.5,
    (2, 2): 7,
    (1, 3): 2.8,
    (1, 4): 1.5,
    (2, 3): 2.5,
    (1, 5): 0.7,
    (2, 4): 1.5,
    (2, 5): 0.7,
    (2, 6): 0.3,
}
# Children of a parent alone who come on week-ends: not at charge, yet written (domain.md 2.4).
VISITED = 16

# Nord – Pas-de-Calais, September 2014, exact.
HOME_TYPES = {"C": 1.35, "T1": 9.85, "T2": 30.40, "T3": 34.20, "T4": 20.30, "T5": 3.60, "T6P": 0.30}
# How often the type does not follow from the size of the household.
OTHER_IDEA = 10

# Years of the applicant: [from, to[.
AGES = {(18, 30): 22, (30, 40): 27, (40, 50): 21, (50, 65): 21, (65, 90): 9}
AGES_OF_PARENTS = {(18, 30): 20, (30, 40): 38, (40, 50): 29, (50, 65): 13, (65, 90): 0}

OCCUPANCIES = {
    Occupancy.HLM: 32,
    Occupancy.TENANT: 26,
    Occupancy.PARENTS: 14,
    Occupancy.PRIVATE_HOST: 11,
    Occupancy.SHELTER: 3,
    Occupancy.RESIDENCE: 3.4,
    Occupancy.STUDENTS: 0.9,
    Occupancy.SOCIAL_HOTEL: 0.3,
    Occupancy.SUBLET: 0.4,
    Occupancy.HOTEL: 1.4,
    Occupancy.STREET: 1.3,
    Occupancy.SQUAT: 0.4,
    Occupancy.CAMPING: 0.5,
    Occupancy.MOBILE: 0.4,
    Occupancy.OWNER: 3,
    Occupancy.FREE: 1,
    Occupancy.WITH_JOB: 0.7,
    Occupancy.NO_TITLE: 0.3,
}
WITH_A_HOME = frozenset(
    {Occupancy.HLM, Occupancy.TENANT, Occupancy.OWNER, Occupancy.WITH_JOB, Occupancy.FREE}
)

# First motive of who is a social tenant already, then of the others.
MOTIVES_OF_TENANTS = {
    Motive.TOO_SMALL: 27.2,
    Motive.HEALTH: 9.8,
    Motive.HANDICAP: 5,
    Motive.NEIGHBOURHOOD: 12.1,
    Motive.TOO_DEAR: 10,
    Motive.SEPARATION: 8,
    Motive.TOO_LARGE: 7,
    Motive.NEAR_WORK: 5,
    Motive.NEAR_FAMILY: 5,
    Motive.NEAR_SERVICES: 3,
    Motive.NOT_DECENT: 3,
    Motive.VIOLENCE: 2,
    Motive.RENEWAL: 1.5,
    Motive.OTHER: 1.4,
}
NO_HOME_OF_OTHERS = 31.9
MOTIVES_OF_OTHERS = {
    Motive.TOO_DEAR: 14.3,
    Motive.SEPARATION: 8,
    Motive.TOO_SMALL: 7,
    Motive.LEAVING_PARENTS: 6,
    Motive.TAKEN_BACK: 5,
    Motive.NEAR_WORK: 5,
    Motive.NOT_DECENT: 4,
    Motive.NEAR_FAMILY: 4,
    Motive.NEAR_SERVICES: 3,
    Motive.OTHER: 2.8,
    Motive.EVICTION: 2.5,
    Motive.VIOLENCE: 2.5,
    Motive.HEALTH: 2,
    Motive.COUPLE: 2,
}

# Under which ceiling the income of the household is: shares, then the part of the ceiling PLUS.
INCOMES = {(0.0, 0.56): 72, (0.58, 1.0): 23, (1.01, 1.3): 3.5, (1.31, 2.0): 1.5}
NO_TAX_NOTICE = 15
# A scale for the made-up incomes: about the ceilings PLUS of 2025 by persons, elsewhere and in
# Île-de-France (the ceilings themselves are data of the directory, never read from here).
ABOUT_PLUS = {False: (23_200, 31_000, 37_300, 45_000, 52_900, 59_600)} | {
    True: (26_700, 39_900, 47_900, 57_400, 68_000, 76_500)
}

WORKS = {
    Work.PERMANENT: 38,
    Work.TEMPORARY: 14,
    Work.JOBLESS: 17,
    Work.OTHER: 18,
    Work.STUDENT: 5,
    Work.OWN_BUSINESS: 4,
    Work.APPRENTICE: 4,
}

# Days since the filing of what is on the register.
SENIORITIES = {
    (1, 365): 48,
    (365, 730): 20,
    (730, 1_095): 11,
    (1_095, 1_825): 11,
    (1_825, 3_650): 8,
    (3_650, 5_400): 2,
}
# Days between the filing and a removal that is not for want of a renewal; a mean of 520 days.
WAITS = {(30, 365): 48, (365, 730): 27, (730, 1_095): 13, (1_095, 1_825): 9, (1_825, 3_650): 3}
RENEWALS_BEFORE_SILENCE = {0: 60, 1: 20, 2: 10, 3: 6, 4: 4}

# Who is kept: the stock, then a year of removals (1.3 million to 2.9) and what is not registered.
STATES = {
    State.ACTIVE: 67,
    State.REMOVED: 30,
    State.FILED: 1,
    State.TO_CORRECT: 0.6,
    State.ABANDONED: 1.4,
}
# Nord – Pas-de-Calais, the year to September 2014, exact numbers.
REMOVALS = {
    RemovalMotive.NOT_RENEWED: 53_711,
    RemovalMotive.ALLOCATION: 42_005,
    RemovalMotive.RENUNCIATION: 1_758,
    RemovalMotive.INADMISSIBLE: 38,
    RemovalMotive.NO_ANSWER: 16,
}
MISSED_CONDITIONS = {Inadmissibility.RESOURCES: 80, Inadmissibility.STAY: 20}
REFUSALS = dict.fromkeys(IdentityRefusal, 1)

ONLINE = 55
RENEWED_ONLINE = 60
NO_EMAIL = 20
WANTS_POST = 12
PLACES = {1: 35, 2: 25, 3: 20, 4: 12, 5: 8}

# Demands of the départements that are known; the others share the rest by their population.
COUNTRY = 2_870_000
KNOWN_DEPARTEMENTS = {
    "59": 151_300,
    "62": 66_300,
    "38": 41_700,
    "75": 292_000,
    "92": 116_200,
}
ILE_DE_FRANCE = 783_000
