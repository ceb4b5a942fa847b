"""The territories that files name, and those that hold each of them."""

from __future__ import annotations

from collections.abc import Sequence

from directory.figures.enums import Level
from directory.territory.models import Commune, Departement, Epci, FormerCommune, Region

COUNTRY = (Level.COUNTRY.value, "FR")

Place = tuple[str, str]  # (level, code)


class Places:
    """The territories of today, read once: four queries."""

    def __init__(self):
        self.regions = set(Region.objects.values_list("pk", flat=True))
        self.departements = dict(Departement.objects.values_list("pk", "region_id"))
        self.epci = set(Epci.objects.values_list("pk", flat=True))
        self.communes = {
            insee: (parent, departement, epci)
            for insee, parent, departement, epci in Commune.objects.filter(
                closed_on__isnull=True
            ).values_list("pk", "parent_id", "departement_id", "epci_id")
        }
        self.former = dict(FormerCommune.objects.values_list("code", "successor_id"))

    def find(self, level: str, code: str) -> Place | None:
        """The territory of today that a code of a file names; former communes included."""
        code = code.strip().upper()
        if level == Level.COMMUNE:
            code = code.rjust(5, "0")
            if code not in self.communes:
                code = self.former.get(code, "")
            return (level, code) if code in self.communes else None
        if level == Level.DEPARTEMENT or level == Level.REGION:
            code = code.rjust(2, "0")
        known = {
            Level.REGION: self.regions,
            Level.DEPARTEMENT: self.departements,
            Level.EPCI: self.epci,
            Level.COUNTRY: {COUNTRY[1]},
        }[Level(level)]
        return (level, code) if code in known else None

    def parents(self, place: Place) -> Sequence[Place]:
        """All that hold a place, the smallest first."""
        level, code = place
        if level == Level.COUNTRY:
            return ()
        if level in (Level.REGION, Level.EPCI):
            return (COUNTRY,)
        if level == Level.DEPARTEMENT:
            return ((Level.REGION.value, self.departements[code]), COUNTRY)
        city, departement, epci = self.communes[code]
        found = [(Level.COMMUNE.value, city)] if city else []
        if epci:
            found.append((Level.EPCI.value, epci))
        above = (Level.DEPARTEMENT.value, departement)
        return (*found, above, *self.parents(above))
