from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from directory.guichets import demonstration


class Command(BaseCommand):
    help = "Charge des guichets et des bailleurs de démonstration, marqués comme tels."

    @transaction.atomic
    def handle(self, *args, **options):
        guichets, landlords = demonstration.load(today=timezone.localdate(), progress=self.show)
        purge_url_from_cache(f"{settings.PUBLIC_URL}/")
        self.stdout.write(f"guichets: {guichets} landlords: {landlords}")

    def show(self, report) -> None:
        self.stderr.write(f"  {report}")
