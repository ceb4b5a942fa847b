from django.apps import AppConfig


class ReadabilityConfig(AppConfig):
    name = "home.readability"
    label = "readability"
    verbose_name = "lisibilité"

    def ready(self):
        from home.readability import receivers

        receivers.connect()
