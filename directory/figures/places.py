"""The territories that files name, and those that hold each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

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
        # What holds each département, it included; what names each EPCI: shared by its communes.
        self._from_departement = {
            code: ((Level.DEPARTEMENT.value, code), (Level.REGION.value, region), COUNTRY)
            for code, region in self.departements.items()
        }
        self._epci_places = {code: (Level.EPCI.value, code) for code in self.epci}

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
            return self._from_departement[code][1:]
        city, departement, epci = self.communes[code]
        found = [(Level.COMMUNE.value, city)] if city else []
        if epci:
            found.append(self._epci_places[epci])
        return (*found, *self._from_departement[departement])

    def parts(self, levels: set[str]) -> Iterator[tuple[str, str, str]]:
        """(level, code, part) of every territory.

        No total of these levels is about territories of two parts: a part is a region, or the
        regions that an EPCI of two regions links, or the whole country once its total is given.
        """
        part = {region: region for region in self.regions}
        linked = [self.regions] if Level.COUNTRY in levels else []
        regions_of: dict[str, set[str]] = defaultdict(set)
        for _city, departement, epci in self.communes.values():
            regions_of[epci or ""].add(self.departements[departement])
        if Level.EPCI in levels:
            linked += [found for epci, found in regions_of.items() if epci]
        for regions in linked:
            joined = {part[region] for region in regions}
            part |= {region: min(joined) for region, one in part.items() if one in joined}
        yield (*COUNTRY, min(part.values(), default=""))
        yield from ((Level.REGION.value, region, one) for region, one in part.items())
        for code, region in self.departements.items():
            yield (Level.DEPARTEMENT.value, code, part[region])
        for epci, regions in regions_of.items():
            yield (Level.EPCI.value, epci, part[min(regions)])
        for code, (_city, departement, _epci) in self.communes.items():
            yield (Level.COMMUNE.value, code, part[self.departements[departement]])
