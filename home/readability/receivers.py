"""A page that is published is measured."""

from wagtail.models import Page
from wagtail.signals import page_published

from home.models import BasePage
from home.readability.models import PageReading
from home.readability.reading import reading_of


def connect() -> None:
    page_published.connect(remember, dispatch_uid="readability")


def remember(sender, instance: Page, **kwargs) -> None:
    """Write the measure of the page; a page without a sentence has none."""
    if not isinstance(instance, BasePage):
        return
    reading = reading_of(instance)
    if not reading.words:
        PageReading.objects.filter(page_id=instance.pk).delete()
        return
    PageReading.objects.update_or_create(
        page_id=instance.pk,
        defaults={
            "score": reading.score,
            "mean": reading.mean,
            "long_share": reading.long_share,
            "words": reading.words,
            "too_long": len(reading.too_long),
            "is_easy": instance.is_easy,
        },
    )
