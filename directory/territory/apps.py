from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "directory.territory"
    label = "territory"
    verbose_name = "territoires"
