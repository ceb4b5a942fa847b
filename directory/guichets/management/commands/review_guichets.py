from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from directory.guichets import reports, reviews


class Command(BaseCommand):
    help = "Chaque nuit : demande de vérifier les fiches anciennes, efface les vieux signalements."

    def handle(self, *args, **options):
        today = timezone.localdate()
        erased = reports.forget(today=today)
        asked, silent = reviews.ask(
            today=today,
            url=f"{settings.PUBLIC_URL}{reverse('desk:card')}",
            progress=self.show,
        )
        self.stdout.write(f"asked={asked} without_address={silent} reports_erased={erased}")

    def show(self, done: int) -> None:
        self.stderr.write(f"\r  {done} fiches", ending="")
