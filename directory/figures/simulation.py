"""What the simulator answers: each way of financing a home, and each step of the computation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.figures.ceilings import Comparison, Household, Income, compare
from directory.figures.ceilings_table import ceilings
from directory.figures.enums import CeilingZone
from directory.territory.table import CommuneRow


@dataclass(frozen=True)
class Simulation:
    """`year`: of the ceilings; None where none are known (overseas), `compared` is then empty.

    `income_year`: N-2, the year of the « revenu fiscal de référence ».
    """

    place: str
    zone: CeilingZone
    year: int | None
    income_year: int
    household: Household
    income: Income
    compared: list[Comparison]

    @property
    def is_of_this_year(self) -> bool:
        return self.year == self.income_year + 2

    @property
    def best(self) -> Comparison | None:
        """The lowest ceiling that the income does not exceed; None above them all."""
        return next((row for row in self.compared if row.is_under), None)

    @property
    def steps(self) -> list[str]:
        """The computation in sentences, in its order."""
        if self.year is None:
            return []
        return [self._zone(), self._persons(), *self._category(), *self._income(), self._amounts()]

    def _zone(self) -> str:
        return _("%(place)s est dans la zone « %(zone)s » des plafonds de %(year)s.") % {
            "place": self.place,
            "zone": self.zone.label,
            "year": self.year,
        }

    def _persons(self) -> str:
        count = self.household.persons
        return ngettext(
            "Le logement est pour %(count)d personne.",
            "Le logement est pour %(count)d personnes.",
            count,
        ) % {"count": count}

    def _category(self) -> list[str]:
        told, household = [], self.household
        if household.is_young_couple:
            told.append(
                _(
                    "Vous êtes un jeune couple sans personne à charge : vos âges additionnés font "
                    "%(sum)d ans, 55 au plus. Une catégorie au-dessus."
                )
                % {"sum": sum(household.couple_ages)}
            )
        if household.is_single_parent:
            told.append(
                _("Vous êtes seul ou seule avec des personnes à charge : une catégorie au-dessus.")
            )
        if household.disabled:
            told.append(
                _(
                    "Une personne a la carte mobilité inclusion « invalidité » : une catégorie "
                    "au-dessus."
                )
            )
        told.append(
            _("Cela donne la catégorie de ménage %(category)d.") % {"category": household.category}
        )
        if household.supplements:
            told.append(
                ngettext(
                    "Au-delà de la catégorie 6, un supplément est ajouté.",
                    "Au-delà de la catégorie 6, %(count)d suppléments sont ajoutés.",
                    household.supplements,
                )
                % {"count": household.supplements}
            )
        return told

    def _income(self) -> list[str]:
        income = self.income
        told = [
            _("Les revenus fiscaux de référence de %(year)s font %(sum)s €.")
            % {"year": self.income_year, "sum": euros(income.reference)}
        ]
        if income.retained_from != "reference":
            told.append(
                _("Les revenus ont baissé d'au moins 10 %% : %(sum)s € sont retenus.")
                % {"sum": euros(income.retained)}
            )
        elif (income.last_year, income.twelve_months) != (None, None):
            told.append(
                _("Les revenus n'ont pas baissé d'au moins 10 %% : ceux de %(year)s sont retenus.")
                % {"year": self.income_year}
            )
        return told

    def _amounts(self) -> str:
        return _("Cette somme est comparée au plafond de chaque sorte de logement social.")


def simulate(
    commune: CommuneRow, household: Household, income: Income, *, today: date
) -> Simulation:
    """Nothing is kept of it."""
    table = ceilings()
    zone = CeilingZone(commune.ceiling_zone or CeilingZone.OVERSEAS)
    year = table.year_for(today, zone)
    return Simulation(
        place=commune.name,
        zone=zone,
        year=year,
        income_year=today.year - 2,
        household=household,
        income=income,
        compared=compare(household, income, table.cells(year, zone)) if year else [],
    )


def euros(amount: int) -> str:
    """« 12 345 », with spaces that do not break."""
    return f"{amount:,}".replace(",", "\N{NO-BREAK SPACE}")
