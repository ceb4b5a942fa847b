"""How easy each published page is to read: kept, so that the report sorts thousands of them."""

from django.db import models
from wagtail.models import Page

from home.readability.measure import Ease, ease_of


class PageReading(models.Model):
    """The measure of what is published of a page; written anew with each publication."""

    page = models.OneToOneField(
        Page, models.CASCADE, related_name="reading", primary_key=True, verbose_name="page"
    )
    score = models.PositiveSmallIntegerField("indice")
    mean = models.FloatField("mots par phrase")
    long_share = models.FloatField("mots longs, en pour cent")
    words = models.PositiveIntegerField("mots")
    too_long = models.PositiveIntegerField("phrases trop longues")
    is_easy = models.BooleanField("facile à lire")

    class Meta:
        verbose_name = "lisibilité d'une page"
        verbose_name_plural = "lisibilité des pages"
        ordering = ["-score", "pk"]

    def __str__(self):
        return f"{self.page_id} {self.score}"

    @property
    def ease(self) -> str:
        return str(Ease(ease_of(self.score)).label)
