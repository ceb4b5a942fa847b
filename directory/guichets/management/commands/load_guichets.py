from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from directory.guichets import guichets_import


class Command(BaseCommand):
    help = "Charge l'annuaire des guichets ; ce qui n'est plus dans le fichier est fermé."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="fichier CSV, une ligne par guichet")
        parser.add_argument(
            "--dry-run", action="store_true", help="fait tout, puis annule : rien n'est écrit"
        )
        parser.add_argument(
            "--accept-closures",
            action="store_true",
            help="accepte de fermer plus de 5 %% des guichets",
        )

    def handle(self, *args, file, dry_run, accept_closures, **options):
        try:
            with transaction.atomic():
                report = guichets_import.sync(
                    guichets_import.read(file),
                    today=timezone.localdate(),
                    progress=self.show,
                    accept_closures=accept_closures,
                )
                transaction.set_rollback(dry_run)
        except (guichets_import.TooManyClosures, guichets_import.MissingColumns) as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
        except FileNotFoundError as error:
            raise CommandError(f"Fichier absent : {error.filename}") from error
        for reason in report.skipped:
            self.stderr.write(f"  ligne laissée : {reason}")
        self.stdout.write(f"{report} dry_run={dry_run}")

    def show(self, report) -> None:
        self.stderr.write(f"  {report}")
