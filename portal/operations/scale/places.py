"""Where demands are made: départements by their size, communes by their population."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from directory.guichets.models import Guichet
from directory.territory.models import Commune
from directory.territory.table import CommuneRow, communes
from portal.operations.scale import shares
from portal.operations.scale.shares import Shares

PARIS_TERRITORY = "111"


@dataclass(frozen=True)
class Departement:
    """`guichets`: (primary key, code) of those of its territory, none before they are loaded."""

    code: str
    territory: str
    communes: Shares[CommuneRow]
    guichets: tuple[tuple[int, str], ...]

    @property
    def in_ile_de_france(self) -> bool:
        return self.territory == PARIS_TERRITORY

    def wanted(self, chance: Random, how_many: int) -> list[str]:
        """INSEE codes, each once, as many as there are."""
        drawn = (self.communes.draw(chance).insee for _each in range(how_many))
        return list(dict.fromkeys(drawn))


def departements() -> Shares[Departement]:
    """Those whose demands are filed here and not in a system of their own (domain.md 1.3).

    Raises NoTerritories before the territories are loaded.
    """
    table, populations, rows = communes(), {}, {}
    for insee in Commune.objects.filter(selectable=True).order_by("insee").values_list(flat=True):
        row = table.get(insee)
        if row.selectable and row.postcodes:
            rows.setdefault(row.departement, []).append(row)
    guichets: dict[str, list] = {}
    for territory, pk, code in Guichet.objects.order_by("pk").values_list(
        "territory", "pk", "code"
    ):
        guichets.setdefault(territory, []).append((pk, code))
    found = {}
    for departement in table.departements:
        if departement.code in rows and not departement.local_system:
            here = rows[departement.code]
            populations[departement.code] = sum(row.population for row in here)
            found[departement.code] = Departement(
                departement.code,
                departement.territory,
                Shares((row, row.population + 1) for row in here),
                tuple(guichets.get(departement.territory, ())),
            )
    if not found:
        raise NoTerritories
    return Shares((found[code], weight) for code, weight in _demands(found, populations).items())


class NoTerritories(Exception):
    """No territory is loaded yet."""


def _demands(found: dict[str, Departement], populations: dict[str, int]) -> dict[str, float]:
    """How many demands of the country each département has."""
    paris = {code for code, one in found.items() if one.in_ile_de_france}
    known = {code: n for code, n in shares.KNOWN_DEPARTEMENTS.items() if code in found}
    demands = dict(known)
    for group, total in (
        (paris, shares.ILE_DE_FRANCE),
        (found.keys() - paris, shares.COUNTRY - shares.ILE_DE_FRANCE),
    ):
        others = sorted(group - known.keys())
        left = total - sum(known.get(code, 0) for code in group)
        people = sum(populations[code] for code in others)
        demands |= {code: left * populations[code] / people for code in others}
    return demands
