"""What every life needs to say: the day it is told, its income, where it starts."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

TESTED_ON = date(2026, 3, 2)
YEARS = sorted({TESTED_ON.year, timezone.localdate().year})


def rfr(amount: int | None = None, missing: str = "") -> dict:
    """The income of N-2, whether the year is the tested one or today's."""
    box, value = ("", amount) if amount is not None else ("_missing", missing)
    return {f"rfr_{year - 2}{box}": value for year in YEARS}


def starting(departement: str, **more) -> dict:
    return {"nature": "CRE", "departement": departement, "applicant_kind": "physique", **more}
