import sys
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from forms_wizard.demands.numbering import CounterExhausted
from portal.operations.scale import households, places, plan
from portal.operations.scale.disk import DiskTooSmall
from portal.operations.scale.fill import PROCESSES, Stopped, fill

GIB = 1024**3
WIDTH = 30


class Command(BaseCommand):
    """May be killed and run again with the same arguments: it goes on where it was."""

    help = "Remplit le registre de demandes inventées, étiquetées « démonstration »."

    def add_arguments(self, parser):
        parser.add_argument("demands", type=int, help="combien de demandes")
        parser.add_argument("--seed", type=int, default=1, help="graine du hasard (1 par défaut)")
        parser.add_argument(
            "--free-disk",
            type=float,
            metavar="Gio",
            help="place libre du disque de PostgreSQL, quand il n'est pas sur cette machine",
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="efface d'abord toutes les demandes, si toutes sont de démonstration",
        )
        parser.add_argument("--processes", type=int, default=PROCESSES, help="processus")

    def handle(self, *args, demands, seed, free_disk, replace, processes, **options):
        if not 0 < demands <= households.MOST:
            raise CommandError(f"Demandez de 1 à {households.MOST} demandes.")
        if not 0 < processes <= 64:
            raise CommandError("Demandez de 1 à 64 processus.")
        self._start, self._shown = time.monotonic(), None
        try:
            report = fill(
                demands=demands,
                seed=seed,
                today=timezone.localdate(),
                progress=self._progress,
                processes=processes,
                replace=replace,
                free=None if free_disk is None else int(free_disk * GIB),
            )
        except DiskTooSmall as refused:
            raise CommandError(_disk(refused)) from refused
        except plan.AnotherFill as refused:
            raise CommandError(
                f"Le registre est déjà rempli ({refused}). Reprenez ces nombres, ou ajoutez "
                "--replace pour effacer toutes les demandes."
            ) from refused
        except plan.TrueDemands as refused:
            raise CommandError(
                "Ce registre contient des demandes ou des brouillons qui ne sont pas de "
                "démonstration : choisissez une autre base."
            ) from refused
        except plan.AtWork as refused:
            raise CommandError("Un autre remplissage est en cours : attendez sa fin.") from refused
        except places.NoTerritories as refused:
            raise CommandError("Chargez d'abord les territoires : make data.") from refused
        except CounterExhausted as refused:
            raise CommandError(f"Plus de numéros pour {refused} : demandez moins.") from refused
        except Stopped as refused:
            raise CommandError("Un processus s'est arrêté. Relancez : le travail continue.") from (
                refused
            )
        self.stdout.write(
            f"scale seed={seed} demands={report.demands} written={report.written} "
            f"seconds={report.seconds:.0f} per_second={report.written / report.seconds:.0f} "
            f"bytes_per_demand={report.bytes_per_demand:.0f}"
        )

    def _progress(self, what: str, done: int, total: int) -> None:
        """A bar that moves on a screen; a line each twentieth in a file."""
        twentieth, last = done * 20 // total, done == total
        on_screen = sys.stderr.isatty()
        if not on_screen and self._shown == (what, twentieth):
            return
        self._shown = (what, twentieth)
        bar = ("█" * round(WIDTH * done / total)).ljust(WIDTH, "·")
        spent = time.monotonic() - self._start
        line = f"  {what:<8}{bar} {done}/{total}  {spent:.0f} s"
        start, end = ("\r", "\n" if last else "") if on_screen else ("", "\n")
        self.stderr.write(f"{start}{line}", ending=end)


def _disk(refused: DiskTooSmall) -> str:
    needed = f"{refused.needed / GIB:.1f} Gio"
    if refused.free is None:
        return (
            f"Il faut {needed} sur le disque de PostgreSQL, et rien ne dit combien sont libres : "
            "ajoutez --free-disk."
        )
    return f"Il faut {needed}, et {refused.free / GIB:.1f} Gio sont libres : demandez moins."
