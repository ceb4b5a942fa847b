from django.apps import AppConfig


class GuichetsConfig(AppConfig):
    name = "directory.guichets"
    label = "guichets"
    verbose_name = "guichets"

    def ready(self):
        from directory.guichets import import_kinds  # noqa: F401  registers them
