from forms_wizard.demands.management.night import NightCommand, Progress
from forms_wizard.letters import proofs


class Command(NightCommand):
    """Run before `remove`: nobody is removed without the proofs that it writes."""

    help = "Tient pour remis les courriers que rien n'a contredits."
    name = "prove"

    def work(self, now) -> Progress:
        yield "proved", proofs.prove(now=now)
