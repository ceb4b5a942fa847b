from django.core.management.base import BaseCommand
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from home.media.models import Picture
from home.media.renditions import prepare


class Command(BaseCommand):
    help = "Fait les tailles d'images qui manquent ; à lancer quand une version en ajoute."

    def handle(self, **options):
        pictures = made = 0
        for picture in Picture.objects.order_by("pk").iterator():
            pictures, made = pictures + 1, made + prepare(picture)
            self.stderr.write(f"{picture.pk} ", ending="")
        if made:
            purge_url_from_cache("/")
        self.stdout.write(f"pictures={pictures} made={made}")
