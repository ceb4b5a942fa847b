"""The nightly commands as operators see them: when each last ended, and which did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.models import NightRun

# In the order in which they run (README, « Every night »).
COMMANDS = {
    "prove": _("Tenir pour remis les courriers que rien n'a contredits"),
    "warn": _("Écrire les préavis et les rappels"),
    "expire": _("Prévenir après la date de fin"),
    "erase": _("Effacer ce qui ne peut plus être gardé"),
    "tend_messages": _("Relancer, clore et effacer les messages et les avis"),
    "remove": _("Arrêter les demandes, preuves et délais vérifiés"),
}


@dataclass(frozen=True)
class Night:
    """`last`: the latest run, ended or not. `ended`: the latest one that did its work to the end.

    `late`: none ended within `NIGHT_PATIENCE_HOURS`.
    """

    name: str
    label: str
    last: NightRun | None
    ended: NightRun | None
    late: bool

    @property
    def took(self) -> timedelta | None:
        """Whole seconds."""
        if self.ended is None:
            return None
        took = self.ended.ended_at - self.ended.started_at
        return timedelta(seconds=round(took.total_seconds()))

    @property
    def stopped(self) -> bool:
        """The latest run has not ended: it is at work, or it was killed."""
        return self.last is not None and self.last.ended_at is None


def nights(*, now: datetime) -> list[Night]:
    """Each command once, in two queries."""
    last = {run.name: run for run in _latest(NightRun.objects.all())}
    ended = {run.name: run for run in _latest(NightRun.objects.filter(ended_at__isnull=False))}
    limit = now - timedelta(hours=settings.NIGHT_PATIENCE_HOURS)
    return [
        Night(
            name=name,
            label=str(label),
            last=last.get(name),
            ended=ended.get(name),
            late=name not in ended or ended[name].ended_at < limit,
        )
        for name, label in COMMANDS.items()
    ]


def late(*, now: datetime) -> list[str]:
    """The commands that nobody saw end in time; one query, for those who watch."""
    limit = now - timedelta(hours=settings.NIGHT_PATIENCE_HOURS)
    in_time = set(
        NightRun.objects.filter(name__in=COMMANDS, ended_at__gte=limit)
        .order_by()
        .values_list("name", flat=True)
        .distinct()
    )
    return [name for name in COMMANDS if name not in in_time]


def _latest(runs: QuerySet[NightRun]) -> QuerySet[NightRun]:
    return runs.filter(name__in=COMMANDS).order_by("name", "-started_at", "-pk").distinct("name")
