"""Two versions of the same answers: found by revision, shown field by field, chosen by the person.

Pure: neither database nor HTTP. A page carries the revision of its section; an answer changed after
that revision, by another tab or another device, and different from what the page sends, is in
conflict. The stored version stays in the answers, the other is put aside: both are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.forms import BoundField, MultiWidget

from forms_wizard.engine.groups import read_keys
from portal.interface.forms import FormGroup
from portal.interface.wording import listed

Values = dict[str, list[str]]
KEYS = "-keys"
# What a person chooses: what this page said, or what was stored since.
HERE, SINCE = CHOICES = ("ici", "depuis")


def same(first: list[str] | None, second: list[str] | None) -> bool:
    """An answer never given, an empty text and a box not ticked say the same."""
    return [v for v in first or [] if v] == [v for v in second or [] if v]


def differing(before: Values, after: Values) -> list[str]:
    return [name for name in {**before, **after} if not same(before.get(name), after.get(name))]


@dataclass(frozen=True)
class Page:
    """A page as it was shown: its name, the revision of its section, what changed afterwards.

    `changes`: `{name: [revision, page]}`. What the page itself said is no other's change.
    """

    name: str
    since: int
    changes: Mapping[str, list]

    def is_older_than(self, name: str) -> bool:
        """Whether another page changed this answer since."""
        revision, page = self.changes.get(name, [0, ""])
        return revision > self.since and not (page and page == self.name)


def merge(stored: Values, typed: Values, page: Page, *, removed: str = "") -> tuple[Values, Values]:
    """What to store, and what to put aside, when `page` sends what was `typed`.

    `removed`: the prefix of the person removed by this very page. People added here and there are
    all kept; the answers of a person whom only one side knows are nobody's conflict.
    """
    merged, aside = dict(typed), {}
    alone = set()
    for name in [name for name in {**stored, **typed} if name.endswith(KEYS)]:
        group = name.removesuffix(KEYS)
        here, there = read_keys(typed.get(name, [])), read_keys(stored.get(name, []))
        gone = [k for k in here if k not in there and page.is_older_than(f"{group}-{k}")]
        added = [
            k
            for k in there
            if k not in here and page.is_older_than(name) and f"{group}-{k}" != removed
        ]
        alone |= {
            prefix
            for prefix in (f"{group}-{key}-" for key in set(here) ^ set(there))
            if not (_speaks_of(prefix, stored) and _speaks_of(prefix, typed))
        }
        if gone:
            aside[name] = [*here, *added]
        kept = [key for key in here if key not in gone]
        if name in typed or added:
            merged[name] = [*kept, *added]
        for key in added:
            prefix = f"{group}-{key}-"
            merged |= {n: values for n, values in stored.items() if n.startswith(prefix)}
    for name in differing(stored, typed):
        if name.endswith(KEYS) or name.startswith(tuple(alone)) or not page.is_older_than(name):
            continue
        aside[name] = typed.get(name, [])
        merged.pop(name, None)
        if name in stored:
            merged[name] = stored[name]
    return merged, aside


def _speaks_of(prefix: str, values: Values) -> bool:
    return any(name.startswith(prefix) for name in values)


@dataclass
class Version:
    """One question answered in two places. `names`: those put aside for it."""

    name: str
    label: str
    person: str
    here: str
    there: str
    names: list[str] = field(default_factory=list)

    @property
    def suggested(self) -> str:
        """The version ticked at first: the one that says something."""
        return SINCE if self.there and not self.here else HERE


def versions(form, aside: Values, stored: Values) -> list[Version]:
    """The questions put aside, in the order of the page. `form`: the section with both in it."""
    found, here = [], {**stored, **aside}
    for name in [name for name in aside if name.endswith(KEYS)]:
        group = next((p for p in _parts(form) if f"{p.prefix}{KEYS}" == name), None)
        if isinstance(group, FormGroup):
            lists = [_people(values.get(name, []), name, values) for values in (here, stored)]
            found.append(Version(name, str(group.legend), "", *lists, names=[name]))
    for bound, person in _questions(form):
        names = [name for name in _names(bound) if name in aside]
        if names:
            shown = (_readable(bound, here), _readable(bound, stored))
            found.append(Version(bound.html_name, str(bound.label), person, *shown, names=names))
    return found


def _parts(form) -> list:
    return getattr(form, "parts", [form])


def _questions(form) -> Iterator[tuple[BoundField, str]]:
    """Each question and the person it is asked about."""
    for part in _parts(form):
        for own in part.forms if isinstance(part, FormGroup) else [part]:
            for bound in own:
                yield bound, getattr(own, "title", "")


def _names(bound: BoundField) -> list[str]:
    """The names of a question in its page."""
    widget = bound.field.widget
    if isinstance(widget, MultiWidget):
        return [f"{bound.html_name}{suffix}" for suffix in widget.widgets_names]
    return [bound.html_name, f"{bound.html_name}-choice"]


def _readable(bound: BoundField, values: Values) -> str:
    """What was answered, in words; empty when nothing was."""
    typed = [[v for v in values.get(name, []) if v] for name in _names(bound)]
    if isinstance(bound.field.widget, MultiWidget):
        return "/".join(part[0] if part else "…" for part in typed) if any(typed) else ""
    labels = {
        str(code): str(label)
        for code, label in getattr(bound.field, "choices", ())
        if not isinstance(label, (list, tuple))
    }
    if bound.widget_type == "checkbox":
        return str(bound.label) if typed[0] else ""
    return listed(labels.get(value, value) for value in typed[0])


def _people(keys: list[str], name: str, values: Values) -> str:
    group = name.removesuffix(KEYS)
    names = ("first_names", "birth_name", "usage_name")
    people = [
        " ".join(text for n in names for text in values.get(f"{group}-{key}-{n}", [])[:1] if text)
        or f"n° {rank}"
        for rank, key in enumerate(read_keys(keys), 1)
    ]
    return listed(people)
