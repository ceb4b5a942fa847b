"""« Délai anormalement long » (CCH L.441-1-4): fixed by the préfet, never guessed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from directory.territory.models import AbnormalDelay


def abnormal_delay(territory: str, home_type: str, *, today: date) -> AbnormalDelay | None:
    """The delay in force for this type of home in this territory; None when no arrêté is known.

    The latest arrêté wins; in one arrêté, the line that names the type before the general one.
    """
    found = AbnormalDelay.objects.filter(
        Q(home_types__contains=[home_type]) | Q(home_types=[]),
        territory_id=territory,
        effective_on__lte=today,
    )
    return max(
        found, key=lambda row: (row.effective_on, bool(row.home_types), row.pk), default=None
    )
