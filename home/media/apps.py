from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "home.media"
    label = "media"
    verbose_name = "images et documents"

    def ready(self):
        from home.media import receivers

        receivers.connect()
