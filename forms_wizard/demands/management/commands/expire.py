from django.utils import timezone

from forms_wizard.demands import ladder
from forms_wizard.demands.management.night import NightCommand, Progress


class Command(NightCommand):
    help = "Prévient les personnes dont la demande n'est plus valable depuis hier."
    name = "expire"

    def work(self, now) -> Progress:
        for kind, channel, demands in ladder.expired(today=timezone.localdate(now)):
            for written in ladder.write(kind, channel, demands, now=now):
                yield f"{kind}/{channel}", written
