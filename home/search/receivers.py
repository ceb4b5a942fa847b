"""A page or a word is found as soon as it is published, and no longer once it is withdrawn."""

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

from home.glossary.models import GlossaryPage, Term
from home.search.indexing import index_page
from home.search.models import SearchEntry


def page_changed(sender, instance, **kwargs) -> None:
    index_page(instance)


def page_withdrawn(sender, instance, **kwargs) -> None:
    # Also said of a page about to be deleted, which is still published.
    SearchEntry.objects.filter(page_id=instance.pk).delete()


def term_changed(sender, instance, **kwargs) -> None:
    for page in GlossaryPage.objects.live().filter(locale_id=instance.locale_id):
        index_page(page)


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(term_changed, sender=Term, dispatch_uid="search")
    # A page that moves keeps its entries: its address is read anew.
    page_published.connect(page_changed, dispatch_uid="search")
    page_unpublished.connect(page_withdrawn, dispatch_uid="search")
