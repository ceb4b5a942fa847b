"""A nightly command: progress while it works, one line at the end, a row for the operators."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from forms_wizard.demands.models import NightRun

Progress = Iterator[tuple[str, int]]


class NightCommand(ABC, BaseCommand):
    """Base of the commands that a scheduler runs each day.

    `work` yields (what, how many) after each batch that is safely written: a run that is killed
    is simply run again, and a run that has nothing left to do does nothing.
    """

    name: str

    def add_arguments(self, parser):
        parser.add_argument(
            "--day",
            type=date.fromisoformat,
            help="jour à traiter (AAAA-MM-JJ) ; aujourd'hui par défaut, jamais un jour à venir",
        )

    def handle(self, *args, day, **options):
        now = timezone.now()
        if day is not None and day < timezone.localdate(now):
            now = datetime.combine(day, time(23, 30), ZoneInfo(settings.TIME_ZONE))
        run = NightRun.objects.create(
            name=self.name, day=timezone.localdate(now), started_at=timezone.now()
        )
        done: Counter[str] = Counter()
        for what, count in self.work(now):
            done[what] += count
            self.stderr.write(f"  {self.name} {what}={done[what]}")
        counts = " ".join(f"{what}={count}" for what, count in sorted(done.items()) if count)
        run.result, run.ended_at = counts or "rien à faire", timezone.now()
        run.save(update_fields=["result", "ended_at"])
        self.stdout.write(f"{self.name} day={run.day} {counts or 'nothing=0'}")

    @abstractmethod
    def work(self, now: datetime) -> Progress:
        """What is done for that instant, batch by batch; a command without it does not start."""
