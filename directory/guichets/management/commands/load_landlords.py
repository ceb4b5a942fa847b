from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from directory.guichets import landlords_import
from directory.guichets.landlords_import import MissingColumns, TooManyClosures


class Command(BaseCommand):
    help = "Charge les bailleurs présents dans chaque commune (siren, name, insee)."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="fichier CSV, une ligne par bailleur et par commune"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="fait tout, puis annule : rien n'est écrit"
        )
        parser.add_argument(
            "--accept-closures",
            action="store_true",
            help="accepte de retirer plus de 5 %% des lignes",
        )

    def handle(self, *args, file, dry_run, accept_closures, **options):
        try:
            with transaction.atomic():
                report = landlords_import.sync(
                    landlords_import.read(file),
                    progress=self.show,
                    accept_closures=accept_closures,
                )
                transaction.set_rollback(dry_run)
        except (TooManyClosures, MissingColumns) as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
        except FileNotFoundError as error:
            raise CommandError(f"Fichier absent : {error.filename}") from error
        for reason in report.skipped:
            self.stderr.write(f"  ligne laissée : {reason}")
        self.stdout.write(f"{report} dry_run={dry_run}")

    def show(self, report) -> None:
        self.stderr.write(f"  {report}")
