from django.core.management.base import BaseCommand
from django.utils import timezone

from home.search import unanswered


class Command(BaseCommand):
    help = "Chaque nuit : compte les recherches sans résultat de la veille, oublie les anciennes."

    def handle(self, *args, **options):
        today = timezone.localdate()
        counted, erased = unanswered.count(today=today), unanswered.forget(today=today)
        self.stdout.write(f"counted={counted} erased={erased}")
