from django.core.management.base import BaseCommand
from django.utils import timezone

from home.reviews import reminders


class Command(BaseCommand):
    help = "Chaque nuit : demande de relire les pages dont le jour est venu."

    def handle(self, *args, **options):
        mails, asked, silent = reminders.ask(today=timezone.localdate(), progress=self.show)
        self.stdout.write(f"mails={mails} pages={asked} without_reader={silent}")

    def show(self, done: int) -> None:
        self.stderr.write(f"\r  {done} pages", ending="")
