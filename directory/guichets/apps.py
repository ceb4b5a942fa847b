from django.apps import AppConfig


class GuichetsConfig(AppConfig):
    name = "directory.guichets"
    label = "guichets"
    verbose_name = "guichets"
