"""A change that is not sent yet: kept for its author alone, opened again on another day.

There is one for each demand and author; each section in it remembers the declaration that it was
shown with. It goes as soon as it is sent, and with the demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime

from forms_wizard.demands.models import Demand, UnfinishedChange
from portal.interface.text import storable

RENEWAL = "renouvellement"
# More than any household types in a section; a page beyond is shown again, and not kept.
MOST_CHARACTERS = 200_000
LONGEST_DIGEST = 64


@dataclass(frozen=True)
class Part:
    """`typed`: `{name: [text]}` as a browser sends it; `at`: when it was last kept."""

    since: str
    at: datetime
    typed: dict[str, list[str]] = field(repr=False)


def kept(demand: Demand, author, part: str) -> Part | None:
    """What this author began in that section; None for nothing."""
    row = UnfinishedChange.objects.filter(demand=demand, author=author).first()
    found = row and row.parts.get(part)
    return Part(found["since"], parse_datetime(found["at"]), found["typed"]) if found else None


def begun(demand: Demand, author) -> list[str]:
    """The sections that this author began, the latest last."""
    row = UnfinishedChange.objects.filter(demand=demand, author=author).first()
    return sorted(row.parts, key=lambda part: row.parts[part]["at"]) if row else []


@transaction.atomic
def keep(
    demand: Demand,
    author,
    part: str,
    typed: Mapping[str, list[str]],
    *,
    since: str,
    now: datetime,
) -> None:
    """Put what was typed in that section in place of what was kept of it, and of it alone."""
    if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > MOST_CHARACTERS:
        return
    UnfinishedChange.objects.get_or_create(
        demand=demand, author=author, defaults={"touched_at": now}
    )
    row = UnfinishedChange.objects.select_for_update().get(demand=demand, author=author)
    texts = {storable(name): [storable(text) for text in typed[name]] for name in typed}
    digest = storable(since)[:LONGEST_DIGEST]
    row.parts[part] = {"since": digest, "typed": texts, "at": now.isoformat()}
    row.touched_at = now
    row.save(update_fields=["parts", "touched_at"])


@transaction.atomic
def forget(demand: Demand, author, part: str) -> None:
    """That section is sent, or given up; the others stay."""
    rows = UnfinishedChange.objects.select_for_update().filter(demand=demand, author=author)
    for row in rows:
        if row.parts.pop(part, None) is None:
            continue
        if row.parts:
            row.save(update_fields=["parts"])
        else:
            row.delete()


def forget_all(demand: Demand) -> None:
    """Somebody else holds the demand from now on."""
    UnfinishedChange.objects.filter(demand=demand).delete()


def forget_idle(*, now: datetime) -> int:
    """What nobody touched for as long as a draft is kept (domain.md 9.2); how many."""
    last = now - timedelta(days=settings.DRAFT_RETENTION_DAYS)
    return UnfinishedChange.objects.filter(touched_at__lte=last).delete()[0]
