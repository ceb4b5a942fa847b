"""The landlords that have dwellings in a place."""

from __future__ import annotations

from directory.guichets.models import LandlordPresence
from directory.territory.table import communes


def landlords_of(insee: str) -> list[str]:
    """Their names in order; for a city, those of its arrondissements too. One query."""
    codes = [insee, *(row.insee for row in communes().arrondissements(insee))]
    found = LandlordPresence.objects.filter(commune__in=codes)
    names = found.values_list("organisme__name", flat=True).distinct()
    return list(names.order_by("organisme__name"))
