"""When pictures get their sizes: as they arrive or change, and as a page is published."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.signals import page_published

from home.media import renditions
from home.media.models import Picture


def picture_saved(sender, instance: Picture, **kwargs) -> None:
    # After the commit: the form of a replaced picture deletes the old sizes after it saved.
    transaction.on_commit(lambda: _begin(instance))


def page_published_now(sender, instance, **kwargs) -> None:
    from home.media.tasks import prepare_page

    if renditions.pictures_of(instance):
        prepare_page.enqueue(instance.pk)


def _begin(picture: Picture) -> None:
    from home.media.tasks import prepare_picture

    renditions.make_first(picture)
    prepare_picture.enqueue(picture.pk)


def connect() -> None:
    post_save.connect(picture_saved, sender=Picture, dispatch_uid="media.picture")
    page_published.connect(page_published_now, dispatch_uid="media.page")
