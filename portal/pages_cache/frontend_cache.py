"""What Wagtail and the rooms call to have public pages rendered again."""

from wagtail.contrib.frontend_cache.backends.base import BaseBackend

from portal.interface.stamp import touch_on_commit


class PagesCacheBackend(BaseBackend):
    """Whatever the address, every cached page goes: menus and lists repeat what changed."""

    def purge(self, url) -> None:
        touch_on_commit()

    def purge_batch(self, urls) -> None:
        touch_on_commit()
