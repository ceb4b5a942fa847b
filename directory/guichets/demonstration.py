"""Made-up guichets and landlords, to show the portal: every row says that it is demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from directory.guichets import guichet_rows, guichets_import, landlords_import, synthetic
from directory.guichets.landlords_import import Report as LandlordsReport
from directory.guichets.models import Guichet, SpecialDay
from directory.imports.registry import Report
from directory.territory.models import AbnormalDelay

DATA_DIR = Path(__file__).parent / "data"
# Beside those of the file, in each département.
IN_EACH = 6

# Published by ADIL de Paris in 2021 (domain.md 4.7), for Paris alone: the day of the decree is
# not known, so the row stays demonstration until an administrator writes the decree.
PARIS_DELAYS = [
    (["C", "T1"], 72),
    (["T2", "T3"], 108),
    (["T4", "T5", "T6P"], 120),
]
PARIS_DECREE = "Durées publiées par l'ADIL de Paris en 2021 (démonstration)"
PARIS_EFFECTIVE_ON = date(2021, 1, 1)


class WrongDemonstration(Exception):
    """A row of the demonstration cannot be used: line and reason."""


def load(*, today: date, progress: Callable[[object], None]) -> tuple[Report, LandlordsReport]:
    """Guichets, landlords and the delays of Paris; nothing changes the second time."""
    guichets = load_guichets(today=today, progress=progress)
    landlords = landlords_import.sync(
        landlords_import.read(DATA_DIR / "demonstration_landlords.csv"),
        progress=progress,
        demonstration=True,
        accept_closures=True,
    )
    for home_types, months in PARIS_DELAYS:
        AbnormalDelay.objects.get_or_create(
            territory_id="111",
            departement_id="75",
            home_types=home_types,
            effective_on=PARIS_EFFECTIVE_ON,
            demonstration=True,
            defaults={"months": months, "decree": PARIS_DECREE},
        )
    return guichets, landlords


def load_guichets(
    *, today: date, progress: Callable[[object], None], each: int = IN_EACH
) -> Report:
    """Those of the file, then `each` in every département; some are closed one of these days."""
    written = guichet_rows.read(DATA_DIR / "demonstration_guichets.csv")
    report = guichets_import.sync(
        chain(written, synthetic.rows(each=each, today=today)),
        today=today,
        progress=progress,
        refuse=_refuse,
        demonstration=True,
        accept_closures=True,
    )
    soon = today + timedelta(days=6)
    for guichet in Guichet.objects.filter(code__in=["D5901", "D1101", "D7401"]):
        if not guichet.special_days.exists():
            SpecialDay.objects.create(
                guichet=guichet, first=soon, last=soon, reason="Formation des agents"
            )
    return report


def _refuse(line: int, reason: str) -> None:
    raise WrongDemonstration(f"line {line}: {reason}")
