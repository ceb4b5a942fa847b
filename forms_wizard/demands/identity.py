"""When two demands may be of the same person (design.md 7, style.md 7)."""

from __future__ import annotations

from portal.interface.partial_date import PartialDate
from portal.interface.text import letters_of


def identity_key(birth_name: str, first_names: str, born: str) -> str | None:
    """Birth name, first given name and full birth date; None when one of them is missing.

    `born` is « 1985-12-31 »; a partial date or a single name gives None: it never blocks.
    """
    given = first_names.replace(",", " ").split()
    name, first = letters_of(birth_name), letters_of(given[0]) if given else ""
    if not (name and first and born and PartialDate.fromisoformat(born).is_full):
        return None
    return f"{name}|{first}|{born}"
