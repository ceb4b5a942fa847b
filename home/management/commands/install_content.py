"""Install the pages that a new site starts with, in French and in the other languages."""

from django.core.management.base import BaseCommand

from home.content import WORDS
from home.content.translations import PAGES as TRANSLATED
from home.glossary.installation import install_words
from home.installation import INSTALLED, Installer
from home.translations.installation import (
    install_translated_words,
    install_translations,
    open_trees,
)


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
        done, total = 0, len(INSTALLED) + sum(map(len, TRANSLATED.values()))

        def progress(key: str) -> None:
            nonlocal done
            done += 1
            self.stderr.write(f"\r{done}/{total} {key:<24}", ending="")

        installer = Installer(refresh=refresh, progress=progress)
        report = installer.install(hostname=hostname, port=port)
        report.update(install_words(WORDS, refresh=refresh, find=installer.number))
        locales = open_trees()
        report.update(
            install_translations(installer.pages, locales, refresh=refresh, progress=progress)
        )
        report.update(install_translated_words(locales, refresh=refresh))
        self.stderr.write("")
        for key, page in installer.replaced.items():
            self.stderr.write(f"{key} : pas installée, « {page} » ({page.url_path}) est à sa place")
        self.stdout.write(" ".join(f"{name}={count}" for name, count in report.items()))
