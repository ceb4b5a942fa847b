"""Questions of a page that are asked only after a certain answer on the same page."""

from __future__ import annotations

from collections.abc import Mapping


class When:
    """`When("status", "HLM", "LP")`: the field `status` has one of these answers.

    `True` and `False` stand for « oui » and « non », "on" for a ticked box; of a list of answers
    one is enough.
    Conditions are joined by `|`: one of them is enough. `str()` is what a script may read in
    `data-shown-when`: « status=HLM|LP », several conditions parted by spaces.
    """

    def __init__(self, field: str, *values):
        self.tests = [(field, frozenset(map(_typed, values)))]

    def __or__(self, other: When) -> When:
        both = When.__new__(When)
        both.tests = self.tests + other.tests
        return both

    def holds(self, cleaned: Mapping) -> bool:
        return any(_answer(cleaned.get(field)) & wanted for field, wanted in self.tests)

    def __str__(self):
        return " ".join(f"{field}={'|'.join(sorted(wanted))}" for field, wanted in self.tests)


def _typed(value) -> str:
    """An answer of a condition, as the page would send it."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def _answer(value) -> set[str]:
    """What was answered, as the page would send it."""
    if value is None or value == "":
        return set()
    if value is True:
        return {"oui", "on"}
    if isinstance(value, list):
        return {str(item) for item in value}
    return {_typed(value)}
