"""The card of a guichet, kept by its own agents; each change leaves a line in its history."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from directory.guichets.cells import MOST_SPECIAL_DAYS
from directory.guichets.models import Guichet, SpecialDay
from directory.guichets.opening import SpecialDays
from directory.guichets.weekly_hours import write_periods


class CardChanged(Exception):
    """Another agent has written on the card since the page was made."""


class TooManySpecialDays(Exception):
    """The card already holds as many as it can."""


def digest(guichet: Guichet, names: Iterable[str]) -> str:
    """What the card says of these fields, in a few letters that a page can give back."""
    said = json.dumps([str(getattr(guichet, name)) for name in sorted(names)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@transaction.atomic
def keep(
    guichet: Guichet, values: Mapping[str, object], *, seen: str, actor, today: date
) -> Guichet:
    """Write the card and hold it for verified that day. Raises CardChanged.

    From then on an older file does not write over it (`edited_on`).
    """
    guichet = _locked(guichet)
    if seen != digest(guichet, values):
        raise CardChanged(guichet.code)
    changed = sorted(name for name in values if getattr(guichet, name) != values[name])
    for name in changed:
        setattr(guichet, name, values[name])
    _verified(guichet, today, changed)
    _note(guichet, actor, today, changed)
    return guichet


@transaction.atomic
def add_special_days(guichet: Guichet, days: SpecialDays, *, actor, today: date) -> None:
    """Once, however often it is sent; days that are over go. Raises TooManySpecialDays."""
    guichet = _locked(guichet)
    guichet.special_days.filter(last__lt=today).delete()
    if guichet.special_days.count() >= MOST_SPECIAL_DAYS:
        raise TooManySpecialDays(guichet.code)
    SpecialDay.objects.update_or_create(
        guichet=guichet,
        first=days.first,
        last=days.last,
        defaults={"hours": write_periods(days.periods), "reason": days.reason},
    )
    _verified(guichet, today)
    _note(guichet, actor, today, ["special_days"])


@transaction.atomic
def remove_special_days(guichet: Guichet, first: date, last: date, *, actor, today: date) -> None:
    """The days named so are ordinary again; nothing when they already are."""
    guichet = _locked(guichet)
    if guichet.special_days.filter(first=first, last=last).delete()[0]:
        _verified(guichet, today)
        _note(guichet, actor, today, ["special_days"])


def _locked(guichet: Guichet) -> Guichet:
    rows = Guichet.objects.select_for_update(of=("self",)).for_directory()
    return rows.get(pk=guichet.pk)


def _verified(guichet: Guichet, today: date, changed=()) -> None:
    """Saved as a row: the receivers render public pages again."""
    guichet.verified_on = guichet.edited_on = today
    guichet.save(update_fields=[*changed, "verified_on", "edited_on"])


def _note(guichet: Guichet, actor, today: date, changed: list[str]) -> None:
    data = {"verified_on": today.isoformat(), "changed": changed}
    log(guichet, "wagtail.edit", user=actor, data=data, content_changed=bool(changed))
