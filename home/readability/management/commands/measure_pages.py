"""Measure again how easy every published page is to read."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from home.readability.receivers import remember


class Command(BaseCommand):
    help = "mesure à nouveau la lisibilité de toutes les pages publiées"

    def handle(self, **options):
        done = 0
        for page in Page.objects.live().specific().iterator(chunk_size=200):
            remember(type(page), page)
            done += 1
        self.stdout.write(f"measured={done}")
