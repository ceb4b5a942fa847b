"""What was declared: codes, one canonical form, one digest, whatever the door (design.md 1, 2)."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from forms_wizard.demands.models import Declaration, Demand
from portal.interface.partial_date import PartialDate

# Fields that hold the random key of a person of the household: a rank takes its place.
KEY_FIELDS = frozenset({"key", "person"})
HOUSEHOLD_GROUPS = ("co", "charge", "garde")


def to_codes(answers: Mapping) -> dict:
    """Valid answers as plain JSON: codes, ISO dates, NFC text; what is empty is left out.

    Persons are named by their rank (« moi », « co-1 », « charge-2 ») so that the same answers
    typed twice are equal. Raises TypeError for a float, a set, a lazy label.
    """
    ranks = {}
    for group in HOUSEHOLD_GROUPS:
        for rank, person in enumerate(answers.get("foyer", {}).get(group, ()), start=1):
            ranks[person["key"]] = f"{group}-{rank}"
    return {slug: codes for slug, section in answers.items() if (codes := _mapping(section, ranks))}


def _mapping(values: Mapping, ranks: dict) -> dict:
    codes = {}
    for name, value in values.items():
        code = ranks.get(value, value) if name in KEY_FIELDS else _code(value, ranks)
        if code not in (None, "", [], {}):
            codes[name] = code
    return codes


def _code(value, ranks: dict):
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", str(value))
        case PartialDate() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return _mapping(value, ranks)
        case list() | tuple():
            return [code for item in value if (code := _code(item, ranks)) not in ("", {}, None)]
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical code")


def canonical(version: str, codes: dict) -> bytes:
    """The bytes that are hashed: sorted keys, no space, UTF-8. The channel is not in them."""
    whole = {"version": version, "answers": codes}
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(version: str, codes: dict) -> str:
    return hashlib.sha256(canonical(version, codes)).hexdigest()


def declare(
    demand: Demand,
    version: str,
    codes: dict,
    *,
    now: datetime,
    after: Declaration | None = None,
) -> Declaration:
    """Keep what was declared; the row never changes afterwards.

    `after`: the one that it replaces, read under the lock. It comes later, even when its clock was
    read before: of two that wait for the lock, the last to write stands.
    """
    made_at = max(now, after.made_at) if after else now
    return Declaration.objects.create(
        demand=demand, version=version, codes=codes, digest=digest(version, codes), made_at=made_at
    )
