from contextlib import ExitStack, closing
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.imports import registry, running


class Command(BaseCommand):
    help = "Importe un fichier de données ouvertes ; tout ou rien, sans effet la seconde fois."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=[kind.slug for kind in registry.kinds()])
        parser.add_argument("file", type=Path, help="fichier CSV, XLSX ou JSON, selon le type")
        parser.add_argument(
            "--dry-run", action="store_true", help="fait tout, puis annule : rien n'est écrit"
        )
        parser.add_argument(
            "--accept-losses",
            action="store_true",
            help="accepte que plus de 5 %% des lignes connues disparaissent",
        )
        parser.add_argument("--refusals", type=Path, help="où écrire les lignes refusées (CSV)")

    def handle(self, *args, kind, file, dry_run, accept_losses, refusals, **options):
        with ExitStack() as opened:
            refuse = self._tell
            if refusals:
                refuse = opened.enter_context(closing(running.Refusals(refusals))).add
            self.refused = 0
            job = registry.Job(
                timezone.now(),
                self._progress,
                lambda line, reason: self._count(refuse, line, reason),
                file_name=file.name,
                accept_losses=accept_losses,
            )
            try:
                report = running.run_now(registry.find(kind), file, job=job, dry_run=dry_run)
            except registry.UnusableFile as error:
                raise CommandError(f"{type(error).__name__}: {error}") from error
            except FileNotFoundError as error:
                raise CommandError(f"Fichier absent : {error.filename}") from error
        self.stdout.write(f"{report} refused={self.refused} dry_run={dry_run}")

    def _count(self, refuse, line: int, reason: str) -> None:
        self.refused += 1
        refuse(line, reason)

    def _tell(self, line: int, reason: str) -> None:
        self.stderr.write(f"  ligne {line} : {reason}")

    def _progress(self, rows: int) -> None:
        self.stderr.write(f"  {rows} lignes lues")
