from django.apps import AppConfig


class PagesCacheConfig(AppConfig):
    name = "portal.pages_cache"
    label = "pages_cache"
    verbose_name = "cache des pages"

    def ready(self):
        from portal.pages_cache import receivers

        receivers.connect()
