"""Install the French pages that a new site starts with."""

from django.core.management.base import BaseCommand

from home.content import WORDS
from home.glossary.installation import install_words
from home.installation import INSTALLED, Installer


class Command(BaseCommand):
    help = (
        "Installe les pages et les mots de départ du site. "
        "Ne change jamais ce qu'un rédacteur a écrit."
    )

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default="localhost", help="nom du site")
        parser.add_argument("--port", type=int, default=80, help="port du site")
        parser.add_argument(
            "--refresh",
            action="store_true",
            help="récrit les pages que personne n'a changées depuis leur installation",
        )

    def handle(self, *args, hostname, port, refresh, **options):
        done = 0

        def progress(key: str) -> None:
            nonlocal done
            done += 1
            self.stderr.write(f"\r{done}/{len(INSTALLED)} {key:<24}", ending="")

        installer = Installer(refresh=refresh, progress=progress)
        report = installer.install(hostname=hostname, port=port)
        report.update(install_words(WORDS, refresh=refresh, find=installer.number))
        self.stderr.write("")
        self.stdout.write(" ".join(f"{name}={count}" for name, count in report.items()))
