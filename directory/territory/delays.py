"""« Délai anormalement long » (CCH L.441-1-4): fixed by the préfet, never guessed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from directory.territory.models import AbnormalDelay
from portal.interface.kept import Kept


def abnormal_delay(
    territory: str, home_type: str, *, today: date, departement: str = ""
) -> AbnormalDelay | None:
    """The delay in force for this type of home; None when no arrêté is known. One query.

    An arrêté of the département counts before one for the whole territory, and never in another
    département (domain.md 4.7: that of Paris is for Paris alone). Then the latest wins; in one
    arrêté, the line that names the type before the general one.
    """
    found = _in_force(territory, today=today, departement=departement)
    return _winner(found, home_type)


def abnormal_delays(territory: str, *, today: date, departement: str = "") -> list[AbnormalDelay]:
    """What is in force there, each line once: by types of home, the general one last.

    For a public page: the arrêtés of a territory are read once until something public changes.
    """
    found = [
        row
        for row in _of_territory(territory)
        if row.departement_id in (None, departement) and row.effective_on <= today
    ]
    types = sorted({home_type for row in found for home_type in row.home_types})
    winners = [_winner(found, home_type) for home_type in [*types, ""]]
    return list({row.pk: row for row in winners if row}.values())


def _read(territory: str) -> list[AbnormalDelay]:
    return list(AbnormalDelay.objects.filter(territory_id=territory))


# As many as there are territories.
_of_territory = Kept(_read, most=120)


def _in_force(territory: str, *, today: date, departement: str) -> list[AbnormalDelay]:
    return list(
        AbnormalDelay.objects.filter(
            Q(departement__isnull=True) | Q(departement_id=departement),
            territory_id=territory,
            effective_on__lte=today,
        )
    )


def _winner(rows: list[AbnormalDelay], home_type: str) -> AbnormalDelay | None:
    return max(
        (row for row in rows if not row.home_types or home_type in row.home_types),
        key=lambda row: (
            row.departement_id is not None,
            row.effective_on,
            bool(row.home_types),
            row.pk,
        ),
        default=None,
    )
