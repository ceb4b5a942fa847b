from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "directory.figures"
    label = "figures"
    verbose_name = "chiffres clés"
