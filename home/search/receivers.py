"""A page is found as soon as it is published, and no longer once it is withdrawn."""

from wagtail.signals import page_published, page_unpublished

from home.search.indexing import index_page


def page_changed(sender, instance, **kwargs) -> None:
    index_page(instance)


def connect() -> None:
    # A deleted page takes its entries with it; a moved one keeps them, its address is read anew.
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed, dispatch_uid="search")
