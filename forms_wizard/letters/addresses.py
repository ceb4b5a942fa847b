"""Addresses as they are written on an envelope."""

from __future__ import annotations

from directory.guichets.models import Guichet
from directory.territory.table import communes


def postal_lines(contact: dict) -> tuple[str, ...]:
    """The person's address from the codes of the section « contact »; empty when there is none."""
    care_of, foreign = contact.get("care_of"), contact.get("foreign_address")
    commune = communes().get(contact.get("commune", ""))
    inside = _words(contact, "building", "staircase", "floor", "flat")
    lines = [
        f"Chez {care_of}" if care_of else "",
        contact.get("domiciliation", ""),
        inside,
        _words(contact, "number", "street"),
        contact.get("extra", ""),
        " ".join(filter(None, [contact.get("postcode"), commune and commune.name])),
        *(foreign.splitlines() if foreign else ()),
        contact.get("country", ""),
    ]
    return tuple(line.strip() for line in lines if line and line.strip())


def guichet_lines(guichet: Guichet) -> tuple[str, ...]:
    """The address of a counter; `guichet.commune` is read."""
    place = " ".join(filter(None, [guichet.postcode, guichet.commune and guichet.commune.name]))
    return tuple(line.strip() for line in (*guichet.address.splitlines(), place) if line.strip())


def _words(contact: dict, *names: str) -> str:
    return " ".join(filter(None, (contact.get(name) for name in names)))
