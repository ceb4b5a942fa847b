from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    name = "portal.interface"
    label = "interface"
    verbose_name = "interface"
