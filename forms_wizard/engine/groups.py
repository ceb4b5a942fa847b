"""People added to and removed from a section, by buttons that work without JavaScript.

A group stands in what was typed as a list of stable keys, `{"foyer-charge-keys": ["k3f", …]}`,
and the fields of each person, `{"foyer-charge-k3f-first_names": [...]}`. A key never changes, so
that removing one person never gives another one's answers to the next.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

KEY = re.compile(r"^[a-z0-9]{1,8}$")


def new_key() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


def read_keys(values: list[str]) -> list[str]:
    """The well-formed keys, each once, in their order."""
    return [key for key in dict.fromkeys(values) if KEY.match(key)]


def rearrange(slug: str, typed: dict[str, list[str]], posted) -> str | None:
    """Apply the « add » or « remove » button that was pressed to `typed`, in place.

    Buttons: `name="{slug}-add" value="charge"`, `name="{slug}-remove" value="charge/k3f"`.
    Returns the prefix of the person added, the prefix of the group after a removal, else None.
    """
    if group := posted.get(f"{slug}-add"):
        name = f"{slug}-{group}-keys"
        key = new_key()
        typed[name] = [*read_keys(typed.get(name, [])), key]
        return f"{slug}-{group}-{key}"
    group, _, key = posted.get(f"{slug}-remove", "").partition("/")
    if not key:
        return None
    name = f"{slug}-{group}-keys"
    typed[name] = [kept for kept in read_keys(typed.get(name, [])) if kept != key]
    for field in [field for field in typed if field.startswith(f"{slug}-{group}-{key}-")]:
        del typed[field]
    return f"{slug}-{group}"
