from django.utils import timezone

from forms_wizard.demands import identity_reminders, ladder
from forms_wizard.demands.management.night import NightCommand, Progress


class Command(NightCommand):
    help = "Écrit les préavis et les rappels du jour (renouvellement, pièce d'identité)."
    name = "warn"

    def work(self, now) -> Progress:
        today = timezone.localdate(now)
        for kind, channel, demands in ladder.tonight(today=today):
            for written in ladder.write(kind, channel, demands, now=now):
                yield f"{kind}/{channel}", written
        for kind in identity_reminders.KINDS:
            for written in identity_reminders.write(kind, now=now):
                yield str(kind), written
