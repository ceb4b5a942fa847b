from forms_wizard.demands import removal_run
from forms_wizard.demands.management.night import NightCommand, Progress


class Command(NightCommand):
    """Run late in the evening: the last day of the tolerance belongs to the person."""

    help = "Radie ce que la loi permet de radier : préavis prouvés, délais passés."
    name = "remove"

    def work(self, now) -> Progress:
        yield from removal_run.not_renewed(now=now)
        yield from removal_run.without_identity(now=now)
