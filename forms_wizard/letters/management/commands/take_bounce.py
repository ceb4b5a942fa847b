import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from forms_wizard.letters import proofs

# A report quotes a mail at most; what is longer is no report.
MAX_BYTES = 5_000_000
# « Try again later », to the mail server that gave the report (sysexits.h).
EX_TEMPFAIL = 75


class Command(BaseCommand):
    """The pipe of a mail server: one mail on standard input, one line of result.

    Any other mail is left aside without failing: a mail server answers a failure by a report.
    """

    help = "Lit sur l'entrée standard un courriel revenu et note quel courrier n'est pas arrivé."

    def handle(self, *args, **options):
        raw = sys.stdin.buffer.read(MAX_BYTES)
        try:
            told = proofs.take(raw, now=timezone.now())
        except Error as error:
            raise CommandError("database=unavailable", returncode=EX_TEMPFAIL) from error
        self.stdout.write(f"take_bounce {told}")
