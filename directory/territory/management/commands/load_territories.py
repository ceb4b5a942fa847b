from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from directory.territory import territories_import


class Command(BaseCommand):
    help = "Charge les régions, départements, EPCI et communes ; sans effet la seconde fois."

    def add_arguments(self, parser):
        parser.add_argument(
            "source",
            nargs="?",
            type=Path,
            default=territories_import.DATA_DIR,
            help="dossier des fichiers (par défaut : ceux du projet)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="fait tout, puis annule : rien n'est écrit"
        )
        parser.add_argument(
            "--accept-closures",
            action="store_true",
            help="accepte un fichier plus court de plus de 5 %%",
        )

    def handle(self, *args, source, dry_run, accept_closures, **options):
        try:
            with transaction.atomic():
                report = territories_import.sync(
                    source,
                    now=timezone.now(),
                    progress=self.show,
                    accept_closures=accept_closures,
                )
                transaction.set_rollback(dry_run)
        except (territories_import.FileMuchShorter, territories_import.MissingColumns) as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
        except FileNotFoundError as error:
            raise CommandError(f"Fichier absent : {error.filename}") from error
        self.stdout.write(f"{report} dry_run={dry_run}")

    def show(self, step: str, rows: int) -> None:
        self.stderr.write(f"  {step} : {rows} lignes")
