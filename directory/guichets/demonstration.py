"""Made-up guichets and landlords, to show the portal: every row says that it is demonstration."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from directory.guichets import guichets_import, landlords_import
from directory.guichets.guichets_import import Progress, Report
from directory.territory.models import AbnormalDelay

DATA_DIR = Path(__file__).parent / "data"

# Published by ADIL de Paris in 2021 (domain.md 4.7), for Paris alone: the day of the decree is
# not known, so the row stays demonstration until an administrator writes the decree.
PARIS_DELAYS = [
    (["C", "T1"], 72),
    (["T2", "T3"], 108),
    (["T4", "T5", "T6P"], 120),
]
PARIS_DECREE = "Durées publiées par l'ADIL de Paris en 2021 (démonstration)"
PARIS_EFFECTIVE_ON = date(2021, 1, 1)


def load(*, today: date, progress: Progress) -> tuple[Report, Report]:
    """Guichets, landlords and the delays of Paris; nothing changes the second time."""
    guichets = guichets_import.sync(
        guichets_import.read(DATA_DIR / "demonstration_guichets.csv"),
        today=today,
        progress=progress,
        demonstration=True,
        accept_closures=True,
    )
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
