from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from directory.figures import demonstration


class Command(BaseCommand):
    help = "Charge des chiffres clés de démonstration pour toutes les communes, marqués comme tels."

    @transaction.atomic
    def handle(self, *args, **options):
        report = demonstration.load(now=timezone.now(), progress=self.show)
        self.stdout.write(str(report))

    def show(self, rows: int) -> None:
        self.stderr.write(f"  {rows} lignes")
