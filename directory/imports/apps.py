from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "directory.imports"
    label = "imports"
    verbose_name = "imports"
