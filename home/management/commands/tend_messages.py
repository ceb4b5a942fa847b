from datetime import datetime

from django.utils import timezone

from forms_wizard.demands.management.night import NightCommand, Progress
from home.contact import chasing, lifecycle
from home.feedback import receiving


class Command(NightCommand):
    help = "Chaque nuit : relance, clôt et efface les messages, efface les vieux commentaires."
    name = "tend_messages"

    def work(self, now: datetime) -> Progress:
        today = timezone.localdate(now)
        chased, silent = chasing.chase(now=now)
        yield "chased", chased
        yield "without_address", silent
        yield "sent_again", lifecycle.send_again(now=now)
        yield "handed_over", lifecycle.give_to_help_desk(now=now)
        yield "closed", lifecycle.close_answered(now=now)
        yield "messages_erased", lifecycle.forget(today=today)
        yield "comments_erased", receiving.forget(today=today)
