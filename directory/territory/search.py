"""Finding a commune while its name or postcode is being typed: one query, at most ten rows."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.db import connection

from directory.territory.naming import search_name, search_prefixes
from directory.territory.table import CommuneRow, communes

LONGEST_QUERY = 60
LIMIT = 10
# With fewer names than this, resembling ones are shown too.
FEW = 3
# Of a word or two, trigrams say nothing.
SHORTEST_FOR_TRIGRAMS = 3


class Hit(NamedTuple):
    commune: CommuneRow
    former: str  # the former name that was found, empty otherwise


def find(
    text: str, *, selectable_only: bool = False, territory: str = "", limit: int = LIMIT
) -> list[Hit]:
    """The communes a text may be the beginning of, the likeliest first.

    Whole name, then whole first words, then any beginning, then former names, then a word
    inside, then a resembling name; the most populated first in each. `territory` keeps those
    of one territory.
    """
    text = text.replace("\x00", "").strip()[:LONGEST_QUERY]
    postcode = re.match(r"^(\d{2,5})\b\s*(.*)$", text)
    if postcode:
        query, values = POSTCODES, _postcode_values(postcode[1], postcode[2])
    else:
        prefixes = search_prefixes(text)
        if not prefixes:
            return []
        query, values = NAMES, _name_values(prefixes)
    values |= {"few": FEW, "selectable": selectable_only, "territory": territory, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found = cursor.fetchall()
    table = communes()
    # A commune imported this very second may not be in the table yet.
    return [Hit(row, former) for insee, former in found if (row := table.get(insee))]


def _postcode_values(postcode: str, name: str) -> dict:
    return {"postcode": _like(postcode) + "%", "name": _like(search_name(name)) + "%"}


def _name_values(prefixes: list[str]) -> dict:
    name, other = prefixes[0], prefixes[-1]
    return {
        "name": name,
        # One letter begins thousands of names, and is one: « Y », in the Somme.
        "prefix": _like(name) + "%" if len(name) > 1 else name,
        "other_prefix": _like(other) + "%" if len(other) > 1 else other,
        "words": _like(name) + " %",
        "inside": f"% {_like(name)}%",
        "trigrams": len(name) >= SHORTEST_FOR_TRIGRAMS,
    }


def _like(text: str) -> str:
    """`search_name` leaves letters, digits and spaces alone; kept safe all the same."""
    return re.sub(r"([\\%_])", r"\\\1", text)


_OFFERED = """
    commune.closed_on IS NULL
    AND (commune.selectable OR NOT %(selectable)s)
    AND (%(territory)s = '' OR commune.departement_id IN (
        SELECT code FROM territory_departement WHERE territory_id = %(territory)s))
"""

# The city goes behind its arrondissements: they have the same postcodes.
POSTCODES = f"""
    SELECT commune.insee, ''
    FROM territory_commune AS commune
    WHERE {_OFFERED}
      AND commune.insee IN (SELECT commune_id FROM territory_postcode WHERE code LIKE %(postcode)s)
      AND (commune.search_name LIKE %(name)s OR commune.sort_name LIKE %(name)s)
    ORDER BY commune.kind, commune.population DESC NULLS LAST, commune.insee
    LIMIT %(limit)s
"""  # noqa: S608  our own text

# `strict` is read first; the branches behind it run only when it found too little.
NAMES = f"""
    WITH strict AS (
        (SELECT insee, '' AS former, population, CASE
            WHEN search_name = %(name)s OR sort_name = %(name)s THEN 0
            WHEN search_name LIKE %(words)s OR sort_name LIKE %(words)s THEN 1
            ELSE 2 END AS rank
        FROM territory_commune AS commune
        WHERE (search_name LIKE %(prefix)s OR sort_name LIKE %(prefix)s
               OR search_name LIKE %(other_prefix)s) AND {_OFFERED}
        ORDER BY rank, population DESC NULLS LAST, insee
        LIMIT %(limit)s)
        UNION ALL
        SELECT insee, former.name, population,
            CASE WHEN former.search_name = %(name)s THEN 1 ELSE 3 END
        FROM territory_formercommune AS former
        JOIN territory_commune AS commune ON commune.insee = former.successor_id
        WHERE former.search_name LIKE %(prefix)s AND former.search_name <> commune.search_name
          AND {_OFFERED}
    ), hits AS (
        SELECT * FROM strict
        UNION ALL
        SELECT insee, '', population, 4
        FROM territory_commune AS commune
        WHERE %(trigrams)s AND (SELECT count(*) FROM strict) < %(limit)s
          AND search_name LIKE %(inside)s AND {_OFFERED}
        UNION ALL
        SELECT insee, '', population, 6 - similarity(search_name, %(name)s)
        FROM territory_commune AS commune
        WHERE %(trigrams)s AND (SELECT count(*) FROM strict) < %(few)s
          AND search_name %% %(name)s AND {_OFFERED}
    ), best AS (
        SELECT DISTINCT ON (insee) insee, former, population, rank FROM hits ORDER BY insee, rank
    )
    SELECT insee, former FROM best
    ORDER BY rank, population DESC NULLS LAST, insee
    LIMIT %(limit)s
"""  # noqa: S608  our own text
