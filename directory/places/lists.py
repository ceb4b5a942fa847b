"""Long lists of communes by their first letter: a département has up to 890 of them."""

from __future__ import annotations

from dataclasses import dataclass

from directory.territory.naming import sort_name
from directory.territory.table import CommuneRow

# Fewer than this are shown at once.
SHOWN_AT_ONCE = 80


@dataclass(frozen=True)
class Letters:
    """`rows`: those to show; `letters`: `(letter, is it shown)`, empty when all are shown."""

    total: int
    rows: list[CommuneRow]
    letters: list[tuple[str, bool]]
    letter: str


def by_letter(rows: list[CommuneRow], asked: str) -> Letters:
    """The rows of a letter; all of them when there are few, the first letter by default."""
    if len(rows) <= SHOWN_AT_ONCE:
        return Letters(len(rows), rows, [], "")
    grouped: dict[str, list[CommuneRow]] = {}
    for row in rows:
        grouped.setdefault(sort_name(row.name)[0].upper(), []).append(row)
    letter = asked.upper() if asked.upper() in grouped else min(grouped)
    letters = [(name, name == letter) for name in sorted(grouped)]
    return Letters(len(rows), grouped[letter], letters, letter)
