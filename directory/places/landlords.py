"""The landlords that have dwellings in a place."""

from __future__ import annotations

from collections import defaultdict

from directory.guichets.models import LandlordPresence
from directory.territory.table import CommuneRow, communes
from portal.interface.kept import Kept


def landlords_of(row: CommuneRow) -> list[str]:
    """Their names in order; for a city, those of its arrondissements too.

    Those of a département are read once until something public changes.
    """
    names = _of_departement(row.departement)
    codes = [row.insee, *(one.insee for one in communes().arrondissements(row.insee))]
    found = {name: rank for code in codes for rank, name in names.get(code, ())}
    return sorted(found, key=found.get)


def _read(departement: str) -> dict[str, list[tuple[int, str]]]:
    """{commune: [(rank, name)]}: the ranks are the order of the database, accents included."""
    rows = LandlordPresence.objects.filter(commune__departement=departement)
    rows = rows.order_by("organisme__name").values_list("commune_id", "organisme__name")
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ranks: dict[str, int] = {}
    for commune, name in rows:
        found[commune].append((ranks.setdefault(name, len(ranks)), name))
    return dict(found)


# As many as there are départements and collectivities.
_of_departement = Kept(_read, most=120)
