"""Codes of the places a guichet is there for: communes, EPCI, départements."""

from __future__ import annotations

from collections.abc import Iterable

from directory.territory.table import communes

SIREN_LENGTH, INSEE_LENGTH = 9, 5
MOST_NAMED = 60


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """Those that name no commune, EPCI or département of today."""
    return sorted(set(codes) - {code for code, _name in _named(codes)})


def names(codes: Iterable[str]) -> list[str]:
    """The places in words, sorted, at most `MOST_NAMED`."""
    return sorted({name for _code, name in _named(codes)})[:MOST_NAMED]


def _named(codes: Iterable[str]) -> list[tuple[str, str]]:
    table, found = communes(), []
    for code in set(codes):
        row = table.get(code) if len(code) == INSEE_LENGTH else None
        departement = table.departement(code) if len(code) < INSEE_LENGTH else None
        epci = table.epci(code) if len(code) == SIREN_LENGTH else None
        if row and not row.closed:
            found.append((code, row.label))
        elif departement:
            found.append((code, f"{departement.name} ({departement.code})"))
        elif epci:
            found.append((code, epci.official_name))
    return found
