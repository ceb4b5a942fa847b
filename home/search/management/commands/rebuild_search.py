from django.core.management.base import BaseCommand
from wagtail.models import Page

from home.search.indexing import index_page
from home.search.models import SearchWord

SHOWN_EVERY = 50


class Command(BaseCommand):
    help = "Refait l'index de la recherche, page par page ; reprend avec --apres NUMÉRO."

    def add_arguments(self, parser):
        parser.add_argument(
            "--apres", type=int, default=0, help="numéro de la dernière page déjà faite"
        )

    def handle(self, *args, apres, **options):
        if not apres:
            SearchWord.objects.all().delete()
        pages = Page.objects.filter(pk__gt=apres).order_by("pk")
        total, entries = pages.count(), 0
        for done, page in enumerate(pages.iterator(chunk_size=200), start=1):
            entries += index_page(page)
            if done % SHOWN_EVERY == 0 or done == total:
                self.stderr.write(f"\r  {done}/{total} pages (--apres {page.pk})", ending="")
        if total:
            self.stderr.write("")
        self.stdout.write(f"pages={total} entries={entries}")
