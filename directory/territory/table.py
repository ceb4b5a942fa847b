"""The communes held in memory: one read-only table per process, to check and label answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from directory.territory.enums import CommuneKind
from directory.territory.held import Held
from directory.territory.models import (
    Commune,
    Departement,
    Epci,
    FormerCommune,
    Region,
    Territory,
)
from directory.territory.naming import search_name, sort_name, without_initials
from portal.interface.kept import Kept

STAMP = "communes"
LONGEST_TEXT = 200

POSTCODE_FIRST = re.compile(r"^(\d{5})(?:[\s,;-]+(.+))?$")
# « Lille (59000) », « Saint-Denis 974 », « Ajaccio, 2A ».
NAME_FIRST = re.compile(r"^(.+?)[\s,;(-]+(\d{5}|97\d|98\d|\d{2}|2[abAB])\)?$")
CEDEX = re.compile(r"\s+cedex(\s+\d{1,2})?\b", re.IGNORECASE)


class CommuneRow(NamedTuple):
    insee: str
    name: str
    label: str  # « Lille (59000) », different for each commune
    postcodes: tuple[str, ...]
    departement: str
    territory: str  # empty overseas, where no demand is made
    epci: str
    selectable: bool  # may be asked for in a demand
    parent: str  # the city of an arrondissement
    population: int
    closed: bool
    ceiling_zone: str  # of the income ceilings; empty where it is not known
    # Degrees, of the middle; both None overseas, where the source gives no position.
    latitude: float | None
    longitude: float | None
    sort_name: str  # what the name is sorted by


class DepartementRow(NamedTuple):
    code: str
    name: str
    territory: str
    local_system: str  # empty when demands are filed here
    local_system_url: str
    region: str


class RegionRow(NamedTuple):
    code: str
    name: str


class EpciRow(NamedTuple):
    siren: str
    name: str  # in full: « Communauté de communes … »
    official_name: str  # its initials with it


class CommuneTable:
    """What the import with this stamp said. Never changed: another import makes another table."""

    def __init__(self, stamp):
        self.stamp = stamp
        self._territories = dict(Territory.objects.values_list("code", "name"))
        self._departements = {
            code: DepartementRow(code, name, territory or "", system, url, region)
            for code, name, territory, system, url, region in Departement.objects.order_by(
                "code"
            ).values_list(
                "code", "name", "territory_id", "local_system", "local_system_url", "region_id"
            )
        }
        self.departements = tuple(row for row in self._departements.values() if row.territory)
        regions = Region.objects.values_list("code", "name")
        self._regions = {code: RegionRow(code, name) for code, name in regions}
        self._epcis = {
            siren: EpciRow(siren, without_initials(name), name)
            for siren, name in Epci.objects.values_list("siren", "name")
        }
        self._rows: dict[str, CommuneRow] = {}
        self._by_postcode: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_name: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_short_name: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_former_name: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_parent: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_departement: dict[str, list[CommuneRow]] = defaultdict(list)
        self._by_epci: dict[str, list[CommuneRow]] = defaultdict(list)
        self._former_names: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._successors: dict[str, str] = {}
        self._read_communes()
        self._read_former_communes()
        self._sorted_names = sorted({*self._by_name, *self._by_short_name})

    def get(self, insee: str) -> CommuneRow | None:
        """The commune of that code, one that has closed included."""
        return self._rows.get(insee)

    @property
    def every(self) -> Iterable[CommuneRow]:
        """By name, those that have closed included."""
        return self._rows.values()

    def current(self, insee: str) -> CommuneRow | None:
        """The commune of today for a code of any time."""
        row = self._rows.get(insee)
        if row and not row.closed:
            return row
        return self._rows.get(self._successors.get(insee, "")) or row

    def departement(self, code: str) -> DepartementRow | None:
        return self._departements.get(code)

    def region(self, code: str) -> RegionRow | None:
        return self._regions.get(code)

    def epci(self, siren: str) -> EpciRow | None:
        return self._epcis.get(siren)

    @property
    def regions(self) -> list[RegionRow]:
        """By name; overseas collectivities included."""
        return sorted(self._regions.values(), key=lambda row: sort_name(row.name))

    def departements_of_region(self, code: str) -> list[DepartementRow]:
        """By code, overseas collectivities included."""
        return [row for row in self._departements.values() if row.region == code]

    def communes_of_departement(self, code: str) -> list[CommuneRow]:
        """Those of today by name; a city counts once, without its arrondissements."""
        return self._by_departement.get(code, [])

    def communes_of_epci(self, siren: str) -> list[CommuneRow]:
        """Those of today by name."""
        return self._by_epci.get(siren, [])

    def epcis_of_departement(self, code: str) -> list[EpciRow]:
        """Those with a commune there, by name."""
        sirens = {row.epci for row in self.communes_of_departement(code)} & self._epcis.keys()
        return sorted((self._epcis[siren] for siren in sirens), key=lambda row: row.name)

    def former_names(self, insee: str) -> list[str]:
        """Communes that have gone into this one, by name."""
        return sorted(self._former_names.get(insee, []), key=sort_name)

    def former_name(self, code: str) -> str:
        """The name that a code had before it went into another commune; perhaps empty."""
        return self._names.get(code, "")

    def territory_name(self, code: str) -> str:
        return self._territories.get(code, "")

    def arrondissements(self, insee: str) -> list[CommuneRow]:
        """Those of Paris, Lyon or Marseille; empty for any other commune."""
        return self._by_parent.get(insee, [])

    def resolve(self, text: str) -> list[CommuneRow]:
        """The communes that a text names entirely, the largest first; none is a guess.

        Read: a label, a name (of today, else a former one), a postcode, both, or a name and a
        département number.
        """
        name, place = self._split(text)
        if not name:
            found = self._by_postcode.get(place, [])
        else:
            found = self._named(name)
            if place:
                found = [row for row in found if _is_in(row, place)]
                # « Paris 75013 » is the arrondissement.
                found += [row for row in self._by_postcode.get(place, ()) if self._in(row, name)]
                # « Paris 13 » is not in the Bouches-du-Rhône: the number was part of the name.
                found = found or self._named(text)
        return self._without_their_cities(found) if place else _largest_first(found)

    def near(self, text: str, limit: int = 10) -> list[CommuneRow]:
        """What may have been meant by a text that `resolve` does not know."""
        name, place = self._split(text)
        wanted = search_name(name)
        if not wanted:
            return []
        found: dict[str, CommuneRow] = {row.insee: row for row in self._named(name)}
        start = bisect_left(self._sorted_names, wanted)
        for candidate in self._sorted_names[start : start + 200]:
            if not candidate.startswith(wanted):
                break
            for row in (*self._by_name[candidate], *self._by_short_name[candidate]):
                found[row.insee] = row
        rows = [row for row in found.values() if not place or _is_in(row, place)]
        return _largest_first(rows or found.values())[:limit]

    @staticmethod
    def _split(text: str) -> tuple[str, str]:
        """(name, postcode or département), each perhaps empty."""
        text = CEDEX.sub("", text.strip()[:LONGEST_TEXT])
        if match := POSTCODE_FIRST.match(text):
            return match[2] or "", match[1]
        if match := NAME_FIRST.match(text):
            return match[1], match[2].upper()
        return text, ""

    def _named(self, name: str) -> list[CommuneRow]:
        wanted = search_name(name)
        for index in (self._by_name, self._by_short_name, self._by_former_name):
            if wanted in index:
                return list(index[wanted])
        return []

    def _in(self, row: CommuneRow, city: str) -> bool:
        parent = self._rows.get(row.parent)
        return bool(parent) and search_name(parent.name) == search_name(city)

    def _without_their_cities(self, rows: list[CommuneRow]) -> list[CommuneRow]:
        cities = {row.parent for row in rows}
        return _largest_first({row.insee: row for row in rows if row.insee not in cities}.values())

    def _read_communes(self) -> None:
        territories = {code: row.territory for code, row in self._departements.items()}
        columns = (
            "insee kind name search_name sort_name departement_id epci_id parent_id postcodes"
            " population selectable closed_on ceiling_zone latitude longitude"
        )
        parents = set(Commune.objects.exclude(parent=None).values_list("parent_id", flat=True))
        # In the order of their names, as the index has them.
        for (
            insee,
            kind,
            name,
            searched,
            sorted_as,
            departement,
            epci,
            parent,
            postcodes,
            population,
            selectable,
            closed_on,
            ceiling_zone,
            latitude,
            longitude,
        ) in Commune.objects.order_by("sort_name", "insee").values_list(*columns.split()):
            # A city with arrondissements has twenty postcodes: none of them is its own.
            mark = departement if insee in parents or not postcodes else postcodes[0]
            row = CommuneRow(
                insee,
                name,
                f"{name} ({mark})",
                tuple(postcodes),
                departement,
                territories[departement],
                epci or "",
                selectable and closed_on is None,
                parent or "",
                population or 0,
                closed_on is not None,
                ceiling_zone,
                latitude,
                longitude,
                sorted_as,
            )
            self._rows[insee] = row
            if row.closed:
                continue
            self._by_name[searched].append(row)
            if sorted_as != searched and kind == CommuneKind.COMMUNE:
                self._by_short_name[sorted_as].append(row)
            if kind == CommuneKind.ARRONDISSEMENT:
                self._by_name[searched.removesuffix(" arrondissement")].append(row)
                self._by_parent[row.parent].append(row)
            else:
                self._by_departement[departement].append(row)
                if epci:
                    self._by_epci[epci].append(row)
            for postcode in row.postcodes:
                self._by_postcode[postcode].append(row)

    def _read_former_communes(self) -> None:
        former = FormerCommune.objects.values_list("code", "name", "search_name", "successor_id")
        for code, name, searched, successor in former:
            self._successors.setdefault(code, successor)
            row = self._rows[successor]
            if name:
                self._names.setdefault(code, name)
            if name and name != row.name and name not in self._former_names[successor]:
                self._former_names[successor].append(name)
            if searched and not row.closed:
                for key in {searched, sort_name(name)}:
                    if row not in self._by_former_name[key]:
                        self._by_former_name[key].append(row)


def _is_in(row: CommuneRow, place: str) -> bool:
    return place in row.postcodes if len(place) == 5 else place == row.departement


def _largest_first(rows) -> list[CommuneRow]:
    return sorted(rows, key=lambda row: (-row.population, row.insee))


communes = Held(STAMP, CommuneTable)
"""The table of today's communes, a CommuneTable."""


def _look_again(_name: str) -> None:
    communes.look_again()


_at_each_change = Kept(_look_again, most=1)


def fresh_communes() -> CommuneTable:
    """The table of this instant, for a page that will be kept.

    An import of territories changes public pages: the stamp is read again after such a change.
    """
    _at_each_change(STAMP)
    return communes()
