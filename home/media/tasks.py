"""What the worker does with pictures."""

from django_tasks import task
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache
from wagtail.models import Page

from home.media import renditions
from home.media.models import Picture


@task()
def prepare_picture(picture_id: int) -> None:
    """Make the sizes of one picture; pages that show it are rendered again."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture and renditions.prepare(picture):
        purge_url_from_cache("/")


@task()
def prepare_page(page_id: int) -> None:
    """Make the missing sizes of the pictures of a page that was published."""
    page = Page.objects.filter(pk=page_id).first()
    pictures = renditions.pictures_of(page.specific) if page else []
    if sum(renditions.prepare(picture) for picture in pictures):
        purge_url_from_cache("/")
