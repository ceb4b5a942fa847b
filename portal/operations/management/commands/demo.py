from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from directory.figures import ceilings_import
from directory.figures.models import Ceiling, Figure
from directory.guichets.models import Guichet, HelpPlace
from directory.territory.models import Commune
from home.search import demonstration as searches
from home.search.models import SearchEntry
from portal.operations import (
    demonstration,
    demonstration_letters,
    demonstration_media,
    demonstration_messages,
    demonstration_pages,
)

WIDTH = 30


class Command(BaseCommand):
    help = "Prépare une base de démonstration ; complète ce qui manque, garde ce qui est là."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="port du site")

    def handle(self, *args, port, **options):
        self._migrate()
        # Loaded before zones were known: the figures made up below follow from them.
        if not Commune.objects.exclude(zone_abc="").exists():
            self._step("territoires")
            call_command("load_territories", stdout=self.stderr, stderr=self.stderr)
        if not Ceiling.objects.exists():
            self._step("plafonds de ressources")
            file = str(ceilings_import.FILE)
            call_command("import_file", "plafonds", file, stdout=self.stderr, stderr=self.stderr)
        if not Guichet.objects.exists():
            self._step("guichets et bailleurs")
            call_command("load_demo_guichets", stdout=self.stderr, stderr=self.stderr)
        if not HelpPlace.objects.exists():
            self._step("mairies")
            call_command("load_town_halls", stdout=self.stderr, stderr=self.stderr)
        if not Figure.objects.exists():
            self._step("chiffres clés")
            call_command("load_demo_figures", stdout=self.stderr, stderr=self.stderr)
        self._step("pages du site")
        call_command("install_content", port=port, stdout=self.stderr, stderr=self.stderr)
        demonstration_media.show()
        if not SearchEntry.objects.exists():
            self._step("index de la recherche")
            call_command("rebuild_search", stdout=self.stderr, stderr=self.stderr)
        searches.write(today=timezone.localdate())
        call_command("install_roles", stdout=self.stderr)
        accounts = demonstration.make_accounts()
        demonstration_pages.keep(today=timezone.localdate())
        demonstration_pages.send_for_review()
        try:
            demands = demonstration.make_demands(now=timezone.now(), progress=self._bar)
        except demonstration.IncompletePerson as error:
            raise CommandError(f"IncompletePerson: {error}") from error
        call_command("write_unavailable_page", stdout=self.stderr)
        demonstration_messages.write(now=timezone.now())
        letters = demonstration_letters.write(now=timezone.now())
        self.stdout.write(f"accounts={accounts} demands={demands} letters={letters}")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._step("base de données (une vingtaine de secondes)")
            call_command("migrate", verbosity=0, stdout=self.stderr)

    def _step(self, text: str) -> None:
        self.stderr.write(f"→ {text}", ending="\n")

    def _bar(self, done: int, total: int) -> None:
        full = "█" * (WIDTH * done // total)
        end = "\n" if done == total else ""
        self.stderr.write(f"\r  {full:<{WIDTH}} {done}/{total} demandes", ending=end)
