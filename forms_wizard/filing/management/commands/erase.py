from forms_wizard.demands.management.night import NightCommand, Progress
from forms_wizard.filing import erasure


class Command(NightCommand):
    help = "Efface ce que la loi ne permet plus de garder : demandes, pièces, brouillons."
    name = "erase"

    def work(self, now) -> Progress:
        yield from erasure.run(now=now)
