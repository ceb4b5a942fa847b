from datetime import datetime

from django.utils import timezone

from forms_wizard.demands.management.night import NightCommand, Progress
from home.feedback import receiving


class Command(NightCommand):
    help = "Chaque nuit : efface les commentaires trop anciens des avis sur les pages."
    name = "tend_messages"

    def work(self, now: datetime) -> Progress:
        today = timezone.localdate(now)
        yield "comments_erased", receiving.forget(today=today)
