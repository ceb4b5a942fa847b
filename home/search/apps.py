from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "home.search"
    label = "search"
    verbose_name = "recherche"

    def ready(self):
        from home.search import receivers

        receivers.connect()
