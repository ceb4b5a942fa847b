from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from directory.guichets import help_places_import
from directory.imports.registry import Job


class Command(BaseCommand):
    help = "Charge les mairies livrées avec le portail ; sans effet la seconde fois."

    @transaction.atomic
    def handle(self, *args, **options):
        job = Job(timezone.now(), self.show, self.refuse)
        report = help_places_import.run_town_halls(help_places_import.TOWN_HALLS, job)
        purge_url_from_cache(f"{settings.PUBLIC_URL}/")
        self.stdout.write(str(report))

    def show(self, rows: int) -> None:
        self.stderr.write(f"\r  {rows} mairies", ending="")

    def refuse(self, line: int, reason: str) -> None:
        self.stderr.write(f"  ligne {line} : {reason}")
