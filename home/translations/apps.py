from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "home.translations"
    label = "translations"
    verbose_name = "traductions"

    def ready(self):
        from home.translations import upkeep

        upkeep.connect()
