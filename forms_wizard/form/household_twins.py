"""The same person typed twice in one household (domain.md 13.4, rule 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.interface.text import letters_of


def same_person_key(person: Mapping) -> tuple | None:
    """Every name and the full birth date; None when that would not be enough to be sure.

    Twins with several given names differ by one of them, so all of them count.
    """
    born = person.get("birth_date")
    names = letters_of(person.get("birth_name") or ""), letters_of(person.get("first_names") or "")
    if not (born and born.is_full and any(names)):
        return None
    # The one name of a person may stand in either field.
    return (*(sorted(names) if not all(names) else names), born)


def typed_twice(persons: Iterable[tuple[object, Mapping]]) -> Iterator[tuple[object, object]]:
    """(the second, the first) of each pair that is the same person, in the order given."""
    seen = {}
    for who, person in persons:
        key = same_person_key(person)
        if key is None:
            continue
        if key in seen:
            yield who, seen[key]
        else:
            seen[key] = who
