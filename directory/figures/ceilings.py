"""Income ceilings of social housing: the category of a household, its income, what it is under.

Arrêté du 29 juillet 1987 modifié, CCH R.441-1 and L.442-12 (domain.md 7). Pure: amounts are whole
euros a year, of a table that the caller gives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from directory.figures.enums import CeilingStatus, Financing

# The ages of a « jeune ménage » add up to no more (arrêté of 1987, annexe).
YOUNG_COUPLE_YEARS = 55
LAST_CATEGORY = 6
# A recent income counts instead of that of N-2 when it is at least that much lower, in per cent.
FALL = 10


@dataclass(frozen=True)
class Household:
    """Who will live in the home (CCH L.442-12).

    `adults`: holders of the lease and other adults, one at least. `dependants`: as the taxes count
    them, a child in alternating custody included. `couple_ages`: of a couple, married or not.
    `disabled`: somebody holds the « CMI invalidité ».
    """

    adults: int
    dependants: int = 0
    couple_ages: tuple[int, int] | None = None
    disabled: bool = False

    @property
    def persons(self) -> int:
        return self.adults + self.dependants

    @property
    def is_young_couple(self) -> bool:
        ages = self.couple_ages
        return bool(ages) and self.persons == 2 and sum(ages) <= YOUNG_COUPLE_YEARS

    @property
    def is_single_parent(self) -> bool:
        """One adult with dependants: a category above that of two, three… persons."""
        return self.adults == 1 and self.dependants > 0

    @property
    def rank(self) -> int:
        """The number of persons, one more for each reason to be in the category above."""
        above = self.is_young_couple or self.is_single_parent
        return self.persons + above + self.disabled

    @property
    def category(self) -> int:
        """From 1 to 6."""
        return min(self.rank, LAST_CATEGORY)

    @property
    def supplements(self) -> int:
        """How many times the supplement for one more person is added to category 6."""
        return max(self.rank - LAST_CATEGORY, 0)


@dataclass(frozen=True)
class Income:
    """The sum of the « revenus fiscaux de référence » of all that live in the home.

    `reference`: of year N-2. `last_year`: of N-1; `twelve_months`: of the last twelve months; None
    when they are not known.
    """

    reference: int
    last_year: int | None = None
    twelve_months: int | None = None

    def _fell_to(self, recent: int | None) -> bool:
        return recent is not None and recent * 100 <= self.reference * (100 - FALL)

    @property
    def retained(self) -> int:
        """N-2, or the lowest recent income that is at least 10 % below it."""
        recents = (self.last_year, self.twelve_months)
        return min([amount for amount in recents if self._fell_to(amount)] or [self.reference])

    @property
    def retained_from(self) -> str:
        """The name of the field that `retained` comes from."""
        for name in ("last_year", "twelve_months"):
            if self._fell_to(getattr(self, name)) and getattr(self, name) == self.retained:
                return name
        return "reference"


@dataclass(frozen=True)
class Amount:
    """One cell of the table; `status` tells whether it was read in a text or computed."""

    euros: int
    status: CeilingStatus

    @property
    def is_official(self) -> bool:
        return self.status != CeilingStatus.COMPUTED


@dataclass(frozen=True)
class Comparison:
    """One way of financing a home, and where the income stands. `margin`: euros, below zero when
    the income is above the ceiling."""

    financing: Financing
    base: int
    supplement: int
    supplements: int
    income: int
    is_official: bool

    @property
    def ceiling(self) -> int:
        return self.base + self.supplement * self.supplements

    @property
    def margin(self) -> int:
        return self.ceiling - self.income

    @property
    def excess(self) -> int:
        """Euros above the ceiling; 0 under it."""
        return max(-self.margin, 0)

    @property
    def is_under(self) -> bool:
        """Exactly at the ceiling is not above it."""
        return self.margin >= 0


Cells = Callable[[Financing, str], Amount]
"""The amount of a financing and a category, « 1 » to « 6 » or « sup », in one year and zone."""


def compare(household: Household, income: Income, cells: Cells) -> list[Comparison]:
    """PLAI, PLUS, PLS, the lowest ceiling first."""
    found = []
    for financing in Financing:
        base = cells(financing, str(household.category))
        more = cells(financing, "sup")
        found.append(
            Comparison(
                financing=financing,
                base=base.euros,
                supplement=more.euros,
                supplements=household.supplements,
                income=income.retained,
                is_official=base.is_official and (more.is_official or not household.supplements),
            )
        )
    return found
