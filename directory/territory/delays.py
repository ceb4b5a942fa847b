"""« Délai anormalement long » (CCH L.441-1-4): fixed by the préfet, never guessed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from directory.territory.models import AbnormalDelay


def abnormal_delay(
    territory: str, home_type: str, *, today: date, departement: str = ""
) -> AbnormalDelay | None:
    """The delay in force for this type of home; None when no arrêté is known. One query.

    An arrêté of the département counts before one for the whole territory, and never in another
    département (domain.md 4.7: that of Paris is for Paris alone). Then the latest wins; in one
    arrêté, the line that names the type before the general one.
    """
    found = AbnormalDelay.objects.filter(
        Q(home_types__contains=[home_type]) | Q(home_types=[]),
        Q(departement__isnull=True) | Q(departement_id=departement),
        territory_id=territory,
        effective_on__lte=today,
    )
    return max(
        found,
        key=lambda row: (
            row.departement_id is not None,
            row.effective_on,
            bool(row.home_types),
            row.pk,
        ),
        default=None,
    )
