from django.core.management.base import BaseCommand
from django.utils import timezone

from home.incidents import unavailable


class Command(BaseCommand):
    help = "Écrit la page « service indisponible », que le serveur frontal montre sans le site."

    def handle(self, *args, **options):
        self.stdout.write(str(unavailable.write(now=timezone.now())))
