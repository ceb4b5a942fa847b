from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "directory.figures"
    label = "figures"
    verbose_name = "chiffres clés"

    def ready(self):
        from directory.figures import import_kinds  # noqa: F401  registers the kinds
